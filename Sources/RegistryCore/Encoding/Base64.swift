/// Bytes written in the base64 of RFC 4648 section 4, with padding.
package enum Base64 {
  /// Four characters for every three bytes begun, without line breaks.
  package static func encode(_ bytes: [UInt8]) -> String {
    let count = (bytes.count + 2) / 3 * 4
    let characters = characters
    return String(unsafeUninitializedCapacity: count) { text in
      var (index, next) = (0, 0)
      func put(_ significant: Int, of group: UInt32) {
        for place in 0..<4 {
          text[next] = place < significant ? characters[Int(group >> UInt32(18 - 6 * place) & 63)] : padding
          next += 1
        }
      }
      while index + 3 <= bytes.count {
        put(4, of: UInt32(bytes[index]) << 16 | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2]))
        index += 3
      }
      switch bytes.count - index {
      case 1: put(2, of: UInt32(bytes[index]) << 16)
      case 2: put(3, of: UInt32(bytes[index]) << 16 | UInt32(bytes[index + 1]) << 8)
      default: break
      }
      return count
    }
  }

  /// The bytes behind a text, or nil unless it is exactly what ``encode(_:)`` writes for them.
  ///
  /// White space, missing padding, the URL alphabet and bits set beyond the last byte are refused: two texts that
  /// differ never stand for the same bytes.
  package static func decode(_ text: String) -> [UInt8]? {
    var text = text
    return text.withUTF8 { characters in
      guard characters.count.isMultiple(of: 4) else { return nil }
      let paddings = characters.suffix(2).count { $0 == padding }
      var (bits, pending): (UInt32, UInt32) = (0, 0)
      var isValid = true
      let values = values
      let bytes = [UInt8](unsafeUninitializedCapacity: characters.count / 4 * 3) { bytes, count in
        for character in characters.dropLast(paddings) {
          let value = values[Int(character)]
          guard value < 64 else {
            isValid = false
            return
          }
          bits = bits << 6 | UInt32(value)
          pending += 6
          guard pending >= 8 else { continue }
          pending -= 8
          bytes[count] = UInt8(truncatingIfNeeded: bits >> pending)
          count += 1
        }
      }
      return isValid && bits & ((1 << pending) - 1) == 0 ? bytes : nil
    }
  }

  private static let padding = UInt8(ascii: "=")

  /// The character of each six bits.
  private static let characters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The six bits of each character; 64 for a byte that is none.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 64, count: 256)
    for (value, character) in characters.enumerated() { values[Int(character)] = UInt8(value) }
    return values
  }()
}
