/// Cuts a stream of bytes into messages that each end with one byte 0 (UAPI.20, "Framing").
///
/// Bytes come in any portions: a message in many, many messages in one. No byte is looked at twice for the terminator,
/// and moving what is left to the front costs at most one move for each byte. Messages come out in order; one that is
/// too long is reported when those before it have been taken.
package struct FrameDecoder: Sendable {
  /// A message exceeds the limit, whether its end was seen or not. Nothing after it can be read.
  package struct TooLong: Error, Equatable {
    /// The most bytes a message may have, without its terminator.
    package let limit: Int
  }

  /// The most bytes a message may have, without its terminator.
  package let limit: Int

  private var buffer: [UInt8] = []
  /// Where the first message that was not taken begins.
  private var start = 0
  /// No terminator stands in `start..<scanned`.
  private var scanned = 0
  /// Where the terminator of the first message stands, once it has come.
  private var end: Int?

  /// The limit counts a message without its terminator.
  package init(limit: Int) {
    self.limit = limit
  }

  /// Bytes that came and were not taken, terminators included.
  package var bufferedCount: Int { buffer.count - start }

  /// True if ``takeMessage(_:)`` has something to say: a whole message, or that one is too long.
  package var hasMessage: Bool { end != nil || isTooLong }

  /// True if part of a message has come and its end has not.
  package var hasPartialMessage: Bool { end == nil && bufferedCount > 0 }

  /// Appends what was received. The caller bounds one portion, and stops while ``hasMessage``: then at most one
  /// message and one portion are held.
  package mutating func feed(_ bytes: UnsafeRawBufferPointer) {
    guard !bytes.isEmpty else { return }
    compact()
    buffer.append(contentsOf: bytes)
    scan()
  }

  /// The same, for bytes in an array.
  package mutating func feed(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { feed($0) }
  }

  /// Takes the first message and shows its bytes, without the terminator, for the time of the call.
  ///
  /// - Returns: what `body` returned, or nil if no whole message has come.
  package mutating func takeMessage<Result>(
    _ body: (UnsafeRawBufferPointer) -> Result
  ) throws(TooLong) -> Result? {
    guard !isTooLong else { throw TooLong(limit: limit) }
    guard let end else { return nil }
    let result = buffer.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[start..<end])) }
    start = end + 1
    scanned = start
    self.end = nil
    if start == buffer.count { clear() } else { scan() }
    return result
  }

  /// Drops everything that was received, for a connection that will not be read again.
  package mutating func discard() {
    buffer = []
    start = 0
    scanned = 0
    end = nil
  }

  private var isTooLong: Bool { (end ?? buffer.count) - start > limit }

  private mutating func scan() {
    guard end == nil else { return }
    end = buffer.withUnsafeBytes { $0.firstZero(from: scanned) }
    scanned = end ?? buffer.count
  }

  /// Moves what is left to the front once it is no more than what lies dead before it: so every byte is moved at most
  /// once for a byte that was taken.
  private mutating func compact() {
    guard start > 0, buffer.count - start <= start else { return }
    buffer.removeSubrange(..<start)
    scanned -= start
    if let end { self.end = end - start }
    start = 0
  }

  private mutating func clear() {
    if buffer.capacity > WireLimits.retainedCapacity {
      buffer = []
    } else {
      buffer.removeAll(keepingCapacity: true)
    }
    start = 0
    scanned = 0
  }
}

extension UnsafeRawBufferPointer {
  /// The position of the first byte 0 at or after `from`, eight bytes a step.
  fileprivate func firstZero(from: Int) -> Int? {
    var index = from
    while index + 8 <= count {
      let word = loadUnaligned(fromByteOffset: index, as: UInt64.self)
      // A byte's top bit is set here exactly if some byte up to it was 0: the borrow starts at the first one.
      if (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 != 0 { break }
      index += 8
    }
    while index < count {
      if self[index] == 0 { return index }
      index += 1
    }
    return nil
  }
}
