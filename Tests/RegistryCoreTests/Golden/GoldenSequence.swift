import Testing

@testable import RegistryCore

/// The commands that the golden log came from: every kind of event, in an order that the rules allow.
enum GoldenSequence {
  private static let evidence = Text(String(repeating: "0123456789abcdef", count: 4))

  static let acts: [Act] = registrations + closedApplications + certification + duties + secondSpace + repairs

  private static let registrations: [Act] = [
    .adopt(["banYears": 2]),
    Act.openCall().recorded("2017-06-02"),
    .registerOperator(),
    .registerOperator("op2", uscc: RegistrationTests.secondCode),
    .registerSpace(),
    Act.registerSpace("s2", operator: "op2").with(["name": "二号\"空间\"", "address": "平鲁区\\二路2号"]),
  ]

  private static let closedApplications: [Act] = [
    .apply("a1", on: "2018-03-05"), Act.review("a1", on: "2018-03-12").with("result", "rejected"),
    .apply("a2", on: "2018-03-13"), .withdraw("a2", on: "2018-03-14"),
    .apply("a3", on: "2018-03-15"), .review("a3", on: "2018-03-16"), .refuse("a3", on: "2018-04-01"),
  ]

  private static let certification: [Act] = [
    Act.apply("a4", on: "2018-04-02").with([
      "callId": "k1", "form.spaceName": "雁门创客空间", "attachments": .array([.string(evidence)]), "note": "逐项\n核对",
    ]),
    .review("a4", on: "2018-04-03"), .preview("a4", on: "2018-04-04"), .inspect("ia4", "a4", on: "2018-04-10"),
    .assessExpertly("a4", on: "2018-04-20"), .deliberate("a4"), .publish("na4", "a4"),
    Act.object("o1", notice: "na4").with("objector", "赵六"), .resolve("o1"),
    Act.certify("t4", "a4").with("documentNo", "朔科发[2018]20号").named("certify4"),
  ]

  private static let duties: [Act] = [
    .serve("certify4", on: "2018-06-11"), .change("rename", ["newName": "雁门新空间"]),
    .report(2018, on: "2019-01-10"), .assess("excellent"), .reward(),
    .assess("unqualified", "e2", year: 2019, on: "2020-01-20"),
    .order("r1", on: "2020-01-21", deadline: "2020-04-20", basis: "e2"), .reportRectification("r1", on: "2020-03-01"),
    .verify("passed", "r1", on: "2020-03-10"), .sanction("moderate", "rectification", "x1", on: "2020-05-01"),
    .order("r2", on: "2020-05-02", deadline: "2020-06-02", ground: "violation", basis: "x1"),
    .verify("failed", "r2", on: "2020-06-10"), .revoke("r2", on: "2020-06-20"),
    .findFraud("f1", "a4", on: "2020-07-01"),
  ]

  private static let secondSpace: [Act] =
    [
      Act.apply("a5", space: "s2", operator: "op2").with("form.spaceName", "二号\"空间\"")
    ] + Act.stages(of: "a5", in: 2018) + [
      Act.certify("t5", "a5").named("certify5"), .dispute("certify5", on: "2018-07-01"),
      .decide("upheld", on: "2018-08-01"), Act.relinquish(on: "2020-08-01").with("spaceId", "s2"),
    ]

  private static let repairs: [Act] = [
    Act.openCall("k2", from: "2021-01-10", to: "2021-04-30").recorded("2020-08-02").named("call2"),
    .correct("call2", ["closesOn": "2021-05-31"]),
    Act.openCall("k3", from: "2021-01-10", to: "2021-04-30").recorded("2020-08-02").named("call3"),
    .annul("call3"), .erase("application:a4", on: "2020-08-02"),
  ]

  /// The lines that the sequence gives today. A commitment depends on its salt, so an asterisk stands for it.
  static func lines() throws -> (lines: [String], fixture: EngineFixture) {
    let fixture = try EngineFixture()
    try fixture.given(acts)
    return (fixture.lines.map { masked($0.text) }, fixture)
  }

  static func masked(_ line: String) -> String {
    var parts = line.split(separator: "{\"commitment\":\"", omittingEmptySubsequences: false).map(String.init)
    for index in parts.indices.dropFirst() {
      if let end = parts[index].firstIndex(of: "\"") { parts[index] = "*" + parts[index][end...] }
    }
    return parts.joined(separator: "{\"commitment\":\"")
  }
}
