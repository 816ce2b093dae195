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
    let run = UnsafeBufferPointer(start: base + start, count: stop - start)
    guard let string = String(validating: run, as: UTF8.self) else {
      throw invalidUTF8(in: start..<stop)
    }
    position = stop + 1
    return Text(string)
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
    guard let string = String(validating: text, as: UTF8.self) else {
      throw invalidUTF8(in: start..<position)
    }
    position += 1
    return Text(string)
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

  /// The offset of the first quote, backslash or control character from `start` on, or the end of the text.
  ///
  /// Eight bytes a step: a byte b of the word is below n if (b - n) borrows while b has no high bit, and the lowest such
  /// mark is always a true one.
  private func endOfRun(from start: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highBits: UInt64 = 0x8080_8080_8080_8080
    var index = start
    while index + 8 <= count {
      let word = UInt64(
        littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
      let quotes = word ^ (ones &* UInt64(quote))
      let backslashes = word ^ (ones &* UInt64(backslash))
      let marks =
        (((word &- ones &* 0x20) & ~word) | ((quotes &- ones) & ~quotes)
          | ((backslashes &- ones) & ~backslashes)) & highBits
      if marks != 0 { return index + marks.trailingZeroBitCount >> 3 }
      index += 8
    }
    while index < count {
      let byte = base[index]
      if byte < 0x20 || byte == quote || byte == backslash { break }
      index += 1
    }
    return index
  }

  /// The fault that comes first in the string that begins at `start`: its UTF-8 up to the other error, or that error.
  private func first(in start: Int, or other: JSONError) -> JSONError {
    if let offset = firstInvalidUTF8(in: start..<max(start, min(other.offset, count))) {
      return JSONError(offset: offset, reason: .invalidUTF8)
    }
    return other
  }

  private func invalidUTF8(in range: Range<Int>) -> JSONError {
    JSONError(offset: firstInvalidUTF8(in: range) ?? range.lowerBound, reason: .invalidUTF8)
  }

  /// The first byte of the first sequence that RFC 3629 does not allow.
  private func firstInvalidUTF8(in range: Range<Int>) -> Int? {
    var index = range.lowerBound
    while index < range.upperBound {
      guard let length = lengthOfScalar(at: index, end: range.upperBound) else { return index }
      index += length
    }
    return nil
  }

  /// The length of the well-formed sequence that begins here (RFC 3629 section 4), or nil.
  private func lengthOfScalar(at index: Int, end: Int) -> Int? {
    let second: ClosedRange<UInt8>
    let length: Int
    switch base[index] {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: (second, length) = (0x80...0xBF, 2)
    case 0xE0: (second, length) = (0xA0...0xBF, 3)
    case 0xED: (second, length) = (0x80...0x9F, 3)
    case 0xE1...0xEF: (second, length) = (0x80...0xBF, 3)
    case 0xF0: (second, length) = (0x90...0xBF, 4)
    case 0xF1...0xF3: (second, length) = (0x80...0xBF, 4)
    case 0xF4: (second, length) = (0x80...0x8F, 4)
    default: return nil
    }
    guard index + length <= end, second.contains(base[index + 1]) else { return nil }
    for offset in 2..<max(2, length) where base[index + offset] & 0xC0 != 0x80 { return nil }
    return length
  }
}

private let quote = UInt8(ascii: "\"")
private let backslash = UInt8(ascii: "\\")
