/// A reader for the one-line texts of the log: numbers and checksums between single spaces.
struct DecimalFields {
  private let bytes: UnsafeRawBufferPointer
  private var position = 0

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  var isEmpty: Bool { position == bytes.count }

  mutating func take(_ byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  /// A decimal number without leading zeros, up to `Int.max`.
  mutating func takeNatural() -> Int? {
    let start = position
    guard let value = takeDigits() else { return nil }
    return bytes[start] == UInt8(ascii: "0") && position > start + 1 ? nil : value
  }

  /// A decimal number of exactly 20 digits, filled with zeros on the left, up to `Int.max`.
  mutating func takeDigits20() -> Int? {
    let start = position
    guard let value = takeDigits(), position == start + 20 else { return nil }
    return value
  }

  /// 8 lower-case hex digits.
  mutating func takeHex8() -> UInt32? {
    guard bytes.count - position >= 8 else { return nil }
    var value: UInt32 = 0
    for byte in bytes[position..<position + 8] {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt32(byte - UInt8(ascii: "a") + 10)
      default: return nil
      }
    }
    position += 8
    return value
  }

  private mutating func takeDigits() -> Int? {
    let start = position
    var value = 0
    while position < bytes.count, case let digit = bytes[position] &- UInt8(ascii: "0"), digit < 10 {
      let (tens, overflowOfTens) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflow) = tens.addingReportingOverflow(Int(digit))
      if overflowOfTens || overflow { return nil }
      value = sum
      position += 1
    }
    return position > start ? value : nil
  }

  static func appendHex8(_ value: UInt32, to buffer: inout [UInt8]) {
    for shift in stride(from: 28, through: 0, by: -4) {
      let digit = UInt8(truncatingIfNeeded: value >> UInt32(shift)) & 0xF
      buffer.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
  }

  /// A number of 20 digits, as segment files and the acknowledged mark carry it.
  static func digits20(_ value: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: 20 - digits.utf8.count) + digits
  }
}
