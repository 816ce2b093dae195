import Testing

@testable import RegistryCore

/// A text taken apart says what its tree says, and what is no JSON is refused with the same words.
@Suite struct JSONTapeTests {
  private func same(_ bytes: [UInt8], on tape: JSONTape = JSONTape()) {
    let tree: Result<JSONValue, JSONError> = Result { () throws(JSONError) in try JSONReader.parse(bytes) }
    let taped: Result<JSONValue, JSONError> = Result { () throws(JSONError) in
      try bytes.withUnsafeBufferPointer { (buffer) throws(JSONError) in
        try tape.read(UnsafeRawBufferPointer(buffer)).value
      }
    }
    #expect(taped == tree, "\(String(decoding: bytes, as: UTF8.self))")
  }

  static let texts = [
    "{}", "[]", "null", " true ", "false", "-1.5e3", "\"\"", "\"雁门\"", "[1,[2,[3]],{\"a\":{}}]",
    "{\"a\":1,\"b\":[true,null]}",
    #""\"\\ \u00e9\ud83d\ude00 x""#, #"{"\u0061":1,"b":2}"#, #"{"a":1,"a":2}"#, #"{"a":1,"\u0061":2}"#,
    "{\"a\":{\"x\":1,\"x\":2}}",
    "", "{", "[1,", "{\"a\"", "{\"a\":", "[1 2]", "{\"a\" 1}", "\"\u{1}\"", "\"abc", "01", "1.", "tru", "[1]x",
    "\"\\ud800\"",
    "\"1234567é90\"", "\"12345678\"", "\"1234567\\n12345678901234567890é\"",
  ]

  @Test(arguments: texts)
  func saysWhatTheTreeSays(_ text: String) {
    same(Array(text.utf8))
  }

  @Test func refusesWhatIsNotUTF8() {
    for text in ["\"\u{e9}\"", "\"12345678901\u{e9}\"", "{\"\u{e9}\":1}"] {
      let good = Array(text.utf8)
      for index in good.indices where good[index] >= 0x80 {
        var bad = good
        bad[index] = 0xFF
        same(bad)
      }
    }
  }

  /// Every prefix of an event line, and every line with a byte changed.
  @Test func refusesWhatWasDamaged() {
    let tape = JSONTape()
    let line = Array(GoldenLog.version2[5].utf8)
    for end in line.indices { same(Array(line[..<end]), on: tape) }
    for index in line.indices {
      for byte in [UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "}"), 0x00, 0xC3] {
        var changed = line
        changed[index] = byte
        same(changed, on: tape)
      }
    }
  }

  @Test func manyMembers() {
    for count in [31, 32, 33, 200] {
      let names = (0..<count).map { "\"n\($0)\":\($0)" }
      same(Array("{\(names.joined(separator: ","))}".utf8))
      for twice in [0, count / 2, count - 1] {
        same(Array("{\(names.joined(separator: ",")),\"n\(twice)\":0}".utf8))
      }
    }
  }

  /// Members are found in whatever order they are asked for.
  @Test func findsMembers() throws {
    let bytes = Array(#"{"a":1,"b":{"c":[2,3]},"d":"x","e":null}"#.utf8)
    let tape = JSONTape()
    try bytes.withUnsafeBytes { buffer in
      let object = try #require(try tape.read(buffer).asObject)
      var members = object.makeIterator()
      for name in ["d", "a", "b", "e", "e", "a"] as [Text] { #expect(members.find(name) != nil) }
      #expect(members.find("c") == nil && members.find("") == nil)
      #expect(object["b"]?.asObject?["c"]?.asArray?.map(\.value) == [2, 3])
      #expect(
        object["d"]?.isText("x") == true && object["d"]?.isText("y") == false && object["a"]?.isText("1") == false)
      #expect(object["e"]?.isNull == true)
    }
  }
}
