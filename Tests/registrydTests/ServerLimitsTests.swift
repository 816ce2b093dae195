import RegistryCore
import Testing

@testable import registryd

@Suite struct ServerLimitsTests {
  @Test func turnsAwayClientsBeyondTheLimit() throws {
    var limits = ServerLimits()
    limits.maxConnections = 2
    let harness = try ServerHarness(limits: limits)
    let first = try harness.connect()
    let second = try harness.connect()
    try harness.turn()
    let third = try harness.connect()
    try harness.turn()
    #expect(try third.isAtEnd())
    try second.send(.registry("Info"))
    try harness.turn()
    #expect(try second.reply().size == 0)
    try first.close()
    try harness.turn()
    let fourth = try harness.connect()
    try fourth.send(.registry("Info"))
    try harness.turn()
    #expect(try fourth.reply().size == 0)
  }

  @Test func aClientThatDoesNotReadDoesNotStopTheOthers() throws {
    let harness = try ServerHarness()
    let slow = try harness.connect()
    let other = try harness.connect()
    for _ in 0..<20 { try slow.send(.query("large", bytes: 500_000)) }
    try other.send(.query("small"))
    try harness.turn(100)
    #expect(try other.reply().size == 0)
    let held = try #require(harness.server.connections.values.map(\.session.pendingOutputCount).max())
    #expect(held >= WireLimits.outputMark)
    #expect(held < WireLimits.outputMark + 600_000)
  }

  @Test func aClientThatReadsLateGetsEverything() throws {
    let harness = try ServerHarness()
    let slow = try harness.connect()
    for _ in 0..<20 { try slow.send(.query("large", bytes: 500_000)) }
    try harness.turn(100)
    let reader = Reader(slow)
    for _ in 0..<20 {
      while try !reader.hasReply() { try harness.turn(1) }
      #expect(reader.takeReply()?.size == 0)
    }
  }

  @Test func aClientThatVanishesWithUnreadRepliesIsForgotten() throws {
    let harness = try ServerHarness()
    let slow = try harness.connect()
    for _ in 0..<20 { try slow.send(.query("large", bytes: 500_000)) }
    try harness.turn(10)
    #expect(harness.server.connections.count == 1)
    try slow.close()
    try harness.turn(10)
    #expect(harness.server.connections.isEmpty)
  }

  @Test func memoryForUnfinishedMessagesIsBounded() throws {
    var limits = ServerLimits()
    limits.totalInput = 100_000
    limits.maxConnections = 10
    let harness = try ServerHarness(limits: limits)
    let clients = try (0..<3).map { _ in try harness.connect() }
    let modest = try harness.connect()
    try modest.sendRaw(String(repeating: " ", count: 5_000))
    for client in clients {
      try client.sendRaw(String(repeating: " ", count: 40_000))
      try harness.turn(3)
    }
    #expect(try clients[2].isAtEnd())
    #expect(harness.server.connections.count == 3)
    try modest.send(.registry("Info"))
    try harness.turn()
    #expect(try modest.reply().size == 0)
  }

  @Test func memoryForUnreadRepliesIsBounded() throws {
    var limits = ServerLimits()
    limits.totalOutput = 3_000_000
    let harness = try ServerHarness(limits: limits)
    let clients = try (0..<3).map { _ in try harness.connect() }
    for (index, client) in clients.enumerated() {
      try client.send(.query("large", bytes: 1_500_000 + index * 100_000))
      try harness.turn(3)
    }
    #expect(harness.server.connections.count == 2)
    #expect(harness.server.connections.values.allSatisfy { $0.session.pendingOutputCount < 1_650_000 })
  }
}

/// Reads replies of a server in the same thread, never waiting.
private final class Reader {
  private let client: TestClient
  private var replies: [ClientSession.Incoming] = []

  init(_ client: TestClient) {
    self.client = client
  }

  func hasReply() throws -> Bool {
    if replies.isEmpty, let reply = try client.replyIfThere() { replies.append(reply) }
    return !replies.isEmpty
  }

  func takeReply() -> ClientSession.Incoming? { replies.popLast() }
}
