/// Appends canonical JSON to bytes: members in the order given, no white space, one spelling for every value.
///
/// Commas are put where they belong. What is opened must be closed by the caller, and names must be distinct; neither is
/// checked. In strings only `"`, `\` and the characters below U+0020 are escaped, with the short forms where there are
/// some and lower-case hexadecimal digits elsewhere.
package struct JSONWriter {
  /// All that has been written. Other bytes (a terminator, a frame line) may be appended between two whole values.
  package var bytes: [UInt8] = []

  /// True if a value has just ended, so that a comma must come before what follows in the same array or object.
  private var needsComma = false

  package init(reserving capacity: Int = 0) {
    bytes.reserveCapacity(capacity)
  }

  package mutating func beginObject() { open("{") }
  package mutating func endObject() { close("}") }
  package mutating func beginArray() { open("[") }
  package mutating func endArray() { close("]") }

  /// Ends a line of JSON lines: what follows is a text of its own.
  package mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  /// Forgets what was written and keeps the memory.
  package mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  /// Writes a member's name; its value must follow. The name must have nothing in it that needs an escape.
  package mutating func key(_ name: StaticString) {
    separate()
    bytes.append(JSONRun.quote)
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(JSONRun.quote)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// Writes a member's name, whatever its characters; its value must follow.
  @_disfavoredOverload
  package mutating func key(_ name: Text) {
    separate()
    appendQuoted(name.string)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  package mutating func string(_ value: String) {
    separate()
    appendQuoted(value)
    needsComma = true
  }

  @_disfavoredOverload
  package mutating func string(_ value: Text) { string(value.string) }

  package mutating func number(_ value: some FixedWidthInteger) {
    separate()
    if let small = Int64(exactly: value) {
      appendDecimal(small)
    } else {
      bytes.append(contentsOf: String(value).utf8)
    }
    needsComma = true
  }

  package mutating func number(_ value: JSONNumber) {
    separate()
    bytes.append(contentsOf: value.literal.utf8)
    needsComma = true
  }

  package mutating func bool(_ value: Bool) { word(value ? "true" : "false") }
  package mutating func null() { word("null") }

  package mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .bool(let value): bool(value)
    case .number(let value): number(value)
    case .string(let value): string(value)
    case .array(let elements):
      beginArray()
      for element in elements { self.value(element) }
      endArray()
    case .object(let object): self.object(object)
    }
  }

  package mutating func object(_ object: JSONObject) {
    beginObject()
    for member in object.members {
      key(member.key)
      value(member.value)
    }
    endObject()
  }

  /// Writes a value of a text in its one spelling.
  package mutating func value(_ view: JSONView) {
    switch view.kind {
    case .null: null()
    case .false: bool(false)
    case .true: bool(true)
    case .number: raw(view.bytes)
    case .string:
      separate()
      appendQuoted(view.bytes)
      needsComma = true
    case .array:
      beginArray()
      if let elements = view.asArray { for element in elements { value(element) } }
      endArray()
    case .object:
      if let members = view.asObject { object(members) }
    }
  }

  package mutating func object(_ view: JSONObjectView) {
    beginObject()
    var members = view.makeIterator()
    while let (name, value) = members.nextNodes() {
      separate()
      appendQuoted(name.bytes)
      bytes.append(UInt8(ascii: ":"))
      needsComma = false
      self.value(value)
    }
    endObject()
  }

  /// Writes bytes that are one whole JSON value already.
  package mutating func raw(_ value: some Sequence<UInt8>) {
    separate()
    bytes.append(contentsOf: value)
    needsComma = true
  }

  private mutating func open(_ bracket: Unicode.Scalar) {
    separate()
    bytes.append(UInt8(ascii: bracket))
    needsComma = false
  }

  private mutating func close(_ bracket: Unicode.Scalar) {
    bytes.append(UInt8(ascii: bracket))
    needsComma = true
  }

  private mutating func word(_ word: StaticString) {
    separate()
    word.withUTF8Buffer { bytes.append(contentsOf: $0) }
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }

  private mutating func appendDecimal(_ value: Int64) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    var rest = value.magnitude
    let first = bytes.count
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    bytes[first...].reverse()
  }

  private mutating func appendQuoted(_ string: String) {
    var string = string
    string.withUTF8 { appendQuoted($0) }
  }

  private mutating func appendQuoted(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(JSONRun.quote)
    appendEscaped(text)
    bytes.append(JSONRun.quote)
  }

  /// Copies runs that need no escape as they are.
  private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    while true {
      let end = JSONRun.end(in: text, from: start)
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<end]))
      guard end < text.count else { return }
      appendEscape(of: text[end])
      start = end + 1
    }
  }

  private mutating func appendEscape(of byte: UInt8) {
    bytes.append(JSONRun.backslash)
    switch byte {
    case JSONRun.quote, JSONRun.backslash: bytes.append(byte)
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    default:
      bytes.append(contentsOf: "u00".utf8)
      bytes.append(Hex.digit(byte >> 4))
      bytes.append(Hex.digit(byte & 15))
    }
  }
}

extension JSONWriter {
  package mutating func member(_ name: StaticString, _ value: String) {
    key(name)
    string(value)
  }

  @_disfavoredOverload
  package mutating func member(_ name: StaticString, _ value: Text) {
    key(name)
    string(value)
  }

  package mutating func member(_ name: StaticString, _ value: some FixedWidthInteger) {
    key(name)
    number(value)
  }

  package mutating func member(_ name: StaticString, _ value: Bool) {
    key(name)
    bool(value)
  }

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
