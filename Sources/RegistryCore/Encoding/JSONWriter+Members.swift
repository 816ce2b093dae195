// Members with their values in one step, and whole values by themselves.
extension JSONWriter {
  /// Writes a name, which must need no escape (``key(_:)``), and a string.
  package mutating func member(_ name: StaticString, _ value: String) {
    key(name)
    string(value)
  }

  /// Writes a name, which must need no escape, and a text; a literal means the one above.
  @_disfavoredOverload
  package mutating func member(_ name: StaticString, _ value: Text) {
    key(name)
    string(value)
  }

  /// Writes a name, which must need no escape, and a whole number.
  package mutating func member(_ name: StaticString, _ value: some FixedWidthInteger) {
    key(name)
    number(value)
  }

  /// Writes a name, which must need no escape, and a boolean.
  package mutating func member(_ name: StaticString, _ value: Bool) {
    key(name)
    bool(value)
  }

  /// Writes a name, which must need no escape, and any value; a literal means one of those above.
  @_disfavoredOverload
  package mutating func member(_ name: StaticString, _ value: JSONValue) {
    key(name)
    self.value(value)
  }
}

extension JSONWriter {
  /// The canonical bytes of one value.
  package static func bytes(of value: JSONValue) -> [UInt8] {
    var writer = JSONWriter()
    writer.value(value)
    return writer.bytes
  }

  /// A text as a JSON string with its quotes, for messages.
  package static func quoted(_ text: Text) -> String {
    String(decoding: bytes(of: .string(text)), as: UTF8.self)
  }
}
