/// Bytes that are written one after the other.
///
/// An array looks at every append whether it is shared and how it grows; here that is asked once for all the bytes of a
/// token, which is most of the work of writing a line.
struct GrowingBytes {
  /// What was written, and room behind it.
  private var storage: [UInt8]
  private(set) var count = 0

  init(reserving capacity: Int) {
    storage = [UInt8](repeating: 0, count: capacity)
  }

  /// A copy of what was written.
  var bytes: [UInt8] { Array(storage[..<count]) }

  /// Lets `body` see what was written where it stands.
  func withBytes<Value>(_ body: (UnsafeBufferPointer<UInt8>) -> Value) -> Value {
    storage.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[..<count])) }
  }

  /// Forgets what was written and keeps the memory.
  mutating func removeAll() {
    count = 0
  }

  /// Lets `body` write, and counts what it wrote.
  ///
  /// - Parameters:
  ///   - limit: how many bytes may be written.
  ///   - body: is given the place of the first; says how many it wrote.
  @inline(__always)
  mutating func append(atMost limit: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Int) {
    if storage.count - count < limit { grow(by: limit) }
    let written = storage.withUnsafeMutableBufferPointer { room in
      // A limit of 0 may find no memory at all; a body then writes nothing.
      room.baseAddress.map { body($0 + count) } ?? 0
    }
    precondition(written <= limit, "more bytes were written than there was room for")
    count += written
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    append(atMost: 1) { place in
      place.pointee = byte
      return 1
    }
  }

  @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    append(atMost: bytes.count) { place in
      if let source = bytes.baseAddress { place.update(from: source, count: bytes.count) }
      return bytes.count
    }
  }

  @inline(never)
  private mutating func grow(by room: Int) {
    let capacity = max(count + room, storage.count * 2, 64)
    storage.reserveCapacity(capacity)
    storage.append(contentsOf: repeatElement(0, count: capacity - storage.count))
  }
}
