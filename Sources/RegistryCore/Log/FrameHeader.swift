/// The first line of a frame.
package struct FrameHeader: Equatable, Sendable {
  /// The number of the first event in the frame, from 1.
  package let firstSeq: Int
  /// How many lines follow, at least 1.
  package let count: Int
  /// Bytes of the lines with their line feeds.
  package let bytes: Int
  /// CRC-32C of those bytes.
  package let checksum: UInt32

  static let sigil = UInt8(ascii: "@")

  init(firstSeq: Int, count: Int, bytes: Int, checksum: UInt32) {
    self.firstSeq = firstSeq
    self.count = count
    self.bytes = bytes
    self.checksum = checksum
  }

  /// Reads a header without its line feed; nil for anything that `append` would not have written.
  init?(parsing line: UnsafeRawBufferPointer) {
    var rest = DecimalFields(line)
    guard rest.take(Self.sigil), rest.take(UInt8(ascii: " ")),
      let firstSeq = rest.takeNatural(), firstSeq > 0, rest.take(UInt8(ascii: " ")),
      let count = rest.takeNatural(), count > 0, rest.take(UInt8(ascii: " ")),
      let bytes = rest.takeNatural(), bytes > 0, rest.take(UInt8(ascii: " ")),
      let checksum = rest.takeHex8(), rest.isEmpty
    else { return nil }
    self.init(firstSeq: firstSeq, count: count, bytes: bytes, checksum: checksum)
  }

  /// Bytes of the header with its line feed.
  var byteCount: Int {
    let digits = [firstSeq, count, bytes].reduce(0) { $0 + String($1).utf8.count }
    return 1 + 3 + digits + 1 + 8 + 1
  }

  /// Appends the header with its line feed.
  func append(to buffer: inout [UInt8]) {
    buffer.append(Self.sigil)
    for number in [firstSeq, count, bytes] {
      buffer.append(UInt8(ascii: " "))
      buffer.append(contentsOf: String(number).utf8)
    }
    buffer.append(UInt8(ascii: " "))
    DecimalFields.appendHex8(checksum, to: &buffer)
    buffer.append(UInt8(ascii: "\n"))
  }
}
