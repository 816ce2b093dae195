/// Bytes written in the base64 of RFC 4648 section 4, with padding.
package enum Base64 {
  package static func encode(_ bytes: [UInt8]) -> String {
    let count = (bytes.count + 2) / 3 * 4
    return String(unsafeUninitializedCapacity: count) { text in
      var (index, next) = (0, 0)
      func put(_ characters: Int, of group: UInt32) {
        for place in 0..<4 {
          text[next] = place < characters ? character(group >> UInt32(18 - 6 * place)) : padding
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
      let bytes = [UInt8](unsafeUninitializedCapacity: characters.count / 4 * 3) { bytes, count in
        for character in characters.dropLast(paddings) {
          guard let value = value(character) else {
            isValid = false
            return
          }
          bits = bits << 6 | value
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

  /// The character of the lowest six bits.
  private static func character(_ bits: UInt32) -> UInt8 {
    let value = UInt8(truncatingIfNeeded: bits & 63)
    return switch value {
    case 0..<26: UInt8(ascii: "A") + value
    case 26..<52: UInt8(ascii: "a") + (value - 26)
    case 52..<62: UInt8(ascii: "0") + (value - 52)
    case 62: UInt8(ascii: "+")
    default: UInt8(ascii: "/")
    }
  }

  private static func value(_ character: UInt8) -> UInt32? {
    switch character {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(character - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(character - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(character - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
