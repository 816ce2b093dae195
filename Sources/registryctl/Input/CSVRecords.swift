/// The records of a table as comma-separated values (RFC 4180): fields may be quoted, and quoted ones may hold commas,
/// quotation marks (doubled) and line ends. Lines end with CRLF, LF or CR.
struct CSVRecords {
  struct Record: Equatable {
    let fields: [String]
    /// The line that it begins in, from 1.
    let line: Int
  }

  enum Fault: Error, Equatable {
    /// A quoted field has no end.
    case openQuote(line: Int)
    /// Something stands between a closing quotation mark and the next comma.
    case afterQuote(line: Int)
  }

  private let text: [UInt8]
  private(set) var offset = 0
  private var line = 1

  init(_ text: [UInt8]) {
    self.text = text
  }

  var count: Int { text.count }

  /// The next record; nil at the end. An empty line is a record with one empty field.
  mutating func next() throws(Fault) -> Record? {
    guard offset < text.count else { return nil }
    let first = line
    var fields: [String] = []
    while true {
      fields.append(try field())
      guard offset < text.count, text[offset] == UInt8(ascii: ",") else { break }
      offset += 1
    }
    skipLineEnd()
    return Record(fields: fields, line: first)
  }

  private mutating func field() throws(Fault) -> String {
    guard offset < text.count, text[offset] == UInt8(ascii: "\"") else {
      let start = offset
      while offset < text.count, !isEnd(text[offset]) { offset += 1 }
      return String(decoding: text[start..<offset], as: UTF8.self)
    }
    let first = line
    var bytes: [UInt8] = []
    offset += 1
    while offset < text.count {
      let byte = text[offset]
      if byte == UInt8(ascii: "\"") {
        offset += 1
        guard offset < text.count, text[offset] == UInt8(ascii: "\"") else {
          guard offset == text.count || isEnd(text[offset]) else { throw .afterQuote(line: line) }
          return String(decoding: bytes, as: UTF8.self)
        }
      } else if byte == UInt8(ascii: "\n") {
        line += 1
      }
      bytes.append(byte)
      offset += 1
    }
    throw .openQuote(line: first)
  }

  private func isEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  private mutating func skipLineEnd() {
    if offset < text.count, text[offset] == UInt8(ascii: "\r") { offset += 1 }
    if offset < text.count, text[offset] == UInt8(ascii: "\n") { offset += 1 }
    line += 1
  }
}
