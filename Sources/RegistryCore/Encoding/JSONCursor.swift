/// Walks over the tokens of one JSON text (RFC 8259) without building anything that is not asked for.
///
/// ``JSONReader`` makes trees with it; a codec that knows the shape of its lines can take the values directly. The
/// bytes must stay in place for the life of the cursor. After an error the cursor is of no further use.
package struct JSONCursor {
  let base: UnsafePointer<UInt8>
  /// Length of the text in bytes.
  let count: Int
  let limits: JSONLimits

  /// Offset of the next byte.
  package internal(set) var position = 0

  /// How many arrays and objects are open.
  private var depth = 0

  /// Stands before the text. Throws only for a byte order mark; all else is found on the way.
  package init(_ bytes: UnsafeRawBufferPointer, limits: JSONLimits = .standard) throws(JSONError) {
    let typed = bytes.assumingMemoryBound(to: UInt8.self)
    // An empty buffer may have no address; none of its bytes is ever read.
    base = typed.baseAddress ?? UnsafePointer(bitPattern: 1).unsafelyUnwrapped
    count = typed.count
    self.limits = limits
    if count >= 3, base[0] == 0xEF, base[1] == 0xBB, base[2] == 0xBF {
      throw JSONError(offset: 0, reason: .byteOrderMark)
    }
  }

  /// What kind of value comes next.
  package enum Kind: Sendable {
    case object
    case array
    case string
    case number
    case bool
    case null
  }

  /// The kind of the next value, told by its first byte; nothing but white space is consumed.
  @inline(__always)
  package mutating func kind() throws(JSONError) -> Kind {
    guard let byte = peek() else { throw endsEarly(.value) }
    return switch byte {
    case UInt8(ascii: "{"): .object
    case UInt8(ascii: "["): .array
    case UInt8(ascii: "\""): .string
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): .number
    case UInt8(ascii: "t"), UInt8(ascii: "f"): .bool
    case UInt8(ascii: "n"): .null
    default: throw error(.expected(.value))
    }
  }

  /// Consumes `{`; the members follow. Throws if it stands deeper than the limits allow.
  package mutating func beginObject() throws(JSONError) { try open("{", .object) }
  /// Consumes `[`; ``nextElement(isFirst:)`` follows. Throws if it stands deeper than the limits allow.
  package mutating func beginArray() throws(JSONError) { try open("[", .array) }

  /// Moves to the opening quote of the next member's name; false means that the object has ended.
  ///
  /// - Parameter isFirst: true right after ``beginObject()``.
  @inline(__always)
  mutating func moveToMember(isFirst: Bool) throws(JSONError) -> Bool {
    guard let byte = peek() else {
      throw endsEarly(isFirst ? .memberNameOrBrace : .commaOrBrace)
    }
    if byte == UInt8(ascii: "}") {
      position += 1
      depth -= 1
      return false
    }
    if !isFirst {
      guard byte == UInt8(ascii: ",") else { throw error(.expected(.commaOrBrace)) }
      position += 1
    }
    guard let next = peek() else { throw endsEarly(.memberName) }
    guard next == UInt8(ascii: "\"") else {
      throw error(.expected(isFirst ? .memberNameOrBrace : .memberName))
    }
    return true
  }

  @inline(__always)
  mutating func readColon() throws(JSONError) {
    guard let byte = peek() else { throw endsEarly(.colon) }
    guard byte == UInt8(ascii: ":") else { throw error(.expected(.colon)) }
    position += 1
  }

  /// Moves to the next element of an array; false means that the array has ended.
  ///
  /// - Parameter isFirst: true right after ``beginArray()``.
  package mutating func nextElement(isFirst: Bool) throws(JSONError) -> Bool {
    guard let byte = peek() else {
      throw endsEarly(isFirst ? .valueOrBracket : .commaOrBracket)
    }
    if byte == UInt8(ascii: "]") {
      position += 1
      depth -= 1
      return false
    }
    if !isFirst {
      guard byte == UInt8(ascii: ",") else { throw error(.expected(.commaOrBracket)) }
      position += 1
    }
    return true
  }

  /// Consumes `true` or `false`. What stands behind the word is for the next call to refuse.
  package mutating func readBool() throws(JSONError) -> Bool {
    if try readWord("true") { return true }
    if try readWord("false") { return false }
    throw error(.expected(.boolean))
  }

  /// Consumes `null`. What stands behind the word is for the next call to refuse.
  package mutating func readNull() throws(JSONError) {
    guard try readWord("null") else { throw error(.expected(.value)) }
  }

  /// Consumes a number and keeps its literal. Throws if that is longer than the limits allow.
  package mutating func readNumber() throws(JSONError) -> JSONNumber {
    let literal = try scanNumber()
    let text = UnsafeBufferPointer(start: base + literal.lowerBound, count: literal.count)
    return JSONNumber(validLiteral: String(decoding: text, as: UTF8.self))
  }

  /// Checks that nothing but white space is left.
  package mutating func finish() throws(JSONError) {
    if peek() != nil { throw error(.expected(.end)) }
  }

  // MARK: - Tokens

  /// The next byte that is not white space, which is left in place; nil at the end.
  @inline(__always)
  mutating func peek() -> UInt8? {
    while position < count {
      let byte = base[position]
      guard byte <= 0x20 else { return byte }
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
      position += 1
    }
    return nil
  }

  func error(_ reason: JSONError.Reason) -> JSONError {
    JSONError(offset: position, reason: reason)
  }

  func endsEarly(_ expectation: JSONError.Expectation) -> JSONError {
    JSONError(offset: count, reason: .endsEarly(expectation))
  }

  private mutating func open(
    _ bracket: Unicode.Scalar, _ expectation: JSONError.Expectation
  ) throws(JSONError) {
    guard let byte = peek() else { throw endsEarly(expectation) }
    guard byte == UInt8(ascii: bracket) else { throw error(.expected(expectation)) }
    guard depth < limits.maxDepth else { throw error(.tooDeep(limit: limits.maxDepth)) }
    depth += 1
    position += 1
  }

  /// Consumes a word if it stands here.
  private mutating func readWord(_ word: StaticString) throws(JSONError) -> Bool {
    guard peek() != nil else { throw endsEarly(.value) }
    let length = word.utf8CodeUnitCount
    guard length <= count - position else { return false }
    for index in 0..<length where base[position + index] != word.utf8Start[index] { return false }
    position += length
    return true
  }

  /// Consumes a number (RFC 8259 section 6) and says where its literal stands.
  mutating func scanNumber() throws(JSONError) -> Range<Int> {
    guard peek() != nil else { throw endsEarly(.number) }
    let start = position
    if base[position] == UInt8(ascii: "-") { position += 1 }
    if position < count, base[position] == UInt8(ascii: "0") {
      position += 1
      if position < count, isDigit(base[position]) {
        throw JSONError(offset: position - 1, reason: .leadingZero)
      }
    } else {
      try scanDigits(orElse: position == start ? .number : .digit)
    }
    if position < count, base[position] == UInt8(ascii: ".") {
      position += 1
      try scanDigits(orElse: .digit)
    }
    if position < count, base[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < count, base[position] == UInt8(ascii: "+") || base[position] == UInt8(ascii: "-") {
        position += 1
      }
      try scanDigits(orElse: .digit)
    }
    guard position - start <= limits.maxNumberLength else {
      throw JSONError(offset: start, reason: .numberTooLong(limit: limits.maxNumberLength))
    }
    return start..<position
  }

  /// Consumes one digit or more.
  private mutating func scanDigits(orElse expectation: JSONError.Expectation) throws(JSONError) {
    guard position < count else { throw endsEarly(expectation) }
    guard isDigit(base[position]) else { throw error(.expected(expectation)) }
    repeat { position += 1 } while position < count && isDigit(base[position])
  }

  @inline(__always)
  private func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}
