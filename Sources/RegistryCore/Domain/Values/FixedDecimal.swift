/// A decimal number with at most two places, as areas, percentages and monthly counts are given (DOMAIN §4.1).
///
/// Kept exactly, in hundredths; binary floating point would put 199.99 on the wrong side of a threshold.
package struct FixedDecimal: Hashable, Comparable, Sendable {
  /// Not negative, at most 99,999,999,999.
  package let hundredths: Int64

  /// Takes 0 to 99,999,999,999; nothing is checked.
  package init(hundredths: Int64) {
    self.hundredths = hundredths
  }

  /// Takes 0 to `greatestInteger`; nothing is checked.
  package init(_ whole: Int) {
    self.init(hundredths: Int64(whole) * 100)
  }

  /// The greatest integer that may be sent as a decimal, in either form: nine digits.
  package static let greatestInteger: Int64 = 999_999_999

  /// Takes a string `[0-9]{1,9}(\.[0-9]{1,2})?` or a JSON integer 0…999999999, nothing else.
  package init?(_ json: JSONValue) {
    switch json {
    case .string(let text):
      self.init(text: text)
    case .number(let number):
      guard let value = number.natural, value <= FixedDecimal.greatestInteger else { return nil }
      self.init(hundredths: value * 100)
    case .null, .bool, .array, .object:
      return nil
    }
  }

  /// Takes a string `[0-9]{1,9}(\.[0-9]{1,2})?`.
  package init?(text: Text) {
    guard let hundredths = DigitReader.read(text, FixedDecimal.hundredths) else { return nil }
    self.init(hundredths: hundredths)
  }

  private static func hundredths(from reader: inout DigitReader) -> Int64? {
    guard var value = reader.digit() else { return nil }
    for _ in 1..<9 {
      guard let next = reader.digit() else { break }
      value = value * 10 + next
    }
    value *= 100
    if reader.skip(".") {
      guard let tenths = reader.digit() else { return nil }
      value += tenths * 10 + (reader.digit() ?? 0)
    }
    return reader.isAtEnd ? Int64(value) : nil
  }

  package static func < (a: FixedDecimal, b: FixedDecimal) -> Bool {
    a.hundredths < b.hundredths
  }

  /// The exact product, in ten-thousandths: two greatest values multiply to more than 64 bits hold.
  package static func * (a: FixedDecimal, b: FixedDecimal) -> Int128 {
    Int128(a.hundredths) * Int128(b.hundredths)
  }

  /// True if this is less than `percent` per cent of `whole`; equality is not less.
  package func isBelow(percent: FixedDecimal, of whole: FixedDecimal) -> Bool {
    self * FixedDecimal(100) < percent * whole
  }
}

extension FixedDecimal: CustomStringConvertible {
  /// The shortest exact text: `200`, `0.5`, `199.99`.
  package var description: String {
    let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
    if rest == 0 { return "\(whole)" }
    if rest.isMultiple(of: 10) { return "\(whole).\(rest / 10)" }
    return "\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// `description`, as it stands in data.
  package var text: Text { Text(description) }
}
