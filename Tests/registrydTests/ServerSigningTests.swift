import RegistryCore
import Testing

@testable import registryd

/// When the log is signed, and how proofs are asked for.
@Suite struct ServerSigningTests {
  private func harness(interval: Duration = .zero, events: Int = 0) throws -> ServerHarness {
    var limits = ServerLimits()
    limits.signInterval = interval
    return try ServerHarness(events: events, limits: limits)
  }

  @Test func whatIsNewIsSignedOnce() throws {
    let harness = try harness()
    try harness.turn()
    #expect(harness.registry.signatures == 0)
    let client = try harness.connect()
    try client.send(.submit(3))
    try harness.turn()
    #expect(harness.registry.signatures == 1)
    try harness.turn()
    #expect(harness.registry.signatures == 1)
    #expect(!harness.registry.hasUnsignedEvents)
  }

  @Test func signingWaitsForItsTime() throws {
    let harness = try harness(interval: .seconds(3_600))
    let client = try harness.connect()
    for _ in 0..<3 { try client.send(.submit()) }
    try harness.turn()
    #expect(harness.registry.signatures == 0)
    #expect(harness.registry.hasUnsignedEvents)
  }

  @Test func aFailureStopsNothingAndIsTriedAgain() throws {
    let harness = try harness()
    harness.registry.signFailure = StorageFailure(message: Phrase(same: "no space"))
    let client = try harness.connect()
    try client.send(.submit())
    try harness.turn()
    #expect(harness.registry.signatures > 1)
    harness.registry.signFailure = nil
    try client.send(.submit())
    try harness.turn()
    #expect(try client.reply().size == 1)
    #expect(try client.reply().size == 2)
    #expect(!harness.registry.hasUnsignedEvents)
  }

  /// What an answer records is shown to those that follow the log.
  @Test func followersSeeWhatACheckpointRecords() throws {
    let harness = try harness(events: 2)
    let follower = try harness.connect()
    try follower.send(.registry("Log", ["follow": true], flag: .more))
    try harness.turn()
    #expect(try follower.reply().lineCount == 2)
    let client = try harness.connect()
    try client.send(.registry("Checkpoint", ["complete": true]))
    try harness.turn()
    #expect(try client.reply().parameters?["checkpoint"] == "test\n3\n")
    #expect(try follower.reply().lineCount == 1)
  }

  @Test func proofsAreAskedFor() throws {
    let harness = try harness(events: 2)
    let client = try harness.connect()
    try client.send(
      .registry("Prove", ["seq": .number(JSONNumber(2))]), .registry("Prove", ["seq": .number(JSONNumber(3))]),
      .registry("Prove"), .registry("Prove", ["seq": .number(JSONNumber(0))]),
      .registry("ProveConsistency", ["checkpoint": "x"]), .registry("Bundle", ["spaceId": "s1"]),
      .registry("Bundle", ["spaceId": "s1", "everything": true]))
    try harness.turn()
    #expect(try client.reply().parameters?["proof"] == "index 1\n")
    for name in [
      "org.varlink.service.InvalidParameter", "org.varlink.service.InvalidParameter",
      "org.varlink.service.InvalidParameter", "org.registryd.Registry.Inconsistent",
      "org.registryd.Registry.QuestionRefused", "org.varlink.service.InvalidParameter",
    ] {
      #expect(try client.reply().errorName == name)
    }
  }
}
