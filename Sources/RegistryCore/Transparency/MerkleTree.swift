/// The Merkle tree of RFC 6962 over a log that only grows.
///
/// Of full blocks of 256 leaves it keeps the root, and the roots of all larger subtrees; of the block that is not full
/// it keeps the leaves. That is 64 bytes for 256 entries: 2.5 MB for ten million. A proof takes O(log size) kept hashes
/// and at most two blocks of leaves, which ``ProofSource`` hashes again from the log (a block of half-kilobyte lines is
/// hashed in a tenth of a millisecond). 256 leaves are also what a tile of C2SP tlog-tiles has, so that tiles of level 1
/// and above can be written from what is kept.
///
/// Appending costs one hash for each leaf besides that of the leaf itself, now and then a few more.
package struct MerkleTree: Equatable, Sendable {
  /// Levels of nodes below the root of a block.
  package static let blockHeight = 8
  /// Leaves of a full block.
  package static let blockSize = 1 << blockHeight

  /// Number of leaves.
  package private(set) var size = 0

  /// Roots of full subtrees: `levels[k][i]` is that of the 256·2^k leaves from leaf i·256·2^k on.
  private(set) var levels: [[TreeHash]] = []

  /// Hashes of the leaves behind the last full block, fewer than ``blockSize``.
  package private(set) var tail: [TreeHash] = []

  /// The tree without leaves, whose root is that of nothing.
  package init() {
    tail.reserveCapacity(Self.blockSize)
  }

  /// Adds a leaf by its hash.
  package mutating func append(_ leaf: TreeHash, by hasher: some TreeHasher) {
    tail.append(leaf)
    size += 1
    guard tail.count == Self.blockSize else { return }
    appendBlock(hasher.root(of: tail[...]), by: hasher)
    tail.removeAll(keepingCapacity: true)
  }

  /// Adds leaves by their hashes.
  package mutating func append(contentsOf leaves: some Sequence<TreeHash>, by hasher: some TreeHasher) {
    for leaf in leaves { append(leaf, by: hasher) }
  }

  /// Adds a full block by its root, to a tree that ends with one.
  mutating func append(blockRoot root: TreeHash, by hasher: some TreeHasher) {
    precondition(tail.isEmpty, "a block begins behind a full one")
    appendBlock(root, by: hasher)
    size += Self.blockSize
  }

  /// Notes a full block, and every larger subtree that it completes.
  private mutating func appendBlock(_ root: TreeHash, by hasher: some TreeHasher) {
    var root = root
    var level = 0
    while true {
      if level == levels.count { levels.append([]) }
      levels[level].append(root)
      let count = levels[level].count
      guard count.isMultiple(of: 2) else { return }
      root = hasher.node(levels[level][count - 2], levels[level][count - 1])
      level += 1
    }
  }

  /// The root of the whole tree, in at most 256 + log2(size) hashes.
  package func root(by hasher: some TreeHasher) -> TreeHash {
    var root = tail.isEmpty ? nil : hasher.root(of: tail[...])
    // The full subtrees that the tree is made of, from the smallest, which is the rightmost.
    let blocks = size / Self.blockSize
    for level in levels.indices where blocks >> level & 1 == 1 {
      let left = levels[level][(blocks >> level) - 1]
      root = root.map { hasher.node(left, $0) } ?? left
    }
    return root ?? hasher.emptyRoot
  }
}
