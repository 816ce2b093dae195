import DiskSimulation
import Testing

@testable import RegistryCore

/// An array in chunks is an array, and a copy of one shares what neither side has changed.
@Suite struct ChunkedArrayTests {
  /// Wider than 16 bytes, so that chunks are short.
  private struct Wide: Equatable {
    var value: Int
    var rest = [7, 8]
    var end = 9
  }

  @Test func isAnArrayUnderRandomChanges() {
    followsAnArray(seed: 1) { UInt32(truncatingIfNeeded: $0) }
    followsAnArray(seed: 2) { [$0, $0] }
    followsAnArray(seed: 3) { Wide(value: $0) }
  }

  private func followsAnArray<Element: Equatable>(seed: UInt64, _ make: (Int) -> Element) {
    var random = SplitMix(state: seed)
    var plain: [Element] = []
    var chunked = ChunkedArray<Element>()
    var kept: [(plain: [Element], chunked: ChunkedArray<Element>)] = []
    for step in 0..<6_000 {
      switch random.below(1_000) {
      case 0..<5:
        let count = random.below(plain.count + 1)
        plain.removeSubrange(count...)
        chunked.truncate(to: count)
      case 5..<10: kept.append((plain, chunked))
      case 10..<300 where !plain.isEmpty:
        let index = random.below(plain.count)
        plain[index] = make(-step)
        chunked[index] = make(-step)
      case _:
        for _ in 0..<20 {
          plain.append(make(step))
          chunked.append(make(step))
        }
      }
      #expect(chunked.count == plain.count && chunked.last == plain.last)
    }
    #expect(plain.count > ChunkedArray<Element>.chunkLength * 3, "the seed leaves too few entries to tell anything")
    #expect(Array(chunked) == plain)
    // Whatever was done to the one that goes on, copies are what they were.
    #expect(!kept.isEmpty)
    for copy in kept { #expect(Array(copy.chunked) == copy.plain) }
  }

  @Test(arguments: [0, 1, 1_023, 1_024, 1_025, 3_000])
  func repeatsAnElement(count: Int) {
    var chunked = ChunkedArray(repeating: UInt64(3), count: count)
    #expect(Array(chunked) == [UInt64](repeating: 3, count: count))
    chunked.append(4)
    #expect(chunked.count == count + 1 && chunked[count] == 4)
    chunked.truncate(to: 0)
    #expect(chunked.isEmpty)
    chunked.append(5)
    #expect(Array(chunked) == [5])
  }

  @Test func aChangeOfACopyCopiesOneChunk() {
    let length = ChunkedArray<Int>.chunkLength
    let original = ChunkedArray(repeating: 1, count: 10 * length)
    var copy = original
    copy[3 * length + 5] = 2
    let isShared = zip(original.chunks, copy.chunks).map { a, b in
      a.withUnsafeBufferPointer(\.baseAddress) == b.withUnsafeBufferPointer(\.baseAddress)
    }
    #expect(isShared == (0..<10).map { $0 != 3 })
    #expect(original[3 * length + 5] == 1 && copy[3 * length + 5] == 2)
  }
}
