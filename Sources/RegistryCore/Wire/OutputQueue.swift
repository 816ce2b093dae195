/// Bytes waiting to be sent, in order.
package struct OutputQueue: Sendable {
  private var buffer: [UInt8] = []
  /// How many bytes at the front were sent already.
  private var sent = 0

  /// Begins with nothing that waits.
  package init() {}

  /// Bytes that wait.
  package var count: Int { buffer.count - sent }
  /// True if all has been sent.
  package var isEmpty: Bool { count == 0 }

  /// Puts bytes behind those that wait.
  package mutating func append(_ bytes: [UInt8]) {
    if isEmpty {
      // The message is taken over as it is, which spares a copy in the usual case of one reply at a time.
      buffer = bytes
      sent = 0
      return
    }
    if sent >= count {
      buffer.removeSubrange(..<sent)
      sent = 0
    }
    buffer.append(contentsOf: bytes)
  }

  /// Shows all that waits.
  package func withBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try buffer.withUnsafeBufferPointer { (bytes) throws(Failure) in
      try body(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[sent...]))
    }
  }

  /// Notes that the first `count` bytes have been sent.
  package mutating func consume(_ count: Int) {
    precondition(count <= self.count, "consumed \(count) of \(self.count) bytes")
    sent += count
    if isEmpty { discard() }
  }

  /// Drops all that waits and gives its memory back.
  package mutating func discard() {
    buffer = []
    sent = 0
  }
}
