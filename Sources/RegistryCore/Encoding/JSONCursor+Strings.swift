// How the cursor takes strings: whole when nothing is escaped, run by run otherwise.
extension JSONCursor {
  /// Reads a string; its text may hold any scalar, U+0000 included.
  package mutating func readString() throws(JSONError) -> Text {
    guard let byte = peek() else { throw endsEarly(.string) }
    guard byte == quote else { throw error(.expected(.string)) }
    let start = position + 1
    let stop = endOfRun(from: start)
    guard stop < count, base[stop] == quote else {
      return try readEscapedString(from: start, firstRunTo: stop)
    }
    let text = try text(in: start..<stop)
    position = stop + 1
    return text
  }

  /// The bytes of a range as text, copied.
  private func text(in range: Range<Int>) throws(JSONError) -> Text {
    let bytes = UnsafeBufferPointer(start: base + range.lowerBound, count: range.count)
    do {
      return Text(String(copying: try UTF8Span(validating: bytes.span)))
    } catch {
      throw JSONError(offset: range.lowerBound + error.byteOffsets.lowerBound, reason: .invalidUTF8)
    }
  }

  /// Checks that the bytes of a range are UTF-8.
  func validate(_ range: Range<Int>) throws(JSONError) {
    let bytes = UnsafeBufferPointer(start: base + range.lowerBound, count: range.count)
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      throw JSONError(offset: range.lowerBound + error.byteOffsets.lowerBound, reason: .invalidUTF8)
    }
  }

  private mutating func readEscapedString(
    from start: Int, firstRunTo firstStop: Int
  ) throws(JSONError) -> Text {
    var text: [UInt8] = []
    var runStart = start
    position = firstStop
    while true {
      text.append(contentsOf: UnsafeBufferPointer(start: base + runStart, count: position - runStart))
      guard position < count else { throw first(in: start, or: endsEarly(.closingQuote)) }
      let byte = base[position]
      if byte == quote { break }
      guard byte == backslash else {
        throw first(in: start, or: error(.controlCharacter(byte)))
      }
      do {
        try appendEscape(to: &text)
      } catch {
        throw first(in: start, or: error)
      }
      runStart = position
      position = endOfRun(from: position)
    }
    // An escape stands for whole scalars, so it cannot mend or break the bytes around it.
    guard let valid = try? UTF8Span(validating: text.span) else {
      throw first(in: start, or: error(.invalidUTF8))
    }
    position += 1
    return Text(String(copying: valid))
  }

  /// Consumes an escape and appends the UTF-8 of the scalar that it stands for.
  private mutating func appendEscape(to text: inout [UInt8]) throws(JSONError) {
    let start = position
    position += 1
    guard position < count else { throw endsEarly(.escape) }
    let letter = base[position]
    switch letter {
    case quote, backslash, UInt8(ascii: "/"): text.append(letter)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "u"):
      position += 1
      let scalar = try readEscapedScalar(startingAt: start)
      text.append(contentsOf: UTF8.encode(scalar).unsafelyUnwrapped)
      return
    default: throw error(.expected(.escape))
    }
    position += 1
  }

  /// Reads the digits after `\u`, and the second escape of a surrogate pair with its digits.
  private mutating func readEscapedScalar(startingAt start: Int) throws(JSONError) -> Unicode.Scalar {
    let unit = try readFourHexDigits()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    let lone = JSONError(offset: start, reason: .loneSurrogate)
    guard unit < 0xDC00, position + 1 < count,
      base[position] == backslash, base[position + 1] == UInt8(ascii: "u")
    else { throw lone }
    position += 2
    let low = try readFourHexDigits()
    guard (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    else { throw lone }
    return scalar
  }

  private mutating func readFourHexDigits() throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard position < count else { throw endsEarly(.hexDigits) }
      let byte = base[position]
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(byte & 15)
      case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"):
        value = value << 4 | UInt32((byte & 15) + 9)
      default: throw error(.expected(.hexDigits))
      }
      position += 1
    }
    return value
  }

  private func endOfRun(from start: Int) -> Int {
    JSONRun.end(in: UnsafeBufferPointer(start: base, count: count), from: start)
  }

  /// The fault that comes first in the string that begins at `start`: its UTF-8 up to the other error, or that error.
  private func first(in start: Int, or other: JSONError) -> JSONError {
    do {
      try validate(start..<max(start, min(other.offset, count)))
      return other
    } catch {
      return error
    }
  }
}

private let quote = JSONRun.quote
private let backslash = JSONRun.backslash
