/// What is wrong where a frame (or the header of its file) should be.
package enum FrameFault: Equatable, Sendable {
  /// The file ends inside its first line.
  case cutFileHeader(expected: Int, found: Int)
  /// The first line is nothing that such a file begins with.
  case noFileHeader(expected: String, found: Excerpt)
  /// The first line is well formed, but of another registry or of another version of the format.
  case foreignFileHeader(expected: String, found: Excerpt)
  case noHeader(found: Excerpt)
  /// The file ends inside the header.
  case cutHeader(found: Int)
  case tooLarge(bytes: Int)
  /// The file ends inside the lines.
  case cutLines(expected: Int, found: Int)
  case checksum(expected: UInt32, found: UInt32)
  case sequence(expected: Int, found: Int)
  case lineCount(expected: Int, found: Int)
  case noObject(at: Int)
  case lineTooLong(at: Int, bytes: Int)

  /// False if no interrupted write can have left this: the bytes are whole and their checksum fits, so somebody or
  /// something changed the numbers around them, or put another registry's file here.
  var canBeTorn: Bool {
    switch self {
    case .cutFileHeader, .noFileHeader, .noHeader, .cutHeader, .tooLarge, .cutLines, .checksum: true
    case .foreignFileHeader, .sequence, .lineCount, .noObject, .lineTooLong: false
    }
  }

  /// What should have been there.
  package var expected: String {
    switch self {
    case .cutFileHeader(let expected, _): "a first line of \(expected) bytes"
    case .noFileHeader(let expected, _), .foreignFileHeader(let expected, _): "the first line \"\(expected)\""
    case .noHeader, .cutHeader: "a frame header (\"@ <first seq> <count> <bytes> <crc32c>\")"
    case .tooLarge: "a frame of at most \(Frame.maximumBytes) bytes"
    case .cutLines(let expected, _): "\(expected) bytes of lines"
    case .checksum(let expected, _): "lines with the CRC-32C \(Self.hex(expected))"
    case .sequence(let expected, _): "the frame that begins with \(expected)"
    case .lineCount(let expected, _): "\(expected) lines"
    case .noObject: "lines that begin with \"{\""
    case .lineTooLong: "lines of at most \(Frame.maximumLineBytes) bytes"
    }
  }

  /// What was there instead.
  package var found: String {
    switch self {
    case .cutFileHeader(_, let found): "\(found) bytes, then the end of the file"
    case .noFileHeader(_, let found), .foreignFileHeader(_, let found), .noHeader(let found): "\"\(found.text)\""
    case .cutHeader(let found): "\(found) bytes without a line feed, then the end of the file"
    case .tooLarge(let bytes): "a header that announces \(bytes)"
    case .cutLines(_, let found): "\(found) bytes, then the end of the file"
    case .checksum(_, let found): "\(Self.hex(found))"
    case .sequence(_, let found): "one that begins with \(found)"
    case .lineCount(_, let found): "\(found) line feeds"
    case .noObject(let offset): "another one at byte \(offset) of the lines"
    case .lineTooLong(let offset, let bytes): "one of \(bytes) bytes at byte \(offset) of the lines"
    }
  }

  private static func hex(_ value: UInt32) -> String {
    var bytes: [UInt8] = []
    DecimalFields.appendHex8(value, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// The beginning of some bytes, made fit for a message: printable ASCII as it is, anything else as `\xhh`.
package struct Excerpt: Equatable, Sendable {
  package let text: String

  /// Enough to recognise a header or the beginning of an event; the rest is in the file, at the offset given.
  static let maximumBytes = 40

  init(_ bytes: UnsafeRawBufferPointer) {
    var text = ""
    for byte in bytes.prefix(Self.maximumBytes) {
      if byte == UInt8(ascii: "\n") { break }
      if (0x20..<0x7F).contains(byte) {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16)
        text += "\\x" + (digits.utf8.count == 1 ? "0" : "") + digits
      }
    }
    self.text = text
  }
}
