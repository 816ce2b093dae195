import Testing

@testable import RegistryCore

/// For random histories with corrections, annulments and disputes: what the registry answers about any day as known at
/// any instant is what a registry answers that was given only the commands recorded up to then (DOMAIN §8.2).
@Suite struct EnginePastTests {
  /// Commands that were all accepted, in order.
  private static func history(_ seed: UInt64, steps: Int) -> [Record] {
    var history = RandomHistory(seed: seed)
    for _ in 1...steps { history.step() }
    return history.scenario.records
  }

  private static func submit(_ records: some Sequence<Record>, to fixture: EngineFixture) throws {
    for record in records {
      let outcome = try fixture.engine.stage(command(record), by: EngineFixture.clerk, now: record.recordedAt)
      #expect(outcome.isAccepted, "\(record.id): \(EngineFixture.verdict(outcome))")
    }
    try fixture.engine.commit()
  }

  private static func command(_ record: Record) -> JSONValue {
    .object([
      "commandId": .string(record.id.text), "recordedAt": .string(Text(record.recordedAt.utc)),
      "recordedBy": .string(record.recordedBy), "command": .string(record.name.name), "data": .object(record.data),
    ])
  }

  /// Numbers that a seed fixes.
  private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  private static func days(_ dice: inout Dice) -> [Text] {
    (0..<3).map { _ in CivilDate.day("2017-12-01").adding(days: Int.random(in: 0..<3_500, using: &dice)).text }
  }

  @Test(arguments: 41...45 as ClosedRange<UInt64>)
  func everyPastAnswerIsThatOfARegistryOfThen(seed: UInt64) throws {
    var dice = Dice(state: seed)
    let records = Self.history(seed, steps: 110)
    let registry = try EngineFixture()
    try Self.submit(records, to: registry)
    for _ in 0..<3 {
      let instant = try #require(records.randomElement(using: &dice)).recordedAt
      let known = records.prefix { $0.recordedAt <= instant }
      let past = try EngineFixture()
      try Self.submit(known, to: past)
      let days = Self.days(&dice)
      let commands = known.map(\.id.text)
      let comment = "seed \(seed), known at \(instant.utc), \(known.count) of \(records.count) records"
      expectSame(
        try past.answers(commands: commands, on: days),
        try registry.answers(knownAt: Text(instant.utc), commands: commands, on: days), comment)
      // Also what was learned from one past moment to another.
      let earlier = try #require(known.randomElement(using: &dice)).recordedAt
      for day in days {
        var question: JSONObject = [
          "query": "diff", "spaceId": "s1", "on": .string(day), "knownAt": .string(Text(earlier.utc)),
        ]
        let then = try past.ask(question)
        question["and"] = .string(Text(instant.utc))
        #expect(try registry.ask(question) == then, "\(comment), since \(earlier.utc)")
      }
    }
  }

  /// What is tried at a past moment comes out as it would have then, and leaves nothing behind.
  @Test(arguments: 61...63 as ClosedRange<UInt64>)
  func whatIfIsWhatWouldHaveBeen(seed: UInt64) throws {
    var dice = Dice(state: seed)
    let records = Self.history(seed, steps: 110)
    let registry = try EngineFixture()
    try Self.submit(records, to: registry)
    let answers = try registry.answers(on: ["2020-06-01"])
    let (size, changes) = (registry.engine.size, registry.disk.changes.count)
    for _ in 0..<4 {
      let instant = try #require(records.dropLast().randomElement(using: &dice)).recordedAt
      let known = records.prefix { $0.recordedAt <= instant }
      let tried = records.dropFirst(known.count).prefix(6)
      let day = try #require(CivilDate(iso: Self.days(&dice)[0]))
      let past = try EngineFixture()
      try Self.submit(known, to: past)
      let before = (past.engine.register.spaceStatus("s1", on: day), past.engine.register.spaceStatus("s2", on: day))
      let result = try registry.engine.whatIf(
        tried.map(Self.command), by: EngineFixture.clerk, now: instant, knownAt: instant, on: day,
        showing: ["s1", "s2"])
      try Self.submit(tried, to: past)
      #expect(result.outcomes.count == tried.count && result.outcomes.allSatisfy(\.isAccepted))
      let after = (past.engine.register.spaceStatus("s1", on: day), past.engine.register.spaceStatus("s2", on: day))
      let comment: Comment = "seed \(seed), \(tried.count) commands at \(instant.utc), on \(day)"
      #expect(result.effects.map(\.space) == ["s1", "s2"], comment)
      #expect(result.effects[0].before == before.0 && result.effects[1].before == before.1, comment)
      #expect(result.effects[0].after == after.0 && result.effects[1].after == after.1, comment)
    }
    #expect(registry.engine.size == size && registry.disk.changes.count == changes)
    expectSame(answers, try registry.answers(on: ["2020-06-01"]))
  }
}
