/// The proof that a tree begins with an earlier one: nothing of the earlier one was changed, moved or removed.
package struct ConsistencyProof: Equatable, Sendable {
  /// Leaves of the earlier tree.
  package let oldSize: Int
  /// Leaves of the later tree.
  package let newSize: Int
  /// In the order of RFC 6962 section 2.1.2; empty from size 0 and between equal sizes.
  package let path: [TreeHash]

  /// Takes what is said to be a proof; ``verify(oldRoot:newRoot:by:)`` finds whether it is one.
  package init(oldSize: Int, newSize: Int, path: [TreeHash]) {
    self.oldSize = oldSize
    self.newSize = newSize
    self.path = path
  }

  /// Checks the proof by RFC 9162 section 2.1.4.2.
  ///
  /// Every tree begins with the empty one, whose proof is empty, and with itself, likewise (C2SP tlog-witness).
  package func verify(oldRoot: TreeHash, newRoot: TreeHash, by hasher: some TreeHasher) throws(ProofFault) {
    guard oldSize >= 0, oldSize <= newSize else { throw .shrinks(from: oldSize, to: newSize) }
    if oldSize == newSize || oldSize == 0 {
      guard path.isEmpty else { throw .pathTooLong(found: path.count) }
      let old = oldSize == 0 ? hasher.emptyRoot : newRoot
      guard oldRoot == old else { throw .oldRootDiffers(expected: oldRoot, found: old) }
      guard newSize > 0 || newRoot == hasher.emptyRoot else {
        throw .rootDiffers(expected: newRoot, found: hasher.emptyRoot)
      }
      return
    }
    // A full subtree on the way is the old root itself and is not sent.
    var rest = (oldSize & (oldSize - 1) == 0 ? [oldRoot] : [])[...] + path[...]
    guard let first = rest.popFirst() else { throw .pathTooShort(found: path.count) }
    var position = oldSize - 1
    var last = newSize - 1
    while position & 1 == 1 {
      position >>= 1
      last >>= 1
    }
    var (old, new) = (first, first)
    for hash in rest {
      guard last != 0 else { throw .pathTooLong(found: path.count) }
      if position & 1 == 1 || position == last {
        old = hasher.node(hash, old)
        new = hasher.node(hash, new)
        while position & 1 == 0, position != 0 {
          position >>= 1
          last >>= 1
        }
      } else {
        new = hasher.node(new, hash)
      }
      position >>= 1
      last >>= 1
    }
    guard last == 0 else { throw .pathTooShort(found: path.count) }
    guard old == oldRoot else { throw .oldRootDiffers(expected: oldRoot, found: old) }
    guard new == newRoot else { throw .rootDiffers(expected: newRoot, found: new) }
  }
}

/// Why a proof proves nothing.
package enum ProofFault: Error, Equatable {
  /// The index is negative, or not below the size.
  case indexOutsideTree(index: Int, size: Int)
  /// The later tree is said to be the smaller one.
  case shrinks(from: Int, to: Int)
  /// More hashes than a tree of this size has levels for.
  case pathTooLong(found: Int)
  /// Fewer hashes than the way to the root takes in a tree of this size.
  case pathTooShort(found: Int)
  /// The proof leads to another root than the checkpoint has.
  case rootDiffers(expected: TreeHash, found: TreeHash)
  /// The proof leads to another root than the earlier checkpoint has.
  case oldRootDiffers(expected: TreeHash, found: TreeHash)
}

extension ProofFault: Explained {
  package var phrase: Phrase {
    switch self {
    case .indexOutsideTree(let index, let size):
      Phrase("\(size) 项的树没有序号 \(index) 的项", "a tree of \(size) entries has no entry of index \(index)")
    case .shrinks(let from, let to):
      Phrase("\(to) 项的树不可能接续 \(from) 项的树", "a tree of \(to) entries cannot go on from one of \(from)")
    case .pathTooLong(let found):
      Phrase(
        "证明有 \(found) 个散列值，多于其树的层数", "the proof has \(found) hashes, more than its tree has levels for")
    case .pathTooShort(let found):
      Phrase("证明有 \(found) 个散列值，少于其树所需", "the proof has \(found) hashes, fewer than its tree needs")
    case .rootDiffers(let expected, let found):
      Phrase(
        "证明得出的根是 \(found.base64)，不是检查点的 \(expected.base64)",
        "the proof leads to the root \(found.base64), not to \(expected.base64) of the checkpoint")
    case .oldRootDiffers(let expected, let found):
      Phrase(
        "证明得出的旧根是 \(found.base64)，不是旧检查点的 \(expected.base64)",
        "the proof leads to the earlier root \(found.base64), not to \(expected.base64) of the earlier checkpoint")
    }
  }
}
