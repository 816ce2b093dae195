/// The lines of a text of one of the formats, read one after the other; every line ends with a line feed.
struct TextLines {
  private let format: FormatFault.Format
  private var rest: ArraySlice<UInt8>
  /// Number of the line that was read last, from 1.
  private(set) var number: Int

  /// - Parameter firstLine: number of the first line in the file that the text is a part of.
  init(_ text: ArraySlice<UInt8>, of format: FormatFault.Format, firstLine: Int = 1) throws(FormatFault) {
    self.format = format
    rest = text
    number = firstLine - 1
    guard text.isEmpty || text.last == UInt8(ascii: "\n") else {
      throw FormatFault(format: format, line: 0, reason: .noFinalLineFeed)
    }
  }

  /// The next line without its line feed; nil at the end.
  mutating func next() -> ArraySlice<UInt8>? {
    guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    defer { rest = rest[(end + 1)...] }
    number += 1
    return rest[..<end]
  }

  /// The next line, which must be there.
  mutating func next(_ what: Phrase) throws(FormatFault) -> ArraySlice<UInt8> {
    guard let line = next() else { throw FormatFault(format: format, line: number + 1, reason: .missing(what)) }
    return line
  }

  /// What no line was made of yet.
  var remainder: ArraySlice<UInt8> { rest }

  /// The next line, which must be a number.
  mutating func nextNumber(_ what: Phrase) throws(FormatFault) -> Int {
    let line = try next(what)
    guard let number = Self.natural(line) else { throw fault(.number) }
    return number
  }

  /// The next line, which must be a hash.
  mutating func nextHash(_ what: Phrase) throws(FormatFault) -> TreeHash {
    let line = try next(what)
    return try hash(line)
  }

  /// Hashes, one a line, up to an empty line, which is taken too.
  mutating func hashesToEmptyLine(limit: Int) throws(FormatFault) -> [TreeHash] {
    var hashes: [TreeHash] = []
    while true {
      let line = try next(Phrase("空行", "an empty line"))
      if line.isEmpty { return hashes }
      guard hashes.count < limit else { throw fault(.tooManyHashes(limit: limit)) }
      hashes.append(try hash(line))
    }
  }

  /// A complaint about the line that was read last.
  func fault(_ reason: FormatFault.Reason) -> FormatFault {
    FormatFault(format: format, line: number, reason: reason)
  }

  private func hash(_ line: ArraySlice<UInt8>) throws(FormatFault) -> TreeHash {
    guard let hash = TreeHash(base64: String(decoding: line, as: UTF8.self)) else { throw fault(.hash) }
    return hash
  }

  /// A decimal number without leading zeros, up to `Int.max`; nil if it is something else.
  static func natural(_ digits: ArraySlice<UInt8>) -> Int? {
    guard let first = digits.first, first != UInt8(ascii: "0") || digits.count == 1 else { return nil }
    var value = 0
    for byte in digits {
      let digit = Int(byte) - Int(UInt8(ascii: "0"))
      guard (0...9).contains(digit) else { return nil }
      let (tens, overflowOfTens) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflow) = tens.addingReportingOverflow(digit)
      if overflowOfTens || overflow { return nil }
      value = sum
    }
    return value
  }
}
