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
  package var expected: Phrase {
    switch self {
    case .cutFileHeader(let expected, _): Phrase("\(expected) 字节的首行", "a first line of \(expected) bytes")
    case .noFileHeader(let expected, _), .foreignFileHeader(let expected, _):
      Phrase("首行“\(expected)”", "the first line \"\(expected)\"")
    case .noHeader, .cutHeader:
      Phrase(
        "帧头（“@ <首个事件号> <行数> <字节数> <crc32c>”）", "a frame header (\"@ <first seq> <count> <bytes> <crc32c>\")")
    case .tooLarge: Phrase("至多 \(Frame.maximumBytes) 字节的帧", "a frame of at most \(Frame.maximumBytes) bytes")
    case .cutLines(let expected, _): Phrase("\(expected) 字节的事件行", "\(expected) bytes of lines")
    case .checksum(let expected, _):
      Phrase("CRC-32C 为 \(Self.hex(expected)) 的事件行", "lines with the CRC-32C \(Self.hex(expected))")
    case .sequence(let expected, _): Phrase("从事件 \(expected) 开始的帧", "the frame that begins with \(expected)")
    case .lineCount(let expected, _): Phrase("\(expected) 行", "\(expected) lines")
    case .noObject: Phrase("以“{”开头的行", "lines that begin with \"{\"")
    case .lineTooLong:
      Phrase("至多 \(Frame.maximumLineBytes) 字节的行", "lines of at most \(Frame.maximumLineBytes) bytes")
    }
  }

  /// What was there instead.
  package var found: Phrase {
    switch self {
    case .cutFileHeader(_, let found), .cutLines(_, let found):
      Phrase("\(found) 字节后文件结束", "\(found) bytes, then the end of the file")
    case .noFileHeader(_, let found), .foreignFileHeader(_, let found), .noHeader(let found):
      Phrase("“\(found.text)”", "\"\(found.text)\"")
    case .cutHeader(let found):
      Phrase("\(found) 字节没有换行符，然后文件结束", "\(found) bytes without a line feed, then the end of the file")
    case .tooLarge(let bytes): Phrase("帧头称有 \(bytes) 字节", "a header that announces \(bytes)")
    case .checksum(_, let found): Phrase(same: Self.hex(found))
    case .sequence(_, let found): Phrase("从事件 \(found) 开始的帧", "one that begins with \(found)")
    case .lineCount(_, let found): Phrase("\(found) 个换行符", "\(found) line feeds")
    case .noObject(let offset): Phrase("事件行第 \(offset) 字节处有别的行", "another one at byte \(offset) of the lines")
    case .lineTooLong(let offset, let bytes):
      Phrase(
        "事件行第 \(offset) 字节处有一行为 \(bytes) 字节", "one of \(bytes) bytes at byte \(offset) of the lines")
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
  /// Ends before the first line feed, and after 40 bytes at the latest.
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
