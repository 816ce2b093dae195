import Testing

@testable import RegistryCore

/// Everything that waits to be sent, as messages; it counts as sent.
func sentMessages(_ session: inout ServerSession) -> [String] {
  let bytes = session.withPendingOutput { Array($0) }
  session.consumeOutput(bytes.count)
  return bytes.split(separator: 0, omittingEmptySubsequences: false).dropLast().map {
    String(decoding: $0, as: UTF8.self)
  }
}

private func call(_ name: String, _ flag: String = "") -> [UInt8] {
  Array("{\"method\":\"a.\(name)\"\(flag.isEmpty ? "" : ",\"\(flag)\":true")}\0".utf8)
}

private func named(_ name: String) -> Reply {
  .parameters { $0.member("n", name) }
}

@Suite struct ServerSessionTests {
  @Test func handsOutPipelinedCallsInOrder() {
    var session = ServerSession()
    session.feed(call("A") + call("B") + call("C"))
    #expect(!session.wantsInput)
    #expect(session.nextCall()?.method == "a.A")
    #expect(session.nextCall()?.method == "a.B")
    #expect(session.nextCall()?.method == "a.C")
    #expect(session.nextCall() == nil)
    #expect(session.wantsInput)
    for name in ["A", "B", "C"] { session.reply(named(name)) }
    #expect(
      sentMessages(&session)
        == [#"{"parameters":{"n":"A"}}"#, #"{"parameters":{"n":"B"}}"#, #"{"parameters":{"n":"C"}}"#])
  }

  /// Whatever the portions, the calls and what is sent are the same.
  @Test(arguments: 0...120)
  func doesNotCareHowBytesArePortioned(split: Int) {
    let stream = call("A") + call("B", "oneway") + call("C", "more") + call("D") + Array("{}\0".utf8) + call("E")
    var session = ServerSession()
    var methods: [String] = []
    func serve() {
      while let call = session.nextCall() {
        methods.append(call.method.string)
        if call.flag == .more {
          session.reply(.parameters(continues: true) { $0.member("n", "…") })
          #expect(session.nextCall() == nil)
        }
        session.reply(named(call.method.string))
      }
    }
    let split = min(split, stream.count)
    session.feed(Array(stream[..<split]))
    serve()
    session.feed(Array(stream[split...]))
    serve()
    #expect(methods == ["a.A", "a.B", "a.C", "a.D"])
    #expect(session.closeReason == .malformed(.methodMissing))
    #expect(
      sentMessages(&session) == [
        #"{"parameters":{"n":"a.A"}}"#, #"{"parameters":{"n":"…"},"continues":true}"#,
        #"{"parameters":{"n":"a.C"}}"#, #"{"parameters":{"n":"a.D"}}"#,
      ])
    #expect(session.isFinished)
  }

  @Test func sendsNothingForOnewayCalls() {
    var session = ServerSession()
    session.feed(call("A", "oneway") + call("B", "oneway") + call("C"))
    _ = session.nextCall()
    _ = session.nextCall()
    _ = session.nextCall()
    session.reply(.failure(.permissionDenied, in: .english))
    session.reply(named("B"))
    #expect(session.pendingOutputCount == 0)
    session.reply(named("C"))
    #expect(sentMessages(&session) == [#"{"parameters":{"n":"C"}}"#])
  }

  @Test func handsOutNothingWhileASeriesRuns() {
    var session = ServerSession()
    session.feed(call("A", "more") + call("B"))
    #expect(session.nextCall()?.flag == .more)
    #expect(session.nextCall() == nil)
    #expect(!session.hasNextCall)
    session.reply(.parameters(continues: true) { $0.member("n", 1) })
    #expect(session.nextCall() == nil)
    session.reply(.empty)
    #expect(session.hasNextCall)
    #expect(session.nextCall()?.method == "a.B")
  }

  @Test func aSeriesBehindOpenCallsIsHandedOutAndTheCallAfterItIsNot() {
    var session = ServerSession()
    session.feed(call("A") + call("B", "more") + call("C"))
    #expect(session.nextCall()?.method == "a.A")
    #expect(session.nextCall()?.method == "a.B")
    #expect(session.nextCall() == nil)
    session.reply(named("A"))
    #expect(session.nextCall() == nil)
    session.reply(.failure(.expectedMore, in: .english))
    #expect(session.nextCall()?.method == "a.C")
  }

  @Test func answersWhatCameBeforeAMalformedMessage() {
    var session = ServerSession()
    session.feed(call("A") + Array("nonsense\0".utf8) + call("B"))
    #expect(session.nextCall()?.method == "a.A")
    #expect(session.nextCall() == nil)
    #expect(session.closeReason != nil)
    #expect(!session.isFinished)
    #expect(!session.wantsInput)
    session.reply(named("A"))
    #expect(!session.isFinished)
    #expect(sentMessages(&session) == [#"{"parameters":{"n":"A"}}"#])
    #expect(session.isFinished)
    session.feed(call("B"))
    #expect(session.nextCall() == nil)
  }

  @Test func answersPipelinedCallsAfterTheClientStoppedSending() {
    var session = ServerSession()
    session.feed(call("A") + call("B"))
    session.endInput()
    #expect(session.closeReason == nil)
    #expect(session.nextCall()?.method == "a.A")
    #expect(session.nextCall()?.method == "a.B")
    #expect(session.closeReason == .endOfInput)
    session.reply(.empty)
    session.reply(.empty)
    #expect(sentMessages(&session) == ["{}", "{}"])
    #expect(session.isFinished)
  }

  @Test func tellsATruncatedMessageFromAnOrdinaryEnd() {
    var idle = ServerSession()
    idle.endInput()
    #expect(idle.closeReason == .endOfInput)
    #expect(idle.isFinished)
    var cut = ServerSession()
    cut.feed(Array(#"{"meth"#.utf8))
    cut.endInput()
    #expect(cut.closeReason == .truncatedMessage(bytes: 6))
  }

  @Test func closesOnAMessageThatIsTooLong() {
    var session = ServerSession(maxCallBytes: 20)
    session.feed(call("A"))
    #expect(session.nextCall()?.method == "a.A")
    session.feed([UInt8](repeating: 32, count: 21))
    #expect(!session.wantsInput)
    #expect(session.nextCall() == nil)
    #expect(session.closeReason == .messageTooLong(limit: 20))
  }

  @Test func stopsReadingAndHandingOutWhileRepliesPileUp() {
    var session = ServerSession()
    session.feed(call("A") + call("B"))
    _ = session.nextCall()
    let large = String(repeating: "x", count: WireLimits.outputMark)
    session.reply(named(large))
    #expect(session.isCongested)
    #expect(session.nextCall() == nil)
    #expect(!session.wantsInput)
    _ = sentMessages(&session)
    #expect(session.nextCall()?.method == "a.B")
    session.reply(.empty)
    #expect(session.wantsInput)
  }

  @Test func boundsTheCallsThatWaitForReplies() {
    var session = ServerSession()
    for _ in 0...WireLimits.maxOutstandingCalls { session.feed(call("A")) }
    var handedOut = 0
    while session.nextCall() != nil { handedOut += 1 }
    #expect(handedOut == WireLimits.maxOutstandingCalls)
    session.reply(.empty)
    #expect(session.nextCall() != nil)
  }
}
