/// Reads groups of ASCII digits and the marks between them: dates, times and offsets.
///
/// Every step answers nil, and moves no further, when the text is written otherwise.
struct DigitReader {
  private let bytes: String.UTF8View
  private var position: String.UTF8View.Index

  init(_ text: Text) {
    bytes = text.string.utf8
    position = bytes.startIndex
  }

  var isAtEnd: Bool { position == bytes.endIndex }

  mutating func digit() -> Int? {
    guard position < bytes.endIndex else { return nil }
    let byte = bytes[position]
    guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
    position = bytes.index(after: position)
    return Int(byte - UInt8(ascii: "0"))
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
    guard position < bytes.endIndex, bytes[position] == UInt8(ascii: mark) else { return false }
    position = bytes.index(after: position)
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
