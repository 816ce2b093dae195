import Testing

@testable import RegistryCore

@Suite struct JSONWriterTests {
  @Test func putsCommasWhereTheyBelong() {
    var writer = JSONWriter(reserving: 100)
    writer.beginObject()
    writer.member("seq", 41)
    writer.member("text", "a")
    writer.member("name", Text("b"))
    writer.member("yes", true)
    writer.key("list")
    writer.beginArray()
    writer.number(UInt64.max)
    writer.number(Int64.min)
    writer.beginObject()
    writer.endObject()
    writer.null()
    writer.raw(Array("{\"raw\":0}".utf8))
    writer.bool(false)
    writer.endArray()
    writer.key(Text("quo\"te"))
    writer.number(JSONNumber(validLiteral: "1.50"))
    writer.member("value", JSONValue.array([1, "x"]))
    writer.endObject()
    #expect(
      String(decoding: writer.bytes, as: UTF8.self)
        == #"{"seq":41,"text":"a","name":"b","yes":true,"list":[18446744073709551615,-9223372036854775808,{},"#
        + #"null,{"raw":0},false],"quo\"te":1.50,"value":[1,"x"]}"#)
  }

  @Test func writesLines() {
    var writer = JSONWriter()
    writer.number(1)
    writer.endText(with: UInt8(ascii: "\n"))
    writer.beginArray()
    writer.endArray()
    writer.endText(with: UInt8(ascii: "\n"))
    #expect(writer.bytes == Array("1\n[]\n".utf8))
    writer.removeAll()
    writer.null()
    #expect(writer.bytes == Array("null".utf8))
  }

  @Test(arguments: [
    ("", #""""#),
    ("a/b", #""a/b""#),
    ("\"\\", #""\"\\""#),
    ("\u{8}\u{9}\u{a}\u{c}\u{d}", #""\b\t\n\f\r""#),
    ("\u{0}\u{1f}\u{b}", #""\u0000\u001f\u000b""#),
    ("\u{7f}\u{80}\u{2028}众😀", "\"\u{7f}\u{80}\u{2028}众😀\""),
    ("x\ny众", #""x\ny众""#),
  ]) func escapesOnlyWhatMustBe(_ text: String, _ json: String) {
    #expect(JSONWriter.quoted(Text(text)) == json)
  }

  @Test(arguments: [0, 7, 10, -1, -100, Int.max, Int.min]) func writesIntegers(_ value: Int) {
    var writer = JSONWriter()
    writer.number(value)
    #expect(writer.bytes == Array(String(value).utf8))
  }

  @Test(arguments: JSONReaderTests.accepted) func whatIsWrittenReadsBack(
    _ row: JSONReaderTests.Accepted
  ) throws {
    let bytes = JSONWriter.bytes(of: row.value)
    let again = try JSONReader.parse(bytes)
    #expect(again == row.value)
    #expect(JSONWriter.bytes(of: again) == bytes)
  }

  @Test func everyScalarBelowU800ReadsBack() throws {
    let text = Text(String(String.UnicodeScalarView((0..<0x800).compactMap { Unicode.Scalar($0) })))
    #expect(try JSONReader.parse(JSONWriter.bytes(of: .string(text))) == .string(text))
  }
}
