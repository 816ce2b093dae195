import Testing

@testable import RegistryCore

/// Histories that chance writes: mostly what comes next, on days that mostly go forward. The same seed gives the same
/// history as long as the rules and this file stay as they are.
struct RandomHistory {
  private var chance: Chance
  private var day: CivilDate = .day("2018-01-05")
  private(set) var scenario: Scenario
  private(set) var accepted: [CommandName: Int] = [:]
  private var serial = 0

  init(seed: UInt64) {
    chance = Chance(state: seed)
    scenario = Scenario().given(
      .registerOperator(), .registerOperator("op2", uscc: RegistrationTests.secondCode), .registerSpace(),
      .registerSpace("s2", operator: "op2").with(["name": "二", "address": "二路"]))
  }

  /// Tries one more command.
  mutating func step() {
    day = day.adding(days: chance.below(12) == 0 ? -chance.below(20) : chance.below(18))
    let act = proposal()
    if scenario.submit(act.named(fresh("c"))).hasPrefix("accepted") { accepted[act.name, default: 0] += 1 }
  }

  private mutating func fresh(_ prefix: String) -> Text {
    serial += 1
    return Text("\(prefix)\(serial)")
  }

  private mutating func proposal() -> Act {
    let space = chance.pick([SpaceID("s1"), "s2"])
    guard let found = scenario.register.spaces[space] else { return .registerSpace(space.text) }
    switch chance.below(20) {
    case 0: return amendment()
    case 1: return dispute()
    case 2: return .adopt([chance.pick(["validityYears", "banYears"]): 2], id: fresh("v"), from: day.text)
    case 3: return change(found)
    case 4, 5, 6: return duty(found)
    case _: return procedure(found)
    }
  }

  /// The next step of the open application, or a new one.
  private mutating func procedure(_ space: Space) -> Act {
    guard let open = space.openApplication else {
      let name = JSONValue.string(space.names.on(day))
      return Act.apply(fresh("a"), on: day.text, space: space.id.text, operator: space.operators.on(day).text)
        .with("form.spaceName", name)
    }
    let id = open.id.text
    if chance.below(15) == 0 { return chance.pick([.refuse(id, on: day.text), .withdraw(id, on: day.text)]) }
    let missing = Stage.allCases.first { $0 != .preliminaryReview && open.attempt($0)?.passed != true }
    switch missing {
    case .localReview?:
      return Act.review(id, on: day.text).with("jurisdiction", .string(space.jurisdictions.on(day)))
        .with("result", chance.below(8) == 0 ? "rejected" : "endorsed")
    case .preliminaryReview?: return .preview(id, on: day.text)
    case .siteInspection?:
      return Act.inspect(fresh("i"), id, on: day.text).with("conclusion", chance.below(5) == 0 ? "failed" : "passed")
    case .expertReview?: return .assessExpertly(id, on: day.text)
    case .deliberation?: return .deliberate(id, on: day.text)
    case .publicNotice?: return .publish(fresh("n"), id, from: day.text, to: day.adding(days: 8).text)
    case nil:
      day = day.adding(days: 9)
      return .certify(fresh("t"), id, on: day.text)
    }
  }

  /// Reports, assessments, rectification, sanctions, endings, fraud.
  private mutating func duty(_ space: Space) -> Act {
    let order = space.rectifications.last?.id.text ?? "r"
    let act: Act
    switch chance.below(12) {
    case 0, 1: act = .report(day.year - chance.below(2), on: day.text)
    case 2, 3: act = .assess(chance.pick(["excellent", "unqualified"]), fresh("e"), year: day.year, on: day.text)
    case 4: act = .reward(day.year, on: day.text)
    case 5:
      let basis = space.assessments.last?.id.text ?? "e"
      act = .order(fresh("r"), on: day.text, deadline: day.adding(days: 60).text, basis: basis)
    case 6: act = .reportRectification(order, on: day.text)
    case 7: act = .verify(chance.pick(["passed", "failed"]), order, on: day.text)
    case 8: act = .sanction("serious", "revocation", fresh("x"), on: day.text)
    case 9: act = .revoke(space.sanctions.last?.id.text ?? "x", on: day.text, ground: "seriousViolation")
    case 10: act = .findFraud(fresh("f"), space.applications.last?.id.text ?? "a", on: day.text)
    case _: act = .relinquish(on: day.text)
    }
    return act.data["spaceId"] == nil ? act : act.with("spaceId", .string(space.id.text))
  }

  private mutating func change(_ space: Space) -> Act {
    let act: Act =
      switch chance.below(3) {
      case 0: .change("rename", ["newName": chance.pick(["甲", "乙"])], id: fresh("g"), on: day.text)
      case 1:
        .change(
          "relocate",
          [
            "newAddress": chance.pick(["甲路", "乙路"]), "newJurisdiction": "pinglu", "newTotalArea": 300,
            "newPublicArea": 290, "documentNo": "朔科函〔2018〕4号",
          ], id: fresh("g"), on: day.text)
      case _:
        .change(
          "operator", ["newOperatorId": chance.pick(["op1", "op2"]), "documentNo": "朔科函〔2018〕4号"], id: fresh("g"),
          on: day.text)
      }
    return act.with("spaceId", .string(space.id.text))
  }

  /// Service, disputes and their decisions.
  private mutating func dispute() -> Act {
    let target = chance.pick(scenario.records)
    let pending = scenario.register.proceedings.values.flatMap(\.disputes).filter { $0.decision == nil }
      .map(\.id).min()
    if let pending {
      let outcome = chance.pick(["setAside", "upheld", "modified"])
      return .decide(
        .string(Text(outcome)), pending.text, on: day.text,
        changes: outcome == "modified" ? ["decisionDate": .string(day.adding(days: -30).text)] : nil)
    }
    return chance.below(2) == 0
      ? .serve(target.id.text, on: day.text) : .dispute(target.id.text, fresh("d"), on: day.text)
  }

  /// A correction of a date, or an annulment.
  private mutating func amendment() -> Act {
    let target = chance.pick(Array(scenario.records.suffix(12)))
    if chance.below(3) == 0 { return .annul(target.id.text) }
    let dates = CommandTable.spec(of: target.name).fields.filter { $0.type == .date && $0.required }
    guard let field = dates.first, let old = target.data[field.name]?.asText.flatMap(CivilDate.init(iso:)) else {
      return .annul(target.id.text)
    }
    return .correct(target.id.text, [field.name: .string(old.adding(days: -chance.below(4)).text)])
  }
}

/// SplitMix64: a stream of numbers that a seed fixes.
private struct Chance {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ limit: Int) -> Int {
    Int(next() % UInt64(limit))
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[below(elements.count)]
  }
}
