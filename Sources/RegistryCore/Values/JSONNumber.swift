/// A JSON number, kept as the digits that were sent: nothing is rounded, whatever its size.
///
/// Two numbers are equal when their values are (`1`, `1.0` and `10e-1`).
package struct JSONNumber: Sendable {
  /// The literal, valid by RFC 8259 section 6.
  package let literal: String

  /// Takes a literal that a reader has found valid.
  package init(validLiteral literal: String) {
    self.literal = literal
  }

  /// A whole number, in its only spelling without fraction and exponent.
  package init(_ value: some FixedWidthInteger) {
    literal = String(value)
  }

  /// The value if the literal is an integer without fraction or exponent and not negative (`-0` is 0).
  ///
  /// Integers above `Int64.max` answer `Int64.max`: every limit of the law is far below it.
  package var natural: Int64? { Text(literal).withUTF8 { JSONNumber.natural(of: $0) } }

  /// ``natural`` of a literal that stands in its text.
  static func natural(of literal: UnsafeBufferPointer<UInt8>) -> Int64? {
    if literal.count == 2, literal[0] == UInt8(ascii: "-"), literal[1] == UInt8(ascii: "0") { return 0 }
    var value: Int64 = 0
    var isBeyond = false
    for byte in literal {
      let digit = byte &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      let (tens, overflowOfTens) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflow) = tens.addingReportingOverflow(Int64(digit))
      isBeyond = isBeyond || overflowOfTens || overflow
      value = sum
    }
    return isBeyond ? Int64.max : value
  }

  /// True if there are only digits.
  private var isNatural: Bool { literal.utf8.allSatisfy { (0x30...0x39).contains($0) } }
}

extension JSONNumber: Equatable {
  package static func == (a: JSONNumber, b: JSONNumber) -> Bool {
    if a.literal == b.literal { return true }
    // A literal has no zeros in front, so of whole numbers each has one spelling.
    if a.isNatural, b.isNatural { return false }
    let (x, y) = (a.scientific, b.scientific)
    return x.digits == y.digits && x.isNegative == y.isNegative && x.exponent == y.exponent
  }

  /// The value as ± digits × 10^exponent with no zero at either end of the digits; zero has no digits.
  ///
  /// An exponent too long for `Int` is clamped: such numbers differ from every number that the registry writes.
  private var scientific: (isNegative: Bool, digits: [UInt8], exponent: Int) {
    var digits: [UInt8] = []
    var exponent = 0
    var inFraction = false
    var rest = literal.utf8[...]
    let negative = rest.first == UInt8(ascii: "-")
    if negative { rest.removeFirst() }
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "."): inFraction = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        let text = String(Substring(rest))
        let clamped = text.first == "-" ? -(1 << 40) : 1 << 40
        exponent += Int(text).map { max(-(1 << 40), min(1 << 40, $0)) } ?? clamped
        rest = rest[rest.endIndex...]
      default:
        digits.append(byte)
        if inFraction { exponent -= 1 }
      }
    }
    while digits.last == UInt8(ascii: "0") {
      digits.removeLast()
      exponent += 1
    }
    digits = Array(digits.drop { $0 == UInt8(ascii: "0") })
    return digits.isEmpty ? (false, [], 0) : (negative, digits, exponent)
  }
}
