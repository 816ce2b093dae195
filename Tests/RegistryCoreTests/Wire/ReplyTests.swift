import Testing

@testable import RegistryCore

private func text(_ reply: Reply) -> String {
  #expect(reply.bytes.last == 0)
  return String(decoding: reply.bytes.dropLast(), as: UTF8.self)
}

@Suite struct ReplyTests {
  @Test func leavesOutWhatHasNothingToSay() {
    #expect(text(.empty) == "{}")
    #expect(text(.failure(.permissionDenied, in: .english)) == #"{"error":"org.varlink.service.PermissionDenied"}"#)
    #expect(
      text(.parameters(continues: true) { $0.member("n", 1) }) == #"{"parameters":{"n":1},"continues":true}"#)
  }

  @Test(
    arguments: [
      .interfaceNotFound("x.y"), .methodNotFound("x.Y"), .methodNotImplemented("x.Y"), .invalidParameter("p"),
      .permissionDenied, .expectedMore, .storageFailed(message: Phrase(same: "no space")),
      .batchTooLong(message: Phrase(same: "9 bytes")), .sizeDiffers(expected: 4, size: 5),
      .questionRefused(parameter: "on", message: Phrase(same: "不是日期")), .noSuchAttachment(sha256: "00"),
      .attachmentRefused(message: Phrase(same: "gap"), received: 7),
    ] as [CallFailure])
  func errorsSurviveTheWay(failure: CallFailure) throws {
    let value = try JSONReader.parse(Reply.failure(failure, in: .chinese).bytes.dropLast())
    let object = try #require(value.asObject)
    let name = try #require(object["error"]?.asText)
    #expect(CallFailure(name: name, parameters: object["parameters"]?.asObject ?? [:]) == failure)
    if object["parameters"] != nil { #expect(CallFailure(name: name, parameters: [:]) == nil) }
  }

  /// What it tells people is told in one language, and a client takes that for what there is.
  @Test(arguments: Language.allCases) func errorsSpeakOneLanguage(_ language: Language) throws {
    let told = Phrase("磁盘已满", "the disk is full")
    for failure in [
      .storageFailed(message: told), .batchTooLong(message: told), .inconsistent(message: told),
      .questionRefused(parameter: "on", message: told), .attachmentRefused(message: told, received: 7),
    ] as [CallFailure] {
      let parameters = failure.parameters(in: language)
      #expect(parameters["message"] == .string(Text(told.text(in: language))))
      let read = try #require(CallFailure(name: Text(failure.qualifiedName), parameters: parameters))
      #expect(read.parameters(in: .chinese) == parameters && read.parameters(in: .english) == parameters)
    }
  }

  /// Every error is declared with exactly the members that are sent.
  @Test(
    arguments: [
      .interfaceNotFound("x.y"), .methodNotFound("x.Y"), .methodNotImplemented("x.Y"), .invalidParameter("p"),
      .permissionDenied, .expectedMore, .storageFailed(message: Phrase(same: "no space")),
      .batchTooLong(message: Phrase(same: "9 bytes")), .sizeDiffers(expected: 4, size: 5),
      .questionRefused(parameter: "on", message: Phrase(same: "no")), .noSuchAttachment(sha256: "00"),
      .attachmentRefused(message: Phrase(same: "gap"), received: 7),
    ] as [CallFailure])
  func errorsAreDeclared(failure: CallFailure) throws {
    let interfaces = [ServiceInterface.description, RegistryInterface.description]
    let declared = interfaces.flatMap { interface in
      interface.errors.map { (name: "\(interface.name).\($0.name)", fields: $0.fields.map(\.name)) }
    }
    let declaration = try #require(declared.first { $0.name == failure.qualifiedName })
    #expect(declaration.fields == failure.parameters(in: .english).keys.map(\.string))
  }

  @Test func splicesWhatWasEncodedBefore() {
    let first = Array(#"{"commandId":"c1","outcome":"accepted"}"#.utf8)
    let second = Array(#"{"outcome":"refused"}"#.utf8)
    let expected =
      #"{"parameters":{"outcomes":[{"commandId":"c1","outcome":"accepted"},{"outcome":"refused"}],"size":7}}"#
    #expect(text(RegistryReply.outcomes([first, second], size: 7)) == expected)
    let array = [UInt8(ascii: "[")] + first + [UInt8(ascii: ",")] + second + [UInt8(ascii: "]")]
    #expect(text(RegistryReply.outcomes(array: array, size: 7)) == expected)
    #expect(text(RegistryReply.result(second, size: 7)) == #"{"parameters":{"result":{"outcome":"refused"},"size":7}}"#)
  }

  @Test func carriesLogLinesByteForByte() throws {
    let lines = #"{"seq":1,"name":"空间\"甲\\"}"# + "\n" + #"{"seq":2,"x":"é\u001f"}"# + "\n"
    let reply = RegistryReply.log(LogPage(lines: Array(lines.utf8), next: 3, size: 2), continues: false)
    let parameters = try #require(try JSONReader.parse(reply.bytes.dropLast()).asObject?["parameters"]?.asObject)
    let carried = try #require(parameters["lines"]?.asArray).compactMap { $0.asText?.string }
    #expect(carried.map { $0 + "\n" }.joined() == lines)
    #expect(parameters["next"] == 3)
    #expect(parameters["size"] == 2)
  }

  @Test func anEmptyPageIsAnEmptyList() {
    #expect(
      text(RegistryReply.log(LogPage(lines: [], next: 1, size: 0), continues: true))
        == #"{"parameters":{"lines":[],"next":1,"size":0},"continues":true}"#)
  }

  @Test func describesTheService() {
    let identity = ServiceIdentity(vendor: "v", product: "p", version: "1", url: "u")
    #expect(
      text(RegistryReply.serviceInfo(identity))
        == #"{"parameters":{"vendor":"v","product":"p","version":"1","url":"u","#
        + #""interfaces":["org.varlink.service","org.registryd.Registry"]}}"#)
    #expect(throws: CallFailure.interfaceNotFound("x.y")) { try RegistryReply.interfaceDescription(of: "x.y") }
  }
}
