/// What is wrong with a unified social credit code; the first that applies is named.
package enum CreditCodeFault: String, CaseIterable, Sendable {
  /// Not 18 characters.
  case length
  /// A character outside the 31 of the standard: I, O, S, V, Z, lower case and everything else.
  case character
  /// Positions 3–8, the region, are not all digits.
  case regionCode
  /// Position 18 is not the check character of the others.
  case checkCharacter
}

/// The unified social credit code of an organisation (统一社会信用代码, GB 32100-2015).
package enum CreditCode {
  private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".unicodeScalars)
  /// 3^(i−1) mod 31 for the positions 1–17.
  private static let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

  /// The first fault of a code, nil if it is valid (DOMAIN §4.4).
  package static func validate(_ code: Text) -> CreditCodeFault? {
    let scalars = Array(code.string.unicodeScalars)
    guard scalars.count == 18 else { return .length }
    let values = scalars.compactMap { alphabet.firstIndex(of: $0) }
    guard values.count == 18 else { return .character }
    guard values[2..<8].allSatisfy({ $0 < 10 }) else { return .regionCode }
    let sum = zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 }
    return values[17] == (31 - sum % 31) % 31 ? nil : .checkCharacter
  }

  /// Whether position 17 is the check character of the organisation code in the positions 9–16 (GB 11714).
  ///
  /// Codes with another one are in use, so this only warns. False for a code that is not 18 characters long.
  package static func organisationCodeMatches(_ code: Text) -> Bool {
    let scalars = Array(code.string.unicodeScalars)
    guard scalars.count == 18 else { return false }
    var sum = 0
    for (scalar, weight) in zip(scalars[8..<16], [3, 7, 9, 10, 5, 8, 4, 2]) {
      switch scalar {
      case "0"..."9": sum += weight * Int(scalar.value - 0x30)
      case "A"..."Z": sum += weight * Int(scalar.value - 0x41 + 10)
      default: return false
      }
    }
    let check: Unicode.Scalar
    switch 11 - sum % 11 {
    case 10: check = "X"
    case 11: check = "0"
    case let digit: check = Unicode.Scalar(UInt8(0x30 + digit))
    }
    return scalars[16] == check
  }
}
