import Testing

@testable import RegistryCore

private func decode(_ text: String) throws(MethodCall.Malformed) -> MethodCall {
  let bytes = Array(text.utf8)
  return try bytes.withUnsafeBufferPointer { (buffer) throws(MethodCall.Malformed) in
    try MethodCall(decoding: UnsafeRawBufferPointer(buffer))
  }
}

@Suite struct MethodCallTests {
  @Test(
    arguments: [
      (#"{"method":"a.B"}"#, MethodCall(method: "a.B")),
      (#" { "method" : "a.B" , "parameters" : { } } "#, MethodCall(method: "a.B")),
      (#"{"method":"a.B","parameters":null,"more":null}"#, MethodCall(method: "a.B")),
      (
        #"{"parameters":{"x":[1,{"y":null}]},"method":"a.B"}"#,
        MethodCall(method: "a.B", parameters: ["x": .array([1, .object(["y": .null])])])
      ),
      (#"{"method":"a.B","oneway":true}"#, MethodCall(method: "a.B", flag: .oneway)),
      (#"{"method":"a.B","more":true,"oneway":false}"#, MethodCall(method: "a.B", flag: .more)),
      (#"{"method":"a.B","upgrade":true}"#, MethodCall(method: "a.B", flag: .upgrade)),
      (#"{"method":"a.B","org.example":{"trace":1},"x.y":7}"#, MethodCall(method: "a.B")),
      (#"{"method":""}"#, MethodCall(method: "")),
    ] as [(String, MethodCall)])
  func readsWhatTheProtocolAllows(text: String, call: MethodCall) throws {
    #expect(try decode(text) == call)
  }

  @Test(
    arguments: [
      ("[]", .notAnObject),
      ("null", .notAnObject),
      ("{}", .methodMissing),
      (#"{"parameters":{}}"#, .methodMissing),
      (#"{"method":null}"#, .methodNotText),
      (#"{"method":7}"#, .methodNotText),
      (#"{"method":"a.B","parameters":[]}"#, .parametersNotAnObject),
      (#"{"method":"a.B","parameters":"x"}"#, .parametersNotAnObject),
      (#"{"method":"a.B","more":1}"#, .flagNotBoolean("more")),
      (#"{"method":"a.B","oneway":"true"}"#, .flagNotBoolean("oneway")),
      (#"{"method":"a.B","upgrade":{}}"#, .flagNotBoolean("upgrade")),
      (#"{"method":"a.B","more":true,"oneway":true}"#, .severalFlags),
      (#"{"method":"a.B","upgrade":true,"oneway":true}"#, .severalFlags),
      (#"{"method":"a.B","id":1}"#, .unknownMember("id")),
      (#"{"method":"a.B","X-trace":{}}"#, .unknownMember("X-trace")),
      (#"{"Method":"a.B"}"#, .unknownMember("Method")),
    ] as [(String, MethodCall.Malformed)])
  func refusesWhatTheProtocolForbids(text: String, reason: MethodCall.Malformed) {
    #expect(throws: reason) { try decode(text) }
  }

  @Test(
    arguments: [
      "", " ", "{", #"{"method":"a.B"}}"#, #"{"method":"a.B"} x"#, #"{"method":"a.B","method":"a.C"}"#,
      #"{"method":"a.B","parameters":{"x":1,"x":2}}"#, #"{"method":"\ud800"}"#, "{'method':'a.B'}",
      #"{"method":"a.B",}"#, #"{"method":"a.B","more":tru}"#, "\u{FEFF}{\"method\":\"a.B\"}",
      #"{"method":"a.B","parameters":"# + String(repeating: "[", count: 100_000),
    ])
  func refusesWhatIsNoJSON(text: String) {
    #expect {
      try decode(text)
    } throws: { error in
      if case .notJSON? = error as? MethodCall.Malformed { true } else { false }
    }
  }

  @Test(
    arguments: [
      (MethodCall(method: "a.B"), #"{"method":"a.B"}"#),
      (
        MethodCall(method: "a.B", parameters: ["x": 1], flag: .more),
        #"{"method":"a.B","parameters":{"x":1},"more":true}"#
      ),
      (MethodCall(method: "a.B", flag: .oneway), #"{"method":"a.B","oneway":true}"#),
      (MethodCall(method: "a.B", flag: .upgrade), #"{"method":"a.B","upgrade":true}"#),
    ])
  func writesCallsWithoutIdleMembers(call: MethodCall, text: String) throws {
    #expect(call.encoded() == Array(text.utf8) + [0])
    #expect(try decode(text) == call)
  }
}
