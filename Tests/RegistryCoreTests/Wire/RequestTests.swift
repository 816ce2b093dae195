import Testing

@testable import RegistryCore

private func request(
  _ method: String, _ parameters: String = "{}", flag: MethodCall.Flag = .none
) throws -> Request {
  let value = try JSONReader.parse(Array(parameters.utf8))
  return try Request(MethodCall(method: Text(method), parameters: value.asObject ?? [:], flag: flag))
}

private let digest = String(repeating: "0f", count: 32)

@Suite struct RequestTests {
  @Test(
    arguments: [
      ("org.varlink.service.GetInfo", "{}", .getInfo),
      (
        "org.varlink.service.GetInterfaceDescription", #"{"interface":"x.y"}"#,
        .getInterfaceDescription(interface: "x.y")
      ),
      ("org.registryd.Registry.Info", "{}", .info(InfoRequest())),
      ("org.registryd.Registry.Submit", #"{"commands":[]}"#, .submit(SubmitRequest(commands: []))),
      (
        "org.registryd.Registry.Submit",
        #"{"commands":[{"a":1},7],"check":true,"atomic":true,"expectedSize":0,"language":"zh"}"#,
        .submit(
          SubmitRequest(
            commands: [.object(["a": 1]), 7], check: true, atomic: true, expectedSize: 0, language: .chinese))
      ),
      (
        "org.registryd.Registry.Submit", #"{"commands":[],"check":null,"expectedSize":null,"language":null}"#,
        .submit(SubmitRequest(commands: []))
      ),
      (
        "org.registryd.Registry.Query", #"{"query":{"query":"status"}}"#,
        .query(QueryRequest(query: ["query": "status"]))
      ),
      ("org.registryd.Registry.Log", "{}", .log(LogRequest())),
      ("org.registryd.Registry.Log", #"{"from":9223372036854775807}"#, .log(LogRequest(from: .max))),
      ("org.registryd.Registry.Log", #"{"from":5,"limit":1,"follow":false}"#, .log(LogRequest(from: 5, limit: 1))),
      (
        "org.registryd.Registry.PutAttachment",
        #"{"sha256":"\#(digest)","bytes":5,"offset":2,"data":"AQID"}"#,
        .putAttachment(PutAttachmentRequest(sha256: Text(digest), bytes: 5, offset: 2, data: [1, 2, 3]))
      ),
      (
        "org.registryd.Registry.GetAttachment", #"{"sha256":"\#(digest)"}"#,
        .getAttachment(GetAttachmentRequest(sha256: Text(digest)))
      ),
      (
        "org.registryd.Registry.GetAttachment", #"{"sha256":"\#(digest)","offset":9,"length":99999999}"#,
        .getAttachment(GetAttachmentRequest(sha256: Text(digest), offset: 9))
      ),
    ] as [(String, String, Request)])
  func readsEveryMethod(method: String, parameters: String, expected: Request) throws {
    #expect(try request(method, parameters) == expected)
  }

  /// An error can come of any call, and is told in the language that the call asks for.
  @Test(
    arguments: [
      ("Info", ""), ("Submit", #""commands":[],"#), ("Query", #""query":{},"#), ("WhatIf", #""commands":[],"#),
      ("Log", ""), ("Checkpoint", ""), ("Prove", #""seq":1,"#), ("ProveConsistency", #""checkpoint":"","#),
      ("Bundle", #""spaceId":"s1","#), ("PutAttachment", #""sha256":"\#(digest)","bytes":0,"offset":0,"data":"","#),
      ("GetAttachment", #""sha256":"\#(digest)","#),
    ])
  func everyCallMayNameItsLanguage(method: String, parameters: String) throws {
    let name = "org.registryd.Registry.\(method)"
    #expect(try request(name, #"{\#(parameters)"language":"zh"}"#).language == .chinese)
    #expect(try request(name, #"{\#(parameters)"language":null}"#).language == .english)
    #expect(throws: CallFailure.invalidParameter("language")) {
      try request(name, #"{\#(parameters)"language":"fr"}"#)
    }
  }

  @Test func readsASeriesOfTheLog() throws {
    #expect(
      try request("org.registryd.Registry.Log", #"{"follow":true}"#, flag: .more)
        == .log(LogRequest(follow: true, isSeries: true)))
  }

  @Test(
    arguments: [
      ("Info", "{}", .interfaceNotFound("Info")),
      ("", "{}", .interfaceNotFound("")),
      ("org.example.Info", "{}", .interfaceNotFound("org.example")),
      ("org.registryd.Registry.Nothing", "{}", .methodNotFound("org.registryd.Registry.Nothing")),
      ("org.registryd.Registry.info", "{}", .methodNotFound("org.registryd.Registry.info")),
      ("org.varlink.service.", "{}", .methodNotFound("org.varlink.service.")),
      ("org.registryd.Registry.Info", #"{"x":1}"#, .invalidParameter("x")),
      ("org.varlink.service.GetInfo", #"{"x":1}"#, .invalidParameter("x")),
      ("org.varlink.service.GetInterfaceDescription", "{}", .invalidParameter("interface")),
      ("org.registryd.Registry.Submit", "{}", .invalidParameter("commands")),
      ("org.registryd.Registry.Submit", #"{"commands":null}"#, .invalidParameter("commands")),
      ("org.registryd.Registry.Submit", #"{"commands":{}}"#, .invalidParameter("commands")),
      ("org.registryd.Registry.Submit", #"{"commands":[],"check":1}"#, .invalidParameter("check")),
      ("org.registryd.Registry.Submit", #"{"commands":[],"expectedSize":-1}"#, .invalidParameter("expectedSize")),
      ("org.registryd.Registry.Submit", #"{"commands":[],"expectedSize":1.0}"#, .invalidParameter("expectedSize")),
      ("org.registryd.Registry.Submit", #"{"commands":[],"expectedSize":1e3}"#, .invalidParameter("expectedSize")),
      (
        "org.registryd.Registry.Submit", #"{"commands":[],"expectedSize":9223372036854775808}"#,
        .invalidParameter("expectedSize")
      ),
      ("org.registryd.Registry.Submit", #"{"commands":[],"language":"fr"}"#, .invalidParameter("language")),
      ("org.registryd.Registry.Submit", #"{"commands":[],"language":7}"#, .invalidParameter("language")),
      ("org.registryd.Registry.Submit", #"{"check":"no","Commands":[]}"#, .invalidParameter("Commands")),
      ("org.registryd.Registry.Query", #"{"query":"status"}"#, .invalidParameter("query")),
      ("org.registryd.Registry.Log", #"{"from":0}"#, .invalidParameter("from")),
      ("org.registryd.Registry.Log", #"{"limit":0}"#, .invalidParameter("limit")),
      ("org.registryd.Registry.Log", #"{"follow":true}"#, .expectedMore),
      (
        "org.registryd.Registry.PutAttachment", #"{"sha256":"\#(digest)","bytes":2,"offset":0,"data":"AQID"}"#,
        .invalidParameter("data")
      ),
      (
        "org.registryd.Registry.PutAttachment", #"{"sha256":"\#(digest)","bytes":9,"offset":0,"data":"AQI"}"#,
        .invalidParameter("data")
      ),
      (
        "org.registryd.Registry.PutAttachment", #"{"sha256":"\#(digest)","bytes":2,"offset":3,"data":""}"#,
        .invalidParameter("offset")
      ),
      ("org.registryd.Registry.GetAttachment", #"{"sha256":"0F"}"#, .invalidParameter("sha256")),
      ("org.registryd.Registry.GetAttachment", #"{"sha256":"\#(digest.uppercased())"}"#, .invalidParameter("sha256")),
      ("org.registryd.Registry.GetAttachment", #"{"sha256":"\#(digest)","length":0}"#, .invalidParameter("length")),
    ] as [(String, String, CallFailure)])
  func refusesWhatIsNotDeclared(method: String, parameters: String, failure: CallFailure) {
    #expect(throws: failure) { try request(method, parameters) }
  }

  /// No method takes one of some words yet; one that does is declared and needs no more.
  @Test(arguments: [("yes", true), ("no", true), ("maybe", false), (7, false), (nil, false)] as [(JSONValue?, Bool)])
  func oneOfSomeWordsIsOneOfThem(value: JSONValue?, isAdmitted: Bool) {
    let fields = [InterfaceField("word", .enumeration(["yes", "no"]))]
    var object: JSONObject = [:]
    object["word"] = value
    let found = Result { () throws(CallFailure) in try CallParameters(object, checkedAgainst: fields).text("word") }
    #expect(found == (isAdmitted ? .success(value?.asText) : .failure(.invalidParameter("word"))))
  }

  @Test func refusesTooManyCommands() throws {
    let call = MethodCall(
      method: "org.registryd.Registry.Submit",
      parameters: ["commands": .array([JSONValue](repeating: 1, count: WireLimits.maxCommands + 1))])
    #expect(throws: CallFailure.invalidParameter("commands")) { try Request(call) }
  }

  @Test func handsNoConnectionToAnotherProtocol() {
    #expect(throws: CallFailure.methodNotImplemented("org.registryd.Registry.Info")) {
      try request("org.registryd.Registry.Info", flag: .upgrade)
    }
  }
}
