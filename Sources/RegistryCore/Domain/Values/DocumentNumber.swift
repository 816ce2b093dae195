/// The number of an official document (发文字号) in the form of GB/T 9704-2012: 朔科发〔2016〕13号.
///
/// Numbers need not be unique: one document may certify many spaces.
package struct DocumentNumber: Hashable, Sendable, CustomStringConvertible {
  /// In the normalised form of DOMAIN §4.5.
  package let text: Text

  /// Takes text that `normalise` has produced, such as that of a stored record.
  package init(normalised text: Text) {
    self.text = text
  }

  package var description: String { text.string }

  /// The number that a text stands for, and whether it had to be rewritten; nil if it stands for none (DOMAIN §4.5).
  ///
  /// White space around it is dropped, and a year of four digits in square, lenticular or round brackets, half or full
  /// width and in any mix, gets 〔 and 〕. The result must be 1–12 Chinese characters, the year 19yy or 20yy in
  /// 〔〕, a number from 1 to 9999 without leading zero, and 号.
  package static func normalise(_ text: Text) -> (number: DocumentNumber, changed: Bool)? {
    let sent = Array(text.string.unicodeScalars)
    // Most numbers come in their proper form, which needs no second text.
    if isWellFormed(sent) { return (DocumentNumber(normalised: text), false) }
    let scalars = withProperBrackets(trimmed(sent))
    guard isWellFormed(scalars) else { return nil }
    var string = String.UnicodeScalarView()
    string.append(contentsOf: scalars)
    return (DocumentNumber(normalised: Text(String(string))), true)
  }
}

extension DocumentNumber {
  private static func trimmed(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var rest = scalars[...]
    while let first = rest.first, first.isRegistryWhiteSpace { rest.removeFirst() }
    while let last = rest.last, last.isRegistryWhiteSpace { rest.removeLast() }
    return Array(rest)
  }

  private static func withProperBrackets(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var result = scalars
    for start in scalars.indices where isOpening(scalars[start]) {
      let end = start + 5
      guard end < scalars.count, isClosing(scalars[end]), scalars[start + 1..<end].allSatisfy(isDigit) else {
        continue
      }
      result[start] = "〔"
      result[end] = "〕"
    }
    return result
  }

  private static func isWellFormed(_ scalars: [Unicode.Scalar]) -> Bool {
    guard let opening = scalars.firstIndex(of: "〔"), (1...12).contains(opening),
      scalars[..<opening].allSatisfy(isChinese), scalars.count >= opening + 8, scalars[opening + 5] == "〕",
      scalars.last == "号"
    else { return false }
    let year = scalars[opening + 1..<opening + 5]
    let isOurCentury =
      (year[opening + 1], year[opening + 2]) == ("1", "9") || (year[opening + 1], year[opening + 2]) == ("2", "0")
    let number = scalars[(opening + 6)...].dropLast()
    return isOurCentury && year.allSatisfy(isDigit) && number.count <= 4 && number.allSatisfy(isDigit)
      && number.first != "0"
  }

  private static func isOpening(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "[", "［", "【", "（", "(": true
    default: false
    }
  }

  private static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "]", "］", "】", "）", ")": true
    default: false
    }
  }

  private static func isChinese(_ scalar: Unicode.Scalar) -> Bool {
    (0x4E00...0x9FFF).contains(scalar.value)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    (0x30...0x39).contains(scalar.value)
  }
}
