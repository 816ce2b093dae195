/// SHA-256 as the tree needs it. Whoever has an implementation of the algorithm passes it in.
///
/// Calls are generic over the hasher, so that hashing a whole log costs what the implementation costs and no more.
package protocol TreeHasher {
  /// SHA-256 of the prefix, if there is one, and the bytes behind it.
  func digest(_ prefix: UInt8?, _ bytes: UnsafeRawBufferPointer) -> TreeHash
}

extension TreeHasher {
  /// The hash of a leaf: SHA-256(0x00 || entry) (RFC 6962 section 2.1).
  package func leaf(_ entry: UnsafeRawBufferPointer) -> TreeHash { digest(0x00, entry) }

  /// The same of bytes in an array.
  package func leaf(_ entry: [UInt8]) -> TreeHash { entry.withUnsafeBytes { leaf($0) } }

  /// The hash of an inner node: SHA-256(0x01 || left || right) (RFC 6962 section 2.1).
  package func node(_ left: TreeHash, _ right: TreeHash) -> TreeHash {
    // One call with all bytes together is quicker than three with parts.
    withUnsafeTemporaryAllocation(byteCount: 1 + 2 * TreeHash.byteCount, alignment: 1) { buffer in
      buffer[0] = 0x01
      left.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: buffer[1..<33]).copyMemory(from: $0) }
      right.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: buffer[33..<65]).copyMemory(from: $0) }
      return digest(nil, UnsafeRawBufferPointer(buffer))
    }
  }

  /// The root of a tree without leaves: SHA-256 of nothing (RFC 6962 section 2.1).
  package var emptyRoot: TreeHash { digest(nil, UnsafeRawBufferPointer(start: nil, count: 0)) }

  /// The root of a tree of these leaves.
  ///
  /// Pairs from the left, level by level, with a last one without a partner moved up as it is: the same tree as that of
  /// RFC 6962 section 2.1, which splits at the largest power of two below the number of leaves.
  package func root(of leaves: ArraySlice<TreeHash>) -> TreeHash {
    guard !leaves.isEmpty else { return emptyRoot }
    var level = Array(leaves)
    var count = level.count
    while count > 1 {
      for pair in 0..<count / 2 { level[pair] = node(level[2 * pair], level[2 * pair + 1]) }
      if !count.isMultiple(of: 2) { level[count / 2] = level[count - 1] }
      count = (count + 1) / 2
    }
    return level[0]
  }
}
