import RegistryCore
import Testing

@testable import registryd

@Suite struct ServerSeriesTests {
  @Test func aSeriesCarriesTheWholeLog() throws {
    let harness = try ServerHarness(events: 2_500)
    let client = try harness.connect()
    try client.send(.registry("Log", flag: .more), .registry("Info"))
    try harness.turn()
    let replies = try (0..<3).map { _ in try client.reply() }
    #expect(replies.map(\.lineCount) == [1_000, 1_000, 500])
    #expect(replies.map(\.continues) == [true, true, false])
    #expect(replies[2].parameters?["next"] == 2_501)
    #expect(try client.reply().parameters?["info"] != nil)
  }

  @Test func aFollowerGetsWhatIsThereAndThenWhatIsAdded() throws {
    let harness = try ServerHarness(events: 2)
    let follower = try harness.connect()
    let writer = try harness.connect()
    try follower.send(.registry("Log", ["follow": true], flag: .more), .registry("Info"))
    try harness.turn()
    #expect(try follower.reply().lineCount == 2)
    for round in 1...3 {
      try writer.send(.submit(round))
      try harness.turn()
      _ = try writer.reply()
      let reply = try follower.reply()
      #expect(reply.continues)
      #expect(reply.lineCount == round)
      #expect(reply.size == harness.registry.size)
    }
    #expect(harness.server.connections.count == 2)
    try follower.close()
    try harness.turn()
    #expect(harness.server.connections.count == 1)
    #expect(harness.server.followers.isEmpty)
  }

  @Test func aFollowerOfAnEmptyLogLearnsWhereItIs() throws {
    let harness = try ServerHarness()
    let follower = try harness.connect()
    try follower.send(.registry("Log", ["follow": true], flag: .more))
    try harness.turn()
    let reply = try follower.reply()
    #expect(reply.continues && reply.lineCount == 0 && reply.size == 0)
  }

  @Test func aFollowerSeesItsOwnPipelinedSubmitFirst() throws {
    let harness = try ServerHarness()
    let client = try harness.connect()
    try client.send(.submit(2), .registry("Log", ["follow": true, "limit": 2], flag: .more), .query("a"))
    try harness.turn()
    #expect(try client.reply().size == 2)
    let log = try client.reply()
    #expect(!log.continues && log.lineCount == 2)
    #expect(try client.reply().size == 2)
  }

  @Test func aFollowerThatDoesNotReadHoldsLittle() throws {
    let harness = try ServerHarness(events: 600_000)
    let follower = try harness.connect()
    let writer = try harness.connect()
    try follower.send(.registry("Log", ["follow": true], flag: .more))
    for _ in 0..<20 {
      try writer.send(.submit(100))
      try harness.turn(3)
      _ = try writer.reply()
    }
    let held = try #require(harness.server.connections.values.map(\.session.pendingOutputCount).max())
    #expect(held < WireLimits.outputMark + 2 * WireLimits.logReplyBytes)
    var lines = 0
    while lines < 602_000 {
      if let reply = try follower.replyIfThere() { lines += reply.lineCount ?? 0 } else { try harness.turn(1) }
    }
    #expect(lines == 602_000)
  }

  @Test func stoppingEndsSeriesAndLetsRepliesGo() throws {
    let harness = try ServerHarness(events: 1)
    let follower = try harness.connect()
    let idle = try harness.connect()
    let writer = try harness.connect()
    try follower.send(.registry("Log", ["follow": true], flag: .more))
    try writer.send(.submit())
    try harness.turn()
    harness.server.beginStopping()
    try harness.turn()
    #expect(harness.server.hasStopped)
    #expect(try follower.reply().lineCount == 1)
    #expect(try follower.reply().lineCount == 1)
    let last = try follower.reply()
    #expect(!last.continues && last.lineCount == 0 && last.size == 2)
    #expect(try follower.isAtEnd())
    #expect(try idle.isAtEnd())
    #expect(try writer.reply().size == 2)
    #expect(throws: UnixConnection.ConnectFailure.noSuchSocket(path: harness.path)) { try harness.connect() }
  }

  @Test func stoppingDoesNotWaitForAClientThatDoesNotRead() throws {
    var limits = ServerLimits()
    // Long enough that the test is not interrupted for longer before it has looked.
    limits.lastReplies = .seconds(1)
    let harness = try ServerHarness(limits: limits)
    let slow = try harness.connect()
    try slow.send(.query("large", bytes: 2_000_000))
    try harness.turn()
    harness.server.beginStopping()
    #expect(!harness.server.hasStopped)
    // It ends though nobody reads.
    try harness.server.run()
    #expect(harness.server.connections.isEmpty)
  }
}
