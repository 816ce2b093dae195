/// The proof that a leaf stands at its place in a tree: the hashes beside the way from the leaf to the root.
package struct InclusionProof: Equatable, Sendable {
  /// Zero-based place of the leaf.
  package let index: Int
  /// Leaves of the tree.
  package let size: Int
  /// From the leaf's neighbour up to the root's child.
  package let path: [TreeHash]

  /// Takes what is said to be a proof; ``verify(leaf:root:by:)`` finds whether it is one.
  package init(index: Int, size: Int, path: [TreeHash]) {
    self.index = index
    self.size = size
    self.path = path
  }

  /// Checks the proof by RFC 9162 section 2.1.3.2.
  ///
  /// - Parameters:
  ///   - leaf: the hash of the entry as a leaf, see ``TreeHasher/leaf(_:)-(UnsafeRawBufferPointer)``.
  ///   - root: that of the tree of ``size`` leaves, from a checkpoint that is trusted.
  package func verify(leaf: TreeHash, root: TreeHash, by hasher: some TreeHasher) throws(ProofFault) {
    guard index >= 0, index < size else { throw .indexOutsideTree(index: index, size: size) }
    var position = index
    var last = size - 1
    var hash = leaf
    for beside in path {
      guard last != 0 else { throw .pathTooLong(found: path.count) }
      if position & 1 == 1 || position == last {
        hash = hasher.node(beside, hash)
        while position & 1 == 0, position != 0 {
          position >>= 1
          last >>= 1
        }
      } else {
        hash = hasher.node(hash, beside)
      }
      position >>= 1
      last >>= 1
    }
    guard last == 0 else { throw .pathTooShort(found: path.count) }
    guard hash == root else { throw .rootDiffers(expected: root, found: hash) }
  }
}
