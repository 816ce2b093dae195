import Testing

@testable import RegistryCore

/// The cursor by itself: taking values one by one without a tree.
@Suite struct JSONCursorTests {
  /// The name of the next member; nil at the end of the object.
  private func nextName(_ cursor: inout JSONCursor, isFirst: Bool = false) throws -> Text? {
    guard try cursor.moveToMember(isFirst: isFirst) else { return nil }
    let name = try cursor.readString()
    try cursor.readColon()
    return name
  }

  @Test func walksOverAnObject() throws {
    let bytes = Array(#" { "n" : 12 , "list" : [ true , null , "x" ] , "rest" : {"a":[1]} } "#.utf8)
    try bytes.withUnsafeBytes { buffer in
      var cursor = try JSONCursor(buffer)
      #expect(try cursor.kind() == .object)
      try cursor.beginObject()
      #expect(try nextName(&cursor, isFirst: true) == "n")
      #expect(try cursor.readNumber().natural == 12)
      #expect(try nextName(&cursor) == "list")
      try cursor.beginArray()
      #expect(try cursor.nextElement(isFirst: true))
      #expect(try cursor.readBool())
      #expect(try cursor.nextElement(isFirst: false))
      #expect(try cursor.kind() == .null)
      try cursor.readNull()
      #expect(try cursor.nextElement(isFirst: false))
      #expect(try cursor.readString() == "x")
      #expect(try !cursor.nextElement(isFirst: false))
      #expect(try nextName(&cursor) == "rest")
      #expect(try cursor.readValue() == .object(["a": .array([1])]))
      #expect(try nextName(&cursor) == nil)
      try cursor.finish()
    }
  }

  @Test(arguments: [
    ("1", JSONError.Expectation.string), ("\"a\"", .number), ("[]", .object), ("{}", .array),
    ("0", .boolean),
  ]) func namesWhatItWanted(_ text: String, _ wanted: JSONError.Expectation) throws {
    try Array(text.utf8).withUnsafeBytes { buffer in
      var cursor = try JSONCursor(buffer)
      #expect(throws: JSONError(offset: 0, reason: .expected(wanted))) {
        switch wanted {
        case .string: _ = try cursor.readString()
        case .number: _ = try cursor.readNumber()
        case .object: try cursor.beginObject()
        case .array: try cursor.beginArray()
        default: _ = try cursor.readBool()
        }
      }
    }
  }
}
