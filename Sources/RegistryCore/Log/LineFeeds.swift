/// Finds line feeds eight bytes at a time: every byte of the log passes here at each start.
enum LineFeeds {
  /// The offset of the first line feed among the first `limit` bytes.
  static func first(in bytes: UnsafeRawBufferPointer, within limit: Int) -> Int? {
    bytes.prefix(limit).firstIndex(of: UInt8(ascii: "\n"))
  }

  /// Appends the offset of every line feed.
  static func collect(in bytes: UnsafeRawBufferPointer, into ends: inout [Int]) {
    var offset = 0
    while offset + 32 <= bytes.count {
      let a = matches(bytes, offset)
      let b = matches(bytes, offset + 8)
      let c = matches(bytes, offset + 16)
      let d = matches(bytes, offset + 24)
      if a | b | c | d != 0 {
        report(a, offset, &ends)
        report(b, offset + 8, &ends)
        report(c, offset + 16, &ends)
        report(d, offset + 24, &ends)
      }
      offset += 32
    }
    while offset < bytes.count {
      if bytes[offset] == UInt8(ascii: "\n") { ends.append(offset) }
      offset += 1
    }
  }

  /// The top bit of each byte that is a line feed, and nothing else.
  @inline(__always)
  private static func matches(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
    let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    let x = word ^ 0x0A0A_0A0A_0A0A_0A0A
    // A byte of x is 0 where a line feed was. Adding 0x7F to its low seven bits never carries into the next byte, so
    // the answer is exact for all eight, not only for the first.
    return ~(((x & low) &+ low) | x | low)
  }

  @inline(__always)
  private static func report(_ matches: UInt64, _ offset: Int, _ ends: inout [Int]) {
    var rest = matches
    while rest != 0 {
      ends.append(offset + rest.trailingZeroBitCount / 8)
      rest &= rest &- 1
    }
  }
}
