import Testing

@testable import RegistryCore

/// Moves what each side has sent to the other, in portions of some length.
private func exchange(_ client: inout ClientSession, _ server: inout ServerSession, portion: Int) {
  let up = client.withPendingOutput { Array($0) }
  client.consumeOutput(up.count)
  for start in stride(from: 0, to: up.count, by: portion) {
    server.feed(Array(up[start..<min(start + portion, up.count)]))
  }
  while let call = server.nextCall() {
    if call.flag == .more {
      for number in 0..<3 { server.reply(.parameters(continues: true) { $0.member("n", number) }) }
    }
    do throws(CallFailure) {
      switch try Request(call) {
      case .submit(let request): server.reply(RegistryReply.outcomes([], size: request.commands.count))
      case .getInfo, .getInterfaceDescription, .info, .query, .whatIf, .log, .checkpoint, .proof, .consistencyProof,
        .bundle,
        .putAttachment, .getAttachment:
        server.reply(.empty)
      }
    } catch {
      server.reply(.failure(error, in: .english))
    }
  }
  let down = server.withPendingOutput { Array($0) }
  server.consumeOutput(down.count)
  for start in stride(from: 0, to: down.count, by: portion) {
    client.feed(Array(down[start..<min(start + portion, down.count)]))
  }
}

@Suite struct ClientSessionTests {
  @Test(arguments: [1, 2, 7, 64, 100_000])
  func talksToAServer(portion: Int) throws {
    var client = ClientSession()
    var server = ServerSession()
    client.send(MethodCall(method: "org.registryd.Registry.Info"))
    client.send(MethodCall(method: "org.registryd.Registry.Info", flag: .oneway))
    client.send(method: "org.registryd.Registry.Submit") { writer in
      writer.key("commands")
      writer.beginArray()
      for number in 0..<50 { writer.value(.object(["commandId": .string(Text("c\(number)"))])) }
      writer.endArray()
    }
    client.send(MethodCall(method: "org.registryd.Registry.Log", flag: .more))
    client.send(MethodCall(method: "org.registryd.Registry.Nothing"))
    #expect(client.openCount == 4)
    exchange(&client, &server, portion: portion)
    var replies: [ClientSession.Incoming] = []
    while let reply = try client.nextReply() { replies.append(reply) }
    #expect(
      replies == [
        .final([:]), .final(["outcomes": .array([]), "size": 50]), .continues(["n": 0]), .continues(["n": 1]),
        .continues(["n": 2]), .final([:]),
        .error(
          name: "org.varlink.service.MethodNotFound", parameters: ["method": "org.registryd.Registry.Nothing"]),
      ])
    #expect(client.openCount == 0)
    client.endInput()
    #expect(try client.nextReply() == nil)
  }

  @Test(
    arguments: [
      ("{}", .final([:])),
      (#"{"parameters":null,"continues":false,"error":null}"#, .final([:])),
      (#"{"parameters":{"later":{"a":1}},"org.example":{}}"#, .final(["later": .object(["a": 1])])),
      (#"{"error":"a.B"}"#, .error(name: "a.B", parameters: [:])),
    ] as [(String, ClientSession.Incoming)])
  func readsReplies(text: String, expected: ClientSession.Incoming) throws {
    var client = ClientSession()
    client.send(MethodCall(method: "a.B"))
    client.feed(Array(text.utf8) + [0])
    #expect(try client.nextReply() == expected)
  }

  @Test(
    arguments: [
      "", "x", "[]", #"{"parameters":[]}"#, #"{"continues":1}"#, #"{"error":7}"#, #"{"other":1}"#,
      #"{"error":"a.B","continues":true}"#, #"{"continues":true}"#,
    ])
  func refusesWhatIsNoReply(text: String) {
    var client = ClientSession()
    client.send(MethodCall(method: "a.B"))
    client.feed(Array(text.utf8) + [0])
    #expect(throws: ClientSession.Failure.self) { try client.nextReply() }
  }

  @Test func refusesRepliesThatNobodyWaitsFor() {
    var client = ClientSession()
    client.feed(Array("{}\0".utf8))
    #expect(throws: ClientSession.Failure.unexpectedReply) { try client.nextReply() }
  }

  @Test func refusesAReplyBeyondTheLimit() {
    var client = ClientSession(maxReplyBytes: 10)
    client.send(MethodCall(method: "a.B"))
    client.feed([UInt8](repeating: UInt8(ascii: " "), count: 11))
    #expect(throws: ClientSession.Failure.messageTooLong(limit: 10)) { try client.nextReply() }
  }

  @Test func tellsOfCallsThatStayUnanswered() throws {
    var client = ClientSession()
    client.send(MethodCall(method: "a.B"))
    client.send(MethodCall(method: "a.B"))
    client.feed(Array("{}\0{".utf8))
    client.endInput()
    #expect(try client.nextReply() == .final([:]))
    #expect(throws: ClientSession.Failure.closed(open: 1)) { try client.nextReply() }
  }
}
