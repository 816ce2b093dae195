/// Neighbouring leaves of a tree, hashed apart from the rest of it: the blocks that lie within have their roots already,
/// so that most of the work on a log can be done on several processors at once.
package struct TreeStretch: Sendable {
  /// Index of the first leaf.
  package let start: Int
  /// Their hashes, in order; the first and the last may stand inside a block.
  package let leaves: [TreeHash]
  /// Roots of the full blocks within, in order.
  let blockRoots: [TreeHash]

  /// Where the first full block begins, counted from the first leaf.
  var offsetOfBlocks: Int { (MerkleTree.blockSize - start % MerkleTree.blockSize) % MerkleTree.blockSize }

  /// No leaves.
  package init() {
    (start, leaves, blockRoots) = (0, [], [])
  }

  /// Takes the hashes of the leaves from index `start` on, and hashes the full blocks within at once.
  package init(from start: Int, _ leaves: [TreeHash], by hasher: some TreeHasher) {
    self.start = start
    self.leaves = leaves
    let size = MerkleTree.blockSize
    let first = (size - start % size) % size
    blockRoots = stride(from: first, through: leaves.count - size, by: size).map {
      hasher.root(of: leaves[$0..<$0 + size])
    }
  }
}

extension MerkleTree {
  /// Adds the leaves of a stretch that begins where the tree ends.
  package mutating func append(_ stretch: TreeStretch, by hasher: some TreeHasher) {
    precondition(stretch.leaves.isEmpty || stretch.start == size, "leaves from \(stretch.start) on a tree of \(size)")
    let head = min(stretch.offsetOfBlocks, stretch.leaves.count)
    append(contentsOf: stretch.leaves[..<head], by: hasher)
    for root in stretch.blockRoots { append(blockRoot: root, by: hasher) }
    append(contentsOf: stretch.leaves[(head + stretch.blockRoots.count * Self.blockSize)...], by: hasher)
  }
}
