import Testing

@testable import RegistryCore

/// Folding all records gives the register that came of taking the events in one by one (DOMAIN §8.3).
@Suite struct FoldingTests {
  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func foldingAgreesWithEvolving(seed: UInt64) {
    var history = RandomHistory(seed: seed)
    for step in 1...200 {
      history.step()
      if step.isMultiple(of: 20) {
        Self.compare(history.scenario.register, history.scenario.folded(), "seed \(seed), step \(step)")
      }
    }
    #expect(history.scenario.records.count > 40, "chance has become too foolish to test anything")
  }

  /// What was known at a moment is what the register was then, whatever was recorded since.
  @Test(arguments: 21...24 as ClosedRange<UInt64>)
  func aPastMomentIsWhatItWas(seed: UInt64) throws {
    var history = RandomHistory(seed: seed)
    for _ in 1...80 { history.step() }
    var then = history.scenario.register
    let moment = try #require(then.lastRecordedAt)
    // Commands recorded at the same instant are known together.
    history.step()
    while history.scenario.register.lastRecordedAt == moment {
      then = history.scenario.register
      history.step()
    }
    for _ in 1..<80 { history.step() }
    Self.compare(then, history.scenario.folded(knownAt: Text(moment.utc)), "seed \(seed)")
  }

  /// A random history reaches every kind of command often enough to mean something.
  @Test func chanceReachesNearlyEveryCommand() {
    var reached: Set<CommandName> = []
    for seed in 1...6 as ClosedRange<UInt64> {
      var history = RandomHistory(seed: seed)
      for _ in 1...200 { history.step() }
      reached.formUnion(history.accepted.keys)
    }
    let wanted: Set<CommandName> = [
      .submitApplication, .reviewLocally, .recordInspection, .recordExpertReview, .recordDeliberation, .publishNotice,
      .certify, .refuseCertification, .withdrawApplication, .submitAnnualReport, .recordAssessment, .grantReward,
      .orderRectification, .imposeSanction, .revokeTitle, .relinquishTitle, .findFraud, .recordChange, .recordService,
      .fileDispute, .decideDispute, .correctRecord, .annulRecord, .adoptRegulation,
    ]
    #expect(wanted.subtracting(reached) == [])
  }

  private static let days: [CivilDate] = (0..<16).map { CivilDate.day("2018-01-01").adding(days: 190 * $0) }

  private static func compare(_ evolved: Register, _ folded: Register, _ comment: Comment) {
    for question in questions {
      let (one, other) = (evolved.answer(question), folded.answer(question))
      #expect("\(String(describing: one))" == "\(String(describing: other))", comment)
    }
  }

  private static let questions: [Question] =
    days.flatMap { day -> [Question] in
      [
        .status("s1", on: day), .status("s2", on: day), .register(on: day), .ban("op1", on: day), .ban("op2", on: day),
        .overdueReports(on: day), .obligations(on: day, nil), .bans(on: day), .regulation(on: day),
        .assessments(year: day.year),
      ]
    } + [
      .expiring(from: days[0], to: .last(of: 2100)), .show("s1", on: days[15]), .show("s2", on: days[15]),
    ]
}
