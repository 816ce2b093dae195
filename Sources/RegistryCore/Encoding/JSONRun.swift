/// Stretches of a string that stand in JSON just as they are.
enum JSONRun {
  /// The offset of the first quote, backslash or control character from `start` on, or the length of the bytes.
  ///
  /// Eight bytes a step: a byte b of the word is below n if (b - n) borrows while b has no high bit, and the lowest such
  /// mark is always a true one.
  static func end(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highBits: UInt64 = 0x8080_8080_8080_8080
    var index = start
    while index + 8 <= bytes.count {
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
    while index < bytes.count {
      let byte = base[index]
      if byte < 0x20 || byte == quote || byte == backslash { break }
      index += 1
    }
    return index
  }

  /// The same, and whether there is nothing but ASCII up to there.
  static func asciiEnd(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> (end: Int, isASCII: Bool) {
    guard let base = bytes.baseAddress else { return (0, true) }
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highBits: UInt64 = 0x8080_8080_8080_8080
    var index = start
    var seen: UInt64 = 0
    while index + 8 <= bytes.count {
      let word = UInt64(littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
      let quotes = word ^ (ones &* UInt64(quote))
      let backslashes = word ^ (ones &* UInt64(backslash))
      let marks =
        (((word &- ones &* 0x20) & ~word) | ((quotes &- ones) & ~quotes)
          | ((backslashes &- ones) & ~backslashes)) & highBits
      if marks != 0 {
        let length = marks.trailingZeroBitCount >> 3
        // Only the bytes before the mark belong to the stretch.
        if length > 0 { seen |= word & (highBits >> UInt64(64 - 8 * length)) }
        return (index + length, seen & highBits == 0)
      }
      seen |= word
      index += 8
    }
    while index < bytes.count {
      let byte = base[index]
      if byte < 0x20 || byte == quote || byte == backslash { break }
      seen |= UInt64(byte)
      index += 1
    }
    return (index, seen & highBits == 0)
  }

  static let quote = UInt8(ascii: "\"")
  static let backslash = UInt8(ascii: "\\")
}
