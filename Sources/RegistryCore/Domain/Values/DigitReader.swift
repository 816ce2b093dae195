/// Reads groups of ASCII digits and the marks between them: dates, times, decimals.
///
/// Every step answers nil when the text is written otherwise; what follows then is of no use.
struct DigitReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  /// Lets `body` read a text, whose bytes stay where they are only while it runs.
  static func read<Value>(_ text: Text, _ body: (inout DigitReader) -> Value?) -> Value? {
    text.withUTF8 { bytes in
      var reader = DigitReader(bytes)
      return body(&reader)
    }
  }

  /// Reads a text that stands in another.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { position == bytes.count }

  mutating func digit() -> Int? {
    guard position < bytes.count else { return nil }
    let value = bytes[position] &- UInt8(ascii: "0")
    guard value <= 9 else { return nil }
    position += 1
    return Int(value)
  }

  mutating func number(ofDigits count: Int) -> Int? {
    var value = 0
    for _ in 0..<count {
      guard let next = digit() else { return nil }
      value = value * 10 + next
    }
    return value
  }

  mutating func skip(_ mark: Unicode.Scalar) -> Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: mark) else { return false }
    position += 1
    return true
  }

  /// `YYYY-MM-DD`, a real day of the years 0000–9999.
  mutating func date() -> CivilDate? {
    guard let year = number(ofDigits: 4), skip("-"), let month = number(ofDigits: 2), skip("-"),
      let day = number(ofDigits: 2)
    else { return nil }
    return CivilDate(year: year, month: month, day: day)
  }
}

extension UnsafeMutableBufferPointer<UInt8> {
  /// Writes a number that is not negative in exactly `digits` decimal digits.
  func put(_ value: Int, digits: Int, at start: Int) {
    var rest = value
    for index in stride(from: start + digits - 1, through: start, by: -1) {
      self[index] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    }
  }
}
