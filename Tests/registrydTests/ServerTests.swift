import RegistryCore
import Testing

@testable import registryd

@Suite struct ServerTests {
  @Test func answersEveryMethod() throws {
    let harness = try ServerHarness(events: 3)
    let client = try harness.connect()
    try client.send(
      MethodCall(method: "org.varlink.service.GetInfo"),
      MethodCall(
        method: "org.varlink.service.GetInterfaceDescription", parameters: ["interface": "org.registryd.Registry"]),
      .registry("Info"), .query("status"), .submit(), .registry("Log", ["from": 2]),
      .registry(
        "PutAttachment",
        [
          "sha256": .string(Text(String(repeating: "0", count: 64))), "bytes": 3, "offset": 0, "data": "AQID",
        ]),
      .registry("GetAttachment", ["sha256": .string(Text(String(repeating: "0", count: 64)))]),
      .registry("Nothing"))
    try harness.turn()
    #expect(try client.reply().parameters?["product"] == "registryd")
    #expect(try client.reply().parameters?["description"] == .string(Text(RegistryInterface.text)))
    #expect(try client.reply().size == 3)
    #expect(try client.reply().parameters?["result"]?.asObject?["query"] == "status")
    #expect(try client.reply().size == 4)
    let log = try client.reply()
    #expect(log.lineCount == 3)
    #expect(log.parameters?["next"] == 5)
    #expect(try client.reply().parameters?["complete"] == true)
    #expect(try client.reply().errorName == "org.registryd.Registry.NoSuchAttachment")
    #expect(try client.reply().errorName == "org.varlink.service.MethodNotFound")
  }

  @Test func knowsWhoCalls() throws {
    let harness = try ServerHarness()
    let client = try harness.connect()
    try client.send(.submit())
    try harness.turn()
    _ = try client.reply()
    let uid = UserNames.currentUserID
    #expect(harness.registry.peers == [Peer(uid: uid, user: try UserNames.name(uid), pid: ProcessControl.processID)])
  }

  @Test func commandsOfManyClientsShareOneCommit() throws {
    let harness = try ServerHarness()
    let clients = try (0..<10).map { _ in try harness.connect() }
    try harness.turn()
    for client in clients { try client.send(.submit(2), .submit(1)) }
    try harness.turn()
    #expect(harness.registry.commits == [30])
    var sizes: [Int] = []
    for client in clients {
      sizes.append(try #require(try client.reply().size))
      sizes.append(try #require(try client.reply().size))
    }
    let expected = (1...30).filter { $0 % 3 != 1 }
    #expect(sizes.sorted() == expected)
  }

  @Test func nobodySeesWhatIsNotDurable() throws {
    let harness = try ServerHarness()
    let writer = try harness.connect()
    let reader = try harness.connect()
    try harness.turn()
    for _ in 0..<20 {
      try writer.send(.query("a"), .submit(), .submit(), .query("b"), .submit(), .registry("Info"))
      try reader.send(.query("c"), .registry("Log", ["limit": 1]))
      try harness.turn()
      let sizes = try (0..<6).compactMap { _ in try writer.reply().size }
      #expect(sizes.map { $0 - sizes[0] } == [0, 1, 2, 2, 3, 3])
      _ = try reader.reply()
      _ = try reader.reply()
    }
    #expect(harness.registry.questionsBetween == 0)
    #expect(harness.registry.size == 60)
  }

  @Test func aFailedCommitFailsEverythingThatWasStaged() throws {
    let harness = try ServerHarness()
    harness.registry.failure = StorageFailure(message: Phrase("fdatasync：没有空间", "fdatasync: no space"))
    let first = try harness.connect()
    let second = try harness.connect()
    try first.send(.submit(), .registry("Nothing"), .submit(), .query("a"))
    try second.send(.submit())
    try harness.turn()
    let failed = ClientSession.Incoming.error(
      name: "org.registryd.Registry.StorageFailed", parameters: ["message": "fdatasync: no space"])
    #expect(try first.reply() == failed)
    #expect(try first.reply().errorName == "org.varlink.service.MethodNotFound")
    #expect(try first.reply() == failed)
    #expect(try first.reply().size == 0)
    #expect(try second.reply() == failed)
  }

  /// What fails is told to everybody in the language of the call, whoever made the commit that failed.
  @Test func aFailureIsToldInTheLanguageOfTheCall() throws {
    let harness = try ServerHarness()
    harness.registry.failure = StorageFailure(message: Phrase("没有空间", "no space"))
    let client = try harness.connect()
    let calls = ["zh", "en"].map { language in
      MethodCall.registry("Submit", ["commands": .array([]), "language": .string(language)])
    }
    try client.send(calls[0], calls[1], .submit())
    let asked = MethodCall.registry("Query", ["query": .object([:]), "language": "zh"])
    try client.send(asked)
    try harness.turn()
    for message in ["没有空间", "no space", "no space"] as [Text] {
      #expect(
        try client.reply()
          == .error(name: "org.registryd.Registry.StorageFailed", parameters: ["message": .string(message)]))
    }
    #expect(
      try client.reply()
        == .error(
          name: "org.registryd.Registry.QuestionRefused", parameters: ["parameter": "query", "message": "缺少"]))
  }

  @Test func aFailureOfOneCallLeavesTheOthersAlone() throws {
    let harness = try ServerHarness(events: 5)
    let client = try harness.connect()
    try client.send(.submit(), .registry("Submit", ["commands": .array([]), "expectedSize": 5]), .submit())
    try harness.turn()
    #expect(try client.reply().size == 6)
    #expect(
      try client.reply()
        == .error(name: "org.registryd.Registry.SizeDiffers", parameters: ["expected": 5, "size": 6]))
    #expect(try client.reply().size == 7)
  }

  @Test func aLargeBacklogIsCommittedInParts() throws {
    var limits = ServerLimits()
    limits.stagedBytes = 1_000
    let harness = try ServerHarness(limits: limits)
    let client = try harness.connect()
    for _ in 0..<30 { try client.send(.submit()) }
    try harness.turn()
    #expect(harness.registry.size == 30)
    #expect(harness.registry.commits.count > 1)
    for number in 1...30 { #expect(try client.reply().size == number) }
  }

  /// The commands of one call are decided in slices; what is decided is durable before others are told of it, and the
  /// reply comes when all are.
  @Test func oneCallWithManyCommandsDoesNotKeepOthersWaiting() throws {
    var limits = ServerLimits()
    limits.decidingPerTurn = .zero
    let harness = try ServerHarness(limits: limits)
    let busy = try harness.connect()
    let other = try harness.connect()
    try harness.turn()
    try busy.send(.submit(5), .query("behind"))
    try harness.turn(1)
    #expect(harness.registry.size == 1)
    try other.send(.submit())
    try harness.turn(1)
    #expect(try other.reply().size == 3)
    try busy.send(.submit())
    try harness.turn()
    let reply = try busy.reply()
    #expect(reply.size == 6 && reply.parameters?["outcomes"]?.asArray?.count == 5)
    #expect(try busy.reply().size == 6)
    #expect(try busy.reply().size == 7)
    #expect(harness.registry.questionsBetween == 0)
  }

  /// What was sent is done, also when nobody waits for the reply.
  @Test func aLongCallIsDoneWhenItsClientHasGone() throws {
    var limits = ServerLimits()
    limits.decidingPerTurn = .zero
    let harness = try ServerHarness(limits: limits)
    var busy: TestClient? = try harness.connect()
    try busy?.send(.submit(5))
    try harness.turn(1)
    try busy?.close()
    busy = nil
    try harness.turn()
    #expect(harness.registry.size == 5)
    #expect(harness.server.connections.isEmpty)
  }

  @Test func oneClientWithManyCallsDoesNotKeepOthersWaiting() throws {
    var limits = ServerLimits()
    limits.callsPerTurn = 4
    let harness = try ServerHarness(limits: limits)
    let busy = try harness.connect()
    let other = try harness.connect()
    try harness.turn()
    for _ in 0..<100 { try busy.send(.query("a")) }
    try other.send(.query("b"))
    try harness.turn(2)
    #expect(try other.reply().size == 0)
    try harness.turn(30)
    for _ in 0..<100 { #expect(try busy.reply().size == 0) }
  }

  @Test func onewayCallsAreDoneAndNotAnswered() throws {
    let harness = try ServerHarness()
    let client = try harness.connect()
    try client.send(
      .submit(flag: .oneway), .registry("Nothing", flag: .oneway), .registry("Log", flag: .oneway), .registry("Info"))
    try harness.turn()
    #expect(try client.reply().parameters?["info"] != nil)
    #expect(harness.registry.size == 1)
  }

  @Test func moreIsAllowedWhereOneReplyIsAll() throws {
    let harness = try ServerHarness()
    let client = try harness.connect()
    try client.send(.submit(flag: .more), .query("a"))
    try harness.turn()
    let reply = try client.reply()
    #expect(!reply.continues && reply.size == 1)
    #expect(try client.reply().size == 1)
  }

  @Test func onewayCallsOfAClientThatLeavesAreDone() throws {
    let harness = try ServerHarness()
    let client = try harness.connect()
    try client.send(.submit(flag: .oneway), .submit(flag: .oneway))
    try client.close()
    try harness.turn()
    #expect(harness.registry.size == 2)
    #expect(harness.server.connections.isEmpty)
  }

  @Test func answersAClientThatHasFinishedSending() throws {
    let harness = try ServerHarness()
    let client = try harness.connect()
    try client.send(.submit(), .query("a"))
    client.finishSending()
    try harness.turn()
    #expect(try client.reply().size == 1)
    #expect(try client.reply().size == 1)
    #expect(try client.isAtEnd())
    #expect(harness.server.connections.isEmpty)
  }

  @Test(
    arguments: [
      "nonsense\0", "\0", "[]\0", "{}\0", "{\"method\":\"a.B\",\"method\":\"a.B\"}\0", "{\"method\":\"a.B\",\"x\":1}\0",
      "{\"method\":\"a.B\",\"more\":true,\"oneway\":true}\0", "{\"method\":\"a.B\",\"more\":1}\0",
      "\u{0}\u{0}\u{0}", "{\"method\":\"a.B\",\"parameters\":{\"a\":{\"a\":1,\"a\":2}}}\0",
    ])
  func closesOnWhatIsNoCallAfterAnsweringWhatWas(text: String) throws {
    let harness = try ServerHarness()
    let client = try harness.connect()
    try client.send(.submit())
    try client.sendRaw(text)
    try harness.turn()
    #expect(try client.reply().size == 1)
    #expect(try client.isAtEnd())
    #expect(harness.server.connections.isEmpty)
  }

  @Test func takesACallByteByByte() throws {
    let harness = try ServerHarness()
    let client = try harness.connect()
    for byte in "{\"method\":\"org.registryd.Registry.Info\"}" {
      try client.sendRaw(String(byte))
      try harness.turn(1)
    }
    #expect(harness.server.connections.count == 1)
    try client.close()
    try harness.turn()
    #expect(harness.server.connections.isEmpty)
  }
}
