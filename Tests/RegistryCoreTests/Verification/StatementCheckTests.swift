import Testing

@testable import RegistryCore

/// What the registry says of itself is told from what somebody made up.
@Suite struct StatementCheckTests {
  private static let author = Author(userID: 7, user: "wang")
  private static let at = Instant(timestamp: "2020-05-01T08:00:00Z")!
  private static let founding = EventLine.founding(.shuozhou2016, at: at, by: author)
  private static let commitment = EventLine.statement(
    .streamsCommitted, StreamCommitment(size: 8, streams: 3, root: SHA256().emptyRoot).facts, seq: 9, at: at,
    by: author, previous: [StreamLink("commitments", previous: 0)])
  private static let statement = LossStatement(
    reason: "a flood", size: 8, root: SHA256().emptyRoot, key: "k",
    losses: [LossStatement.Loss(of: "checkpoint", fault: "missing", checkpoint: nil)])
  private static let loss = EventLine.statement(
    .lossAccepted, statement.facts, seq: 9, at: at, by: author, previous: [StreamLink("registry", previous: 1)])

  private func code(_ line: EventLine, at seq: Int) -> String? {
    do throws(CheckFailure) {
      try StatementCheck.check(line, at: seq)
      return nil
    } catch {
      return error.code
    }
  }

  @Test func whatTheRegistryWritesHolds() {
    #expect(code(Self.founding, at: 1) == nil)
    #expect(code(EventLine.founding(.shuozhou2016, at: Self.at, by: Self.author, version: 1), at: 1) == nil)
    #expect(code(Self.commitment, at: 9) == nil)
    #expect(code(Self.loss, at: 9) == nil)
  }

  /// Each member that could be another.
  static let changes: [@Sendable (inout EventLine) -> Void] = [
    { $0.seq += 1 }, { $0.command = "c1" }, { $0.regulation = "other" },
    { $0.entities.append(EntityKey(.space, "s1")) }, { $0.effectiveOn = CivilDate(iso: "1999-01-01")! },
    { $0.content = (.openCall, [:]) }, { $0.facts["lie"] = "x" }, { $0.facts = [:] }, { $0.warnings = [.nameInUse] },
    { $0.event = .revoked },
  ]

  @Test(arguments: changes.indices) func whatSomebodyMadeUpDoesNot(_ index: Int) {
    for (sound, seq, expected) in [
      (Self.founding, 1, "foundingForged"), (Self.commitment, 9, "statementForged"), (Self.loss, 9, "statementForged"),
    ] {
      var line = sound
      Self.changes[index](&line)
      #expect(code(line, at: seq) == expected)
    }
  }

  @Test func aLossIsReadAsItWasWritten() {
    #expect(LossStatement(facts: Self.statement.facts) == Self.statement)
    for (member, value) in [
      ("reason", 1), ("size", "8"), ("root", "x"), ("key", .null), ("losses", .array([])), ("losses", .array([1])),
      ("losses", .array([.object(["of": "key", "fault": "keyLost", "remark": "x"])])),
    ] as [(Text, JSONValue)] {
      var facts = Self.statement.facts
      facts[member] = value
      #expect(LossStatement(facts: facts) == nil, "\(member)")
    }
  }
}
