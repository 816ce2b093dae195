/// Makes proofs and roots of any size that a tree has had.
///
/// Short-lived: made for one proof, or a few about neighbouring entries, with the means to hash leaves again.
package struct ProofSource<Hasher: TreeHasher, Failure: Error> {
  private let tree: MerkleTree
  private let hasher: Hasher
  private let leaves: (Range<Int>) throws(Failure) -> [TreeHash]
  /// Leaf hashes of blocks that were asked for, the latest last.
  private var blocks: [(number: Int, leaves: [TreeHash])] = []

  /// One proof needs two blocks at most; more of them serve proofs of neighbouring entries.
  private static var keptBlocks: Int { 4 }

  /// - Parameter leaves: hashes the leaves of a range of indices, which is always a full block.
  package init(
    _ tree: MerkleTree, by hasher: Hasher, leaves: @escaping (Range<Int>) throws(Failure) -> [TreeHash]
  ) {
    self.tree = tree
    self.hasher = hasher
    self.leaves = leaves
  }

  /// The root that the tree had when it was of a size, which must not be above its own.
  package mutating func root(at size: Int) throws(Failure) -> TreeHash {
    precondition((0...tree.size).contains(size), "a tree of \(tree.size) leaves has had no size \(size)")
    return size == 0 ? hasher.emptyRoot : try root(of: 0..<size)
  }

  /// The proof that the leaf of an index stands in the tree of a size: PATH(m, D[n]) of RFC 6962 section 2.1.1.
  package mutating func inclusionProof(of index: Int, at size: Int) throws(Failure) -> InclusionProof {
    precondition((0...tree.size).contains(size), "a tree of \(tree.size) leaves has had no size \(size)")
    precondition((0..<size).contains(index), "a tree of \(size) leaves has no leaf \(index)")
    var path: [TreeHash] = []
    var range = 0..<size
    while range.count > 1 {
      let middle = Self.middle(of: range)
      let (inside, beside) =
        index < middle
        ? (range.lowerBound..<middle, middle..<range.upperBound)
        : (middle..<range.upperBound, range.lowerBound..<middle)
      path.append(try root(of: beside))
      range = inside
    }
    return InclusionProof(index: index, size: size, path: path.reversed())
  }

  /// The proof that the tree of one size begins with that of another: PROOF(m, D[n]) of RFC 6962 section 2.1.2.
  ///
  /// Between equal sizes, and from size 0, it is empty.
  package mutating func consistencyProof(from oldSize: Int, to size: Int) throws(Failure) -> ConsistencyProof {
    precondition((0...tree.size).contains(size), "a tree of \(tree.size) leaves has had no size \(size)")
    precondition((0...size).contains(oldSize), "a tree of \(size) leaves has no beginning of \(oldSize)")
    guard oldSize > 0, oldSize < size else { return ConsistencyProof(oldSize: oldSize, newSize: size, path: []) }
    var path: [TreeHash] = []
    var range = 0..<size
    // True while the old tree, or the part of it in the range, is the old root itself, which the verifier has.
    var isKnown = true
    while oldSize < range.upperBound {
      let middle = Self.middle(of: range)
      if oldSize <= middle {
        path.append(try root(of: middle..<range.upperBound))
        range = range.lowerBound..<middle
      } else {
        path.append(try root(of: range.lowerBound..<middle))
        range = middle..<range.upperBound
        isKnown = false
      }
    }
    if !isKnown { path.append(try root(of: range)) }
    return ConsistencyProof(oldSize: oldSize, newSize: size, path: path.reversed())
  }

  /// Where RFC 6962 splits a tree: behind the largest power of two leaves that is smaller than their number.
  private static func middle(of range: Range<Int>) -> Int {
    range.lowerBound + 1 << (Int.bitWidth - 1 - (range.count - 1).leadingZeroBitCount)
  }

  /// The root of a range that splitting a whole tree leads to: it begins at a multiple of the least power of two that is
  /// not below its length.
  private mutating func root(of range: Range<Int>) throws(Failure) -> TreeHash {
    let count = range.count
    if count < MerkleTree.blockSize { return try rootInBlock(of: range) }
    if count & (count - 1) == 0 {
      let height = count.trailingZeroBitCount
      return tree.levels[height - MerkleTree.blockHeight][range.lowerBound >> height]
    }
    let middle = Self.middle(of: range)
    let left = try root(of: range.lowerBound..<middle)
    return hasher.node(left, try root(of: middle..<range.upperBound))
  }

  private mutating func rootInBlock(of range: Range<Int>) throws(Failure) -> TreeHash {
    let number = range.lowerBound / MerkleTree.blockSize
    let start = number * MerkleTree.blockSize
    let part = range.lowerBound - start..<range.upperBound - start
    if number == tree.size / MerkleTree.blockSize { return hasher.root(of: tree.tail[part]) }
    if let kept = blocks.first(where: { $0.number == number }) { return hasher.root(of: kept.leaves[part]) }
    let block = try leaves(start..<start + MerkleTree.blockSize)
    precondition(block.count == MerkleTree.blockSize, "\(block.count) hashes for \(MerkleTree.blockSize) leaves")
    if blocks.count == Self.keptBlocks { blocks.removeFirst() }
    blocks.append((number, block))
    return hasher.root(of: block[part])
  }
}
