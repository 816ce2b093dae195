/// The number of an official document (发文字号) in the form of GB/T 9704-2012: 朔科发〔2016〕13号.
///
/// Numbers need not be unique: one document may certify many spaces.
package struct DocumentNumber: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let text: Text

  /// Takes text that `normalise` has produced, such as that of a stored record.
  package init(normalised text: Text) {
    self.text = text
  }

  package static func < (a: DocumentNumber, b: DocumentNumber) -> Bool {
    a.text < b.text
  }

  package var description: String { text.string }

  /// The number that a text stands for, and whether it had to be rewritten; nil if it stands for none (DOMAIN §4.5).
  ///
  /// White space around it is dropped, and a year of four digits in square, lenticular or round brackets, half or full
  /// width and in any mix, gets 〔 and 〕. The result must be 1–12 Chinese characters, the year 19yy or 20yy in
  /// 〔〕, a number from 1 to 9999 without leading zero, and 号.
  package static func normalise(_ text: Text) -> (number: DocumentNumber, changed: Bool)? {
    let scalars = withProperBrackets(trimmed(Array(text.string.unicodeScalars)))
    guard isWellFormed(scalars) else { return nil }
    var string = String.UnicodeScalarView()
    string.append(contentsOf: scalars)
    let result = Text(String(string))
    return (DocumentNumber(normalised: result), result != text)
  }
}

extension DocumentNumber {
  private static let openings: Set<Unicode.Scalar> = ["[", "［", "【", "（", "("]
  private static let closings: Set<Unicode.Scalar> = ["]", "］", "】", "）", ")"]
  private static let chinese: ClosedRange<Unicode.Scalar> = "\u{4E00}"..."\u{9FFF}"

  private static func trimmed(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var rest = scalars[...]
    while let first = rest.first, first.isRegistryWhiteSpace { rest.removeFirst() }
    while let last = rest.last, last.isRegistryWhiteSpace { rest.removeLast() }
    return Array(rest)
  }

  private static func withProperBrackets(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var result = scalars
    for start in scalars.indices where openings.contains(scalars[start]) {
      let end = start + 5
      guard end < scalars.count, closings.contains(scalars[end]), scalars[start + 1..<end].allSatisfy(isDigit)
      else { continue }
      result[start] = "〔"
      result[end] = "〕"
    }
    return result
  }

  private static func isWellFormed(_ scalars: [Unicode.Scalar]) -> Bool {
    guard let opening = scalars.firstIndex(of: "〔"), (1...12).contains(opening),
      scalars[..<opening].allSatisfy(chinese.contains), scalars.count >= opening + 8, scalars[opening + 5] == "〕",
      scalars.last == "号"
    else { return false }
    let year = scalars[opening + 1..<opening + 5]
    let number = scalars[(opening + 6)...].dropLast()
    let century = year.prefix(2)
    return year.allSatisfy(isDigit) && (century.elementsEqual(["1", "9"]) || century.elementsEqual(["2", "0"]))
      && (1...4).contains(number.count) && number.allSatisfy(isDigit) && number.first != "0"
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar)
  }
}
