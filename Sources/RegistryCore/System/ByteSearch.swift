import CLinux

/// Finds bytes among bytes.
package enum ByteSearch {
  /// Where `needle` first begins in `haystack` at or behind a place; nil if it does not. An empty needle is nowhere.
  package static func first(
    _ needle: UnsafeRawBufferPointer, in haystack: UnsafeRawBufferPointer, from start: Int
  ) -> Int? {
    guard let base = haystack.baseAddress, let wanted = needle.baseAddress, !needle.isEmpty, start < haystack.count,
      let found = memmem(base + start, haystack.count - start, wanted, needle.count)
    else { return nil }
    return UnsafeRawPointer(found) - base
  }
}
