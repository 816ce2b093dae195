/// Where one line stands, in eight bytes, so that an index over a million events costs 8 MB.
package struct LineLocation: Equatable, Hashable, Sendable {
  /// Segment ordinal (21 bits) · offset (27 bits) · length (16 bits).
  package let packed: UInt64

  /// 2,097,152 segments of 64 MiB are 128 TiB.
  static let maximumSegments = 1 << 21
  /// 128 MiB: the longest file that is read (`Segment.maximumBytes`) has room to spare.
  static let maximumOffset = 1 << 27

  /// Takes what ``packed`` gave; 0 stands for a line that is not durable yet.
  package init(packed: UInt64) {
    self.packed = packed
  }

  init(segment: Int, offset: Int, length: Int) {
    precondition(
      (0..<Self.maximumSegments).contains(segment) && (0..<Self.maximumOffset).contains(offset)
        && (0...Frame.maximumLineBytes).contains(length))
    packed = UInt64(segment) << 43 | UInt64(offset) << 16 | UInt64(length)
  }

  /// The segment's place in the order of the log, from 0.
  package var segment: Int { Int(packed >> 43) }
  /// Bytes from the beginning of the segment to the line's first.
  package var offset: Int { Int(packed >> 16) & (Self.maximumOffset - 1) }
  /// Bytes of the line without its line feed.
  package var length: Int { Int(packed & 0xFFFF) }
}
