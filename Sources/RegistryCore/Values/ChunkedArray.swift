/// An array in chunks of its own: a copy shares them, and changing it copies the chunk that changes and no other.
///
/// The first change of a copied `Array` copies all of it, which for a table of a million entries takes milliseconds. Here
/// it takes a chunk and one reference for each of the others. Entries are only added and changed, and taken off at the end.
package struct ChunkedArray<Element> {
  /// All but the last are full.
  private(set) var chunks: [[Element]] = []
  /// How many elements there are, in all chunks together.
  package private(set) var count = 0

  /// No elements, and no chunk before the first is added.
  package init() {}

  /// So many times the same element.
  package init(repeating element: Element, count: Int) {
    chunks.reserveCapacity((count + Self.mask) >> Self.shift)
    while self.count < count {
      let length = Swift.min(Self.chunkLength, count - self.count)
      chunks.append([Element](repeating: element, count: length))
      self.count += length
    }
  }

  /// Entries of a full chunk, a power of two: a copy of a chunk should cost about what the references to all chunks do.
  package static var chunkLength: Int { 1 << shift }

  private static var shift: Int { MemoryLayout<Element>.stride <= 16 ? 10 : 6 }

  private static var mask: Int { (1 << shift) - 1 }

  /// Adds an element at the end.
  package mutating func append(_ element: Element) {
    if count & Self.mask == 0 {
      chunks.append([])
      // The first grows as an array does, so that small tables stay small.
      if count > 0 { chunks[chunks.count - 1].reserveCapacity(Self.chunkLength) }
    }
    chunks[chunks.count - 1].append(element)
    count += 1
  }

  /// Takes off all entries but the first `count`, of which there are at least as many.
  package mutating func truncate(to count: Int) {
    precondition(count >= 0 && count <= self.count, "\(count) entries cannot be left of \(self.count)")
    chunks.removeSubrange(((count + Self.mask) >> Self.shift)...)
    if count & Self.mask != 0 { chunks[chunks.count - 1].removeSubrange((count & Self.mask)...) }
    self.count = count
  }
}

extension ChunkedArray: RandomAccessCollection {
  package var startIndex: Int { 0 }

  package var endIndex: Int { count }

  /// The element at an index from 0 on and below `count`. A change copies its chunk if a copy shares it.
  package subscript(index: Int) -> Element {
    @inline(__always) get { chunks[index >> Self.shift][index & Self.mask] }
    @inline(__always) _modify { yield &chunks[index >> Self.shift][index & Self.mask] }
  }
}

extension ChunkedArray: Sendable where Element: Sendable {}
