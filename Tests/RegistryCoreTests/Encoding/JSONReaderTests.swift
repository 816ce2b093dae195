import Testing

@testable import RegistryCore

/// RFC 8259 rule by rule: what is read, what is refused, where and why.
@Suite struct JSONReaderTests {
  struct Accepted: Sendable, CustomTestStringConvertible {
    let text: String
    let value: JSONValue
    var testDescription: String { text }
  }

  static let accepted: [Accepted] = [
    Accepted(text: "null", value: .null),
    Accepted(text: "true", value: true),
    Accepted(text: " \t\r\nfalse \t\r\n", value: false),
    Accepted(text: "0", value: 0),
    Accepted(text: "-0", value: .number(JSONNumber(validLiteral: "-0"))),
    Accepted(text: "1.50E+2", value: 150),
    Accepted(text: "1e-7", value: .number(JSONNumber(validLiteral: "0.0000001"))),
    Accepted(
      text: "123456789012345678901234567890",
      value: .number(JSONNumber(validLiteral: "123456789012345678901234567890"))),
    Accepted(text: #""""#, value: ""),
    Accepted(text: #""众创空间 é 😀""#, value: "众创空间 é 😀"),
    Accepted(text: #""a\"b\\c\/d""#, value: #"a"b\c/d"#),
    Accepted(text: #""\b\f\n\r\t""#, value: "\u{8}\u{c}\n\r\t"),
    Accepted(text: #""\u0041\u4f17\u4F17\u0000""#, value: "A众众\u{0}"),
    Accepted(text: #""x\ud83d\ude00y""#, value: "x😀y"),
    Accepted(text: "\"\u{7f}\u{2028}\u{10ffff}\"", value: "\u{7f}\u{2028}\u{10ffff}"),
    Accepted(text: #""12345678901234567890\n""#, value: "12345678901234567890\n"),
    Accepted(text: "[]", value: .array([])),
    Accepted(text: "[ 1 , [ ] , { } ]", value: .array([1, .array([]), .object([:])])),
    Accepted(text: "{}", value: .object([:])),
    Accepted(text: #"{ "a" : 1 , "b" : {"a":null} }"#, value: .object(["a": 1, "b": .object(["a": .null])])),
    Accepted(text: #"{"":0," ":1}"#, value: .object(["": 0, " ": 1])),
    // The same letter composed and decomposed: different scalars, so different names.
    Accepted(text: "{\"\u{e9}\":1,\"e\u{301}\":2}", value: .object(["\u{e9}": 1, "e\u{301}": 2])),
  ]

  @Test(arguments: accepted) func reads(_ row: Accepted) throws {
    #expect(try JSONReader.parse(Array(row.text.utf8)) == row.value)
  }

  struct Refused: Sendable, CustomTestStringConvertible {
    let bytes: [UInt8]
    let offset: Int
    let reason: JSONError.Reason
    var testDescription: String { String(decoding: bytes, as: UTF8.self) }

    init(_ text: String, _ offset: Int, _ reason: JSONError.Reason) {
      self.init(Array(text.utf8), offset, reason)
    }

    init(_ bytes: [UInt8], _ offset: Int, _ reason: JSONError.Reason) {
      (self.bytes, self.offset, self.reason) = (bytes, offset, reason)
    }

    /// A string with these bytes in it, after `"ok`.
    static func string(_ inside: [UInt8], _ offset: Int, _ reason: JSONError.Reason) -> Refused {
      Refused(Array("\"ok".utf8) + inside + Array("\"".utf8), offset, reason)
    }
  }

  static let grammar: [Refused] = [
    Refused("", 0, .endsEarly(.value)),
    Refused("  ", 2, .endsEarly(.value)),
    Refused("\u{feff}1", 0, .byteOrderMark),
    Refused("nul", 0, .expected(.value)),
    Refused("True", 0, .expected(.value)),
    Refused("tru", 0, .expected(.boolean)),
    Refused("NaN", 0, .expected(.value)),
    Refused("Infinity", 0, .expected(.value)),
    Refused("-Infinity", 1, .expected(.digit)),
    Refused("'a'", 0, .expected(.value)),
    Refused("\u{b}1", 0, .expected(.value)),
    Refused("\u{a0}1", 0, .expected(.value)),
    Refused("/* */1", 0, .expected(.value)),
    Refused("1 2", 2, .expected(.end)),
    Refused("1\u{0}", 1, .expected(.end)),
    Refused("nullx", 4, .expected(.end)),
    Refused("[", 1, .endsEarly(.valueOrBracket)),
    Refused("[1", 2, .endsEarly(.commaOrBracket)),
    Refused("[1,", 3, .endsEarly(.value)),
    Refused("[1,]", 3, .expected(.value)),
    Refused("[,1]", 1, .expected(.value)),
    Refused("[1 2]", 3, .expected(.commaOrBracket)),
    Refused("[1}", 2, .expected(.commaOrBracket)),
    Refused("]", 0, .expected(.value)),
    Refused("{", 1, .endsEarly(.memberNameOrBrace)),
    Refused("{,}", 1, .expected(.memberNameOrBrace)),
    Refused("{a:1}", 1, .expected(.memberNameOrBrace)),
    Refused("{1:1}", 1, .expected(.memberNameOrBrace)),
    Refused(#"{"a""#, 4, .endsEarly(.colon)),
    Refused(#"{"a" 1}"#, 5, .expected(.colon)),
    Refused(#"{"a":"#, 5, .endsEarly(.value)),
    Refused(#"{"a":}"#, 5, .expected(.value)),
    Refused(#"{"a":1"#, 6, .endsEarly(.commaOrBrace)),
    Refused(#"{"a":1]"#, 6, .expected(.commaOrBrace)),
    Refused(#"{"a":1 "b":2}"#, 7, .expected(.commaOrBrace)),
    Refused(#"{"a":1,"#, 7, .endsEarly(.memberName)),
    Refused(#"{"a":1,}"#, 7, .expected(.memberName)),
    Refused(#"{"a":1,"a":2}"#, 7, .duplicateMember("a")),
    Refused(#"{"a":1,"\u0061":2}"#, 7, .duplicateMember("a")),
    Refused(#"[{"k":{"":1, "":2}}]"#, 13, .duplicateMember("")),
  ]

  static let numbers: [Refused] = [
    Refused("-", 1, .endsEarly(.digit)),
    Refused("+1", 0, .expected(.value)),
    Refused(".5", 0, .expected(.value)),
    Refused("01", 0, .leadingZero),
    Refused("-01", 1, .leadingZero),
    Refused("[00]", 1, .leadingZero),
    Refused("1.", 2, .endsEarly(.digit)),
    Refused("1.e1", 2, .expected(.digit)),
    Refused("1e", 2, .endsEarly(.digit)),
    Refused("1e+", 3, .endsEarly(.digit)),
    Refused("1e1.5", 3, .expected(.end)),
    Refused("0x1F", 1, .expected(.end)),
    Refused("1_000", 1, .expected(.end)),
    Refused("--1", 1, .expected(.digit)),
    Refused(
      "[" + String(repeating: "1", count: JSONLimits.standardMaxNumberLength + 1) + "]", 1,
      .numberTooLong(limit: JSONLimits.standardMaxNumberLength)),
  ]

  static let strings: [Refused] = [
    Refused("\"", 1, .endsEarly(.closingQuote)),
    Refused("\"abc", 4, .endsEarly(.closingQuote)),
    Refused(#""abc\""#, 6, .endsEarly(.closingQuote)),
    Refused(#""abc\"#, 5, .endsEarly(.escape)),
    Refused("\"a\nb\"", 2, .controlCharacter(0x0A)),
    Refused("\"a\tb\"", 2, .controlCharacter(0x09)),
    Refused("\"a\u{0}b\"", 2, .controlCharacter(0)),
    Refused("\"123456789\u{1f}\"", 10, .controlCharacter(0x1F)),
    Refused(#""\x41""#, 2, .expected(.escape)),
    Refused(#""\'""#, 2, .expected(.escape)),
    Refused(#""\U0041""#, 2, .expected(.escape)),
    Refused(#""\u12"#, 5, .endsEarly(.hexDigits)),
    Refused(#""\u12g4""#, 5, .expected(.hexDigits)),
    Refused(#""a\ud83d""#, 2, .loneSurrogate),
    Refused(#""a\ude00""#, 2, .loneSurrogate),
    Refused(#""\ud83dx""#, 1, .loneSurrogate),
    Refused(#""\ud83d\n""#, 1, .loneSurrogate),
    Refused(#""\ud83d\u0041""#, 1, .loneSurrogate),
    Refused(#""\ud83d\ud83d""#, 1, .loneSurrogate),
    .string([0x80], 3, .invalidUTF8),
    .string([0xFF], 3, .invalidUTF8),
    .string([0xFE], 3, .invalidUTF8),
    // Overlong forms of "/" and of U+FFFF.
    .string([0xC0, 0xAF], 3, .invalidUTF8),
    .string([0xC1, 0xBF], 3, .invalidUTF8),
    .string([0xE0, 0x80, 0xAF], 3, .invalidUTF8),
    .string([0xE0, 0x9F, 0xBF], 3, .invalidUTF8),
    .string([0xF0, 0x8F, 0xBF, 0xBF], 3, .invalidUTF8),
    // Surrogate code points.
    .string([0xED, 0xA0, 0x80], 3, .invalidUTF8),
    .string([0xED, 0xBF, 0xBF], 3, .invalidUTF8),
    // Beyond U+10FFFF.
    .string([0xF4, 0x90, 0x80, 0x80], 3, .invalidUTF8),
    .string([0xF5, 0x80, 0x80, 0x80], 3, .invalidUTF8),
    // Sequences cut short, by the end of the string, by an escape and by another sequence.
    .string([0xE4, 0xBC], 3, .invalidUTF8),
    .string(Array("é".utf8) + [0xE4] + Array(#"\n"#.utf8), 5, .invalidUTF8),
    .string([0xF0, 0x9F, 0x98, 0xC3, 0xA9], 3, .invalidUTF8),
    // The first of several faults is the one that is told.
    .string([0x80, 0x0A], 3, .invalidUTF8),
    .string([0x0A, 0x80], 3, .controlCharacter(0x0A)),
    Refused([0x22, 0x80], 1, .invalidUTF8),
    Refused([0x7B, 0x22, 0xFF, 0x22, 0x3A, 0x31, 0x7D], 2, .invalidUTF8),
  ]

  @Test(arguments: grammar + numbers + strings) func refuses(_ row: Refused) {
    #expect(throws: JSONError(offset: row.offset, reason: row.reason)) {
      try JSONReader.parse(row.bytes)
    }
  }

  @Test func keepsNumbersAsWritten() throws {
    let literal = "-1.50E+0400"
    #expect(try JSONReader.parse(Array(literal.utf8)).asNumber?.literal == literal)
    let longest = String(repeating: "9", count: JSONLimits.standardMaxNumberLength)
    #expect(try JSONReader.parse(Array(longest.utf8)).asNumber?.literal == longest)
  }

  @Test func keepsTheOrderOfMembers() throws {
    let object = try JSONReader.parse(Array(#"{"b":1,"a":2,"c":3}"#.utf8)).asObject
    #expect(object?.keys == ["b", "a", "c"])
  }

  @Test func offsetsOfASliceCountFromItsStart() {
    let bytes = Array("xxxx[1,]".utf8)
    #expect(throws: JSONError(offset: 3, reason: .expected(.value))) {
      try JSONReader.parse(bytes[4...])
    }
  }

  @Test func depthIsBounded() throws {
    let limit = JSONLimits.standardMaxDepth
    let deepest = String(repeating: "[", count: limit) + String(repeating: "]", count: limit)
    #expect(throws: Never.self) { try JSONReader.parse(Array(deepest.utf8)) }
    let mixed = String(repeating: #"[{"a":"#, count: limit / 2)
    #expect(throws: JSONError(offset: mixed.utf8.count, reason: .tooDeep(limit: limit))) {
      try JSONReader.parse(Array((mixed + "[").utf8))
    }
    // Closed arrays do not count.
    #expect(throws: Never.self) {
      try JSONReader.parse(Array(("[" + String(repeating: "[],", count: 200) + "[]]").utf8))
    }
  }

  @Test(arguments: [2, 16, 17, 18, 100, 50_000]) func findsDuplicatesAmong(_ count: Int) {
    var text = "{"
    for index in 0..<count { text += #""k\#(index)":0,"# }
    for repeated in [0, count - 1] {
      let bytes = Array((text + #""k\#(repeated)":1}"#).utf8)
      #expect(
        throws: JSONError(offset: text.utf8.count, reason: .duplicateMember(Text("k\(repeated)")))
      ) { try JSONReader.parse(bytes) }
    }
    #expect(throws: Never.self) { try JSONReader.parse(Array((text + #""k":1}"#).utf8)) }
  }

  /// Every quote, backslash and control character is found at every place in a word, whatever stands before it.
  @Test func findsTheEndOfAStringAtEveryDistance() throws {
    for fill in ["a", "é", "众", "\u{7f}", "😀", "!", "[", "#"] {
      for length in 0..<20 {
        let content = String(repeating: fill, count: length)
        #expect(try JSONReader.parse(Array("\"\(content)\"".utf8)) == .string(Text(content)))
        #expect(
          try JSONReader.parse(Array("\"\(content)\\t\(content)\"".utf8)) == .string(Text(content + "\t" + content)))
        #expect(throws: JSONError(offset: 1 + content.utf8.count, reason: .controlCharacter(0x1F))) {
          try JSONReader.parse(Array("\"\(content)\u{1f}\"".utf8))
        }
      }
    }
  }

  @Test(arguments: [
    (#"{"a":1,"a":2}"#, #"not valid JSON at byte 7: the member "a" occurs twice in one object"#),
    ("[1", "not valid JSON at byte 2: the text ends where it should have ',' or ']' after the element"),
    (
      "\"\u{1}\"",
      #"not valid JSON at byte 1: the control character \u0001 must be written as an escape in a string"#
    ),
    ("01", "not valid JSON at byte 0: a number must not begin with a zero that another digit follows"),
  ]) func explains(_ text: String, _ sentence: String) throws {
    let error = try #require(throws: JSONError.self) { try JSONReader.parse(Array(text.utf8)) }
    #expect(error.description == sentence)
  }
}
