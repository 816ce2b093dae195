/// How far the log has been acknowledged, as `DIR/acked` says it in one line:
///
///     registry-acked 1 <last seq, 20 digits> <segment, 20 digits> <bytes of it, 20 digits> <crc32c of all before>\n
///
/// It is written over itself after each sync of the log, without a sync of its own. So it may lag behind the log after a
/// power cut but never leads it: whatever it covers was synced before. All lines have the same length, so one write
/// replaces it; one that was torn fails its checksum and counts as absent.
package struct AckedMark: Equatable, Sendable {
  /// The last acknowledged event.
  package let seq: Int
  /// The first event of the segment that was being written.
  package let segment: Int
  /// Bytes of that segment that had been synced; a frame ends there.
  package let offset: Int

  static let byteCount = 17 + 3 * 21 + 9
  private static let magic = "registry-acked 1 "

  /// The caller must have synced all that the mark covers.
  package init(seq: Int, segment: Int, offset: Int) {
    self.seq = seq
    self.segment = segment
    self.offset = offset
  }

  /// The mark in a file's bytes; nil if it is torn, flipped or anything else.
  package init?(parsing bytes: [UInt8]) {
    guard bytes.count == Self.byteCount, bytes.starts(with: Self.magic.utf8) else { return nil }
    let mark = bytes.withUnsafeBytes { bytes -> AckedMark? in
      let covered = UnsafeRawBufferPointer(rebasing: bytes[..<(Self.byteCount - 9)])
      var fields = DecimalFields(UnsafeRawBufferPointer(rebasing: bytes[Self.magic.utf8.count...]))
      guard let seq = fields.takeDigits20(), fields.take(UInt8(ascii: " ")),
        let segment = fields.takeDigits20(), fields.take(UInt8(ascii: " ")),
        let offset = fields.takeDigits20(), fields.take(UInt8(ascii: " ")),
        let checksum = fields.takeHex8(), checksum == CRC32C.checksum(covered),
        fields.take(UInt8(ascii: "\n")), fields.isEmpty
      else { return nil }
      return AckedMark(seq: seq, segment: segment, offset: offset)
    }
    guard let mark else { return nil }
    self = mark
  }

  /// The whole file: one line, of the same length whatever it says.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.byteCount)
    bytes.append(contentsOf: Self.magic.utf8)
    for number in [seq, segment, offset] {
      bytes.append(contentsOf: DecimalFields.digits20(number).utf8)
      bytes.append(UInt8(ascii: " "))
    }
    DecimalFields.appendHex8(CRC32C.checksum(bytes), to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  /// What `DIR/acked` says.
  package enum State: Equatable, Sendable {
    /// There is no such file: somebody removed it, for it is made with the registry.
    case absent
    /// A write of it was torn, or it was changed.
    case unreadable
    case at(AckedMark)

    /// nil if there is none that can be read.
    package var mark: AckedMark? {
      switch self {
      case .absent, .unreadable: nil
      case .at(let mark): mark
      }
    }
  }

  /// Reads `DIR/acked`.
  static func load(_ path: String, on disk: any Disk) throws(SystemError) -> State {
    guard try disk.exists(path) else { return .absent }
    let file = try disk.open(path, .read)
    let bytes = try file.read(at: 0, count: byteCount + 1)
    try file.close()
    return AckedMark(parsing: bytes).map(State.at) ?? .unreadable
  }
}
