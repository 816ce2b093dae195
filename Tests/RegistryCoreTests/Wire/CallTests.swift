import Testing

@testable import RegistryCore

private func decode(_ text: String) throws(Call.Malformed) -> Call {
  let bytes = Array(text.utf8)
  return try bytes.withUnsafeBufferPointer { (buffer) throws(Call.Malformed) in
    try Call(decoding: UnsafeRawBufferPointer(buffer))
  }
}

@Suite struct CallTests {
  @Test(
    arguments: [
      (#"{"method":"a.B"}"#, Call(method: "a.B")),
      (#" { "method" : "a.B" , "parameters" : { } } "#, Call(method: "a.B")),
      (#"{"method":"a.B","parameters":null,"more":null}"#, Call(method: "a.B")),
      (
        #"{"parameters":{"x":[1,{"y":null}]},"method":"a.B"}"#,
        Call(method: "a.B", parameters: ["x": .array([1, .object(["y": .null])])])
      ),
      (#"{"method":"a.B","oneway":true}"#, Call(method: "a.B", flag: .oneway)),
      (#"{"method":"a.B","more":true,"oneway":false}"#, Call(method: "a.B", flag: .more)),
      (#"{"method":"a.B","upgrade":true}"#, Call(method: "a.B", flag: .upgrade)),
      (#"{"method":"a.B","org.example":{"trace":1},"x.y":7}"#, Call(method: "a.B")),
      (#"{"method":""}"#, Call(method: "")),
    ] as [(String, Call)])
  func readsWhatTheProtocolAllows(text: String, call: Call) throws {
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
    ] as [(String, Call.Malformed)])
  func refusesWhatTheProtocolForbids(text: String, reason: Call.Malformed) {
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
      if case .notJSON? = error as? Call.Malformed { true } else { false }
    }
  }

  @Test(
    arguments: [
      (Call(method: "a.B"), #"{"method":"a.B"}"#),
      (Call(method: "a.B", parameters: ["x": 1], flag: .more), #"{"method":"a.B","parameters":{"x":1},"more":true}"#),
      (Call(method: "a.B", flag: .oneway), #"{"method":"a.B","oneway":true}"#),
      (Call(method: "a.B", flag: .upgrade), #"{"method":"a.B","upgrade":true}"#),
    ])
  func writesCallsWithoutIdleMembers(call: Call, text: String) throws {
    #expect(call.encoded() == Array(text.utf8) + [0])
    #expect(try decode(text) == call)
  }
}
