/// Appends canonical JSON to bytes: members in the order given, no white space, one spelling for every value.
///
/// Commas are put where they belong. What is opened must be closed by the caller, and names must be distinct; neither is
/// checked. In strings only `"`, `\` and the characters below U+0020 are escaped, with the short forms where there are
/// some and lower-case hexadecimal digits elsewhere.
package struct JSONWriter {
  private var output: GrowingBytes

  /// True if a value has just ended, so that a comma must come before what follows in the same array or object.
  private var needsComma = false

  /// - Parameter capacity: bytes for which room is made at once; more is made when it is needed.
  package init(reserving capacity: Int = 0) {
    output = GrowingBytes(reserving: capacity)
  }

  /// All that has been written.
  package var bytes: [UInt8] { output.bytes }

  /// True if all that has been written is just these bytes.
  func hasWritten(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    output.withBytes { Text.areEqual($0, bytes) }
  }

  /// Opens an object; names and values follow in turn.
  package mutating func beginObject() { open("{") }
  /// Closes the object that was opened last, which must be the innermost that is open.
  package mutating func endObject() { close("}") }
  /// Opens an array; its elements follow.
  package mutating func beginArray() { open("[") }
  /// Closes the array that was opened last, which must be the innermost that is open.
  package mutating func endArray() { close("]") }

  /// Ends a text with a byte that is none of it (a line feed, a NUL): what follows is a text of its own.
  package mutating func endText(with terminator: UInt8) {
    output.append(terminator)
    needsComma = false
  }

  /// Forgets what was written and keeps the memory.
  package mutating func removeAll() {
    output.removeAll()
    needsComma = false
  }

  /// Writes a member's name; its value must follow. The name must have nothing in it that needs an escape.
  package mutating func key(_ name: StaticString) {
    let (length, comma) = (name.utf8CodeUnitCount, needsComma ? 1 : 0)
    output.append(atMost: length + 4) { place in
      place[0] = UInt8(ascii: ",")
      place[comma] = JSONRun.quote
      (place + comma + 1).update(from: name.utf8Start, count: length)
      place[comma + length + 1] = JSONRun.quote
      place[comma + length + 2] = UInt8(ascii: ":")
      return comma + length + 3
    }
    needsComma = false
  }

  /// Writes a member's name, whatever its characters; its value must follow.
  @_disfavoredOverload
  package mutating func key(_ name: Text) {
    separate()
    appendQuoted(name.string)
    output.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// Writes a string in quotes, with the escapes that it needs and no others.
  package mutating func string(_ value: String) {
    separate()
    appendQuoted(value)
    needsComma = true
  }

  /// The same of a text; a literal means the one above.
  @_disfavoredOverload
  package mutating func string(_ value: Text) { string(value.string) }

  /// Writes a whole number of any width in decimal digits.
  package mutating func number(_ value: some FixedWidthInteger) {
    if let small = Int64(exactly: value) {
      separate()
      appendDecimal(small)
      needsComma = true
    } else {
      raw(String(value))
    }
  }

  /// Writes the literal as it came: `1` and `1.0` stay different.
  package mutating func number(_ value: JSONNumber) {
    raw(value.literal)
  }

  /// Writes `true` or `false`.
  package mutating func bool(_ value: Bool) { word(value ? "true" : "false") }
  /// Writes `null`; who means an absent member writes nothing.
  package mutating func null() { word("null") }

  /// Writes a value with everything inside it, members in their order.
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

  /// Writes an object with everything inside it, members in their order.
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

  /// Writes an object of a text, members in the order of the text, strings in their one spelling.
  package mutating func object(_ view: JSONObjectView) {
    beginObject()
    var members = view.makeIterator()
    while let (name, value) = members.nextNodes() {
      separate()
      appendQuoted(name.bytes)
      output.append(UInt8(ascii: ":"))
      needsComma = false
      self.value(value)
    }
    endObject()
  }

  /// Writes bytes that are one whole JSON value already.
  package mutating func raw(_ value: [UInt8]) {
    value.withUnsafeBufferPointer { raw($0) }
  }

  /// The same of bytes that stay where they are; they are copied.
  package mutating func raw(_ value: UnsafeBufferPointer<UInt8>) {
    separate()
    output.append(value)
    needsComma = true
  }

  private mutating func raw(_ value: String) {
    var value = value
    value.withUTF8 { raw($0) }
  }

  private mutating func open(_ bracket: Unicode.Scalar) {
    separate()
    output.append(UInt8(ascii: bracket))
    needsComma = false
  }

  private mutating func close(_ bracket: Unicode.Scalar) {
    output.append(UInt8(ascii: bracket))
    needsComma = true
  }

  private mutating func word(_ word: StaticString) {
    separate()
    word.withUTF8Buffer { output.append($0) }
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { output.append(UInt8(ascii: ",")) }
  }

  private mutating func appendDecimal(_ value: Int64) {
    // 19 digits and a sign.
    output.append(atMost: 20) { place in
      var (rest, length) = (value.magnitude, value < 0 ? 2 : 1)
      while rest >= 10 {
        rest /= 10
        length += 1
      }
      rest = value.magnitude
      for index in stride(from: length - 1, through: value < 0 ? 1 : 0, by: -1) {
        place[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      }
      if value < 0 { place[0] = UInt8(ascii: "-") }
      return length
    }
  }

  private mutating func appendQuoted(_ string: String) {
    var string = string
    string.withUTF8 { appendQuoted($0) }
  }

  private mutating func appendQuoted(_ text: UnsafeBufferPointer<UInt8>) {
    let end = JSONRun.end(in: text, from: 0)
    guard end == text.count else { return appendEscaped(text, firstRunTo: end) }
    output.append(atMost: end + 2) { place in
      place[0] = JSONRun.quote
      if let base = text.baseAddress { (place + 1).update(from: base, count: end) }
      place[end + 1] = JSONRun.quote
      return end + 2
    }
  }

  /// Copies runs that need no escape as they are.
  private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>, firstRunTo firstEnd: Int) {
    output.append(JSONRun.quote)
    var (start, end) = (0, firstEnd)
    while true {
      output.append(UnsafeBufferPointer(rebasing: text[start..<end]))
      guard end < text.count else { break }
      appendEscape(of: text[end])
      start = end + 1
      end = JSONRun.end(in: text, from: start)
    }
    output.append(JSONRun.quote)
  }

  private mutating func appendEscape(of byte: UInt8) {
    output.append(JSONRun.backslash)
    switch byte {
    case JSONRun.quote, JSONRun.backslash: output.append(byte)
    case 0x08: output.append(UInt8(ascii: "b"))
    case 0x09: output.append(UInt8(ascii: "t"))
    case 0x0A: output.append(UInt8(ascii: "n"))
    case 0x0C: output.append(UInt8(ascii: "f"))
    case 0x0D: output.append(UInt8(ascii: "r"))
    default:
      for letter in "u00".utf8 { output.append(letter) }
      output.append(Hex.digit(byte >> 4))
      output.append(Hex.digit(byte & 15))
    }
  }
}
