import Testing

@testable import RegistryCore

/// What an amendment reaches although no decision needed it so far: the register comes out as from the whole log.
@Suite struct EngineKinshipTests {
  private static let founded: [Act] = [
    Act.registerOperator().named("c1"), Act.registerSpace().named("c2"),
    Act.registerOperator("op2", uscc: "91350100M000100Y43").named("c0"),
  ]
  private static let renamed = Act.change("rename", ["newName": "新众创空间", "newOperatorId": "op2"], on: "2017-06-02")
    .named("g1")

  /// The operator of the space on a day, and that a verification finds nothing.
  private func expect(_ fixture: EngineFixture, _ operator: String, on day: Text, stage: String = "none") throws {
    let status = try fixture.ask(["query": "status", "spaceId": "s1", "on": .string(day)])
    #expect(status.contains("\"operatorId\":\"\(`operator`)\""), "\(status)")
    #expect(status.contains("\"applicationStage\":\"\(stage)\""), "\(status)")
    let verification = try DirectoryVerification(
      fixture.path, DirectoryVerification.Measure(), on: fixture.disk, render: AnswerJSON.bytes
    ) { _, _ in }
    #expect(verification.checks.compactMap(\.failure) == [])
    let before = try fixture.answers()
    try fixture.reopen()
    expectSame(before, try fixture.answers())
  }

  /// A change of the name carries the operator that it turns out to have been about (DOMAIN §8.3).
  @Test func aChangeMayTurnOutToBeOneOfTheOperator() throws {
    let corrected = try EngineFixture()
    try corrected.given(Self.founded + [Self.renamed, .correct("g1", ["kind": "operator"])])
    try expect(corrected, "op2", on: "2018-02-01")
    let modified = try EngineFixture()
    try modified.given(
      Self.founded + [
        Self.renamed, .dispute("g1", on: "2018-01-02"),
        .decide("modified", on: "2018-01-03", changes: ["kind": "operator"]),
      ])
    try expect(modified, "op2", on: "2018-02-01")
    let body = try EngineFixture()
    try body.given(
      Self.founded + [
        Act.change("operatorRename", ["operatorId": "op1", "newName": "新公司", "newOperatorId": "op2"], on: "2017-06-02")
          .named("g1"), .correct("g1", ["kind": "operator"]),
      ])
    try expect(body, "op2", on: "2018-02-01")
  }

  /// An operator may be annulled whom only commands name that have become illegal; they lose their effect with it
  /// (DOMAIN §8.4).
  @Test func anAnnulledOperatorTakesTheEffectOfIllegalCommandsAlong() throws {
    let changed = try EngineFixture()
    try changed.given(
      Self.founded + [
        Act.apply().named("c3"), Act.review().with("result", "rejected").named("c4"),
        Act.change("operator", ["newOperatorId": "op2"], on: "2018-03-13").named("g1"),
        .dispute("c4", on: "2018-03-14"),
        .decide("modified", on: "2018-03-14", changes: ["result": "endorsed"]),
      ])
    try expect(changed, "op2", on: "2018-03-20", stage: "endorsed")
    try changed.given(.annul("c0"))
    try expect(changed, "op1", on: "2018-03-20", stage: "endorsed")
  }

  @Test func anAnnulledOperatorTakesItsApplicationsAlong() throws {
    let fixture = try EngineFixture()
    try fixture.given(
      Self.founded + [
        Act.change("operator", ["newOperatorId": "op2"], on: "2018-03-02").named("g1"),
        Act.apply(operator: "op2").named("c3"), .dispute("g1", on: "2018-03-14"),
        .decide("modified", on: "2018-03-14", changes: ["kind": "rename", "newName": "名"]), .annul("c0"),
      ])
    try expect(fixture, "op1", on: "2018-03-20")
    #expect(try fixture.submit(.review()) == "refused G1 unknownApplication")
  }

  /// An order counts as one on its basis also where that is gone, or is another space's by now (DOMAIN §6.6).
  @Test func anOrderOutlivesItsBasis() throws {
    let fixture = try EngineFixture.certified()
    try fixture.given(
      Act.assess("unqualified").named("as1"), Act.order().named("or1"), .dispute("or1", on: "2019-01-22"),
      .decide("modified", on: "2019-01-23", changes: ["deadline": "2019-04-01"]), .annul("as1"))
    #expect(
      try fixture.submit(.order("r2", on: "2019-01-24", deadline: "2019-04-21"))
        == "refused R8.5 noSuchAssessment; R8.5 alreadyOrdered")
    try fixture.reopen()
    #expect(
      try fixture.submit(.order("r2", on: "2019-01-24", deadline: "2019-04-21"))
        == "refused R8.5 noSuchAssessment; R8.5 alreadyOrdered")
  }
}
