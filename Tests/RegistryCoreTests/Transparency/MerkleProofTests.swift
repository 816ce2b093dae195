import Testing

@testable import RegistryCore

@Suite struct MerkleProofTests {
  static let small = 200

  @Test func everySmallInclusion() throws {
    let pair = TreePair(Self.small)
    var source = pair.source()
    for size in 1...Self.small {
      let root = source.root(at: size)
      for index in 0..<size {
        let proof = source.inclusionProof(of: index, at: size)
        if size <= 70 || index % 13 == 0 { #expect(proof.path.map(\.bytes) == pair.slow.path(index, 0..<size)) }
        try proof.verify(leaf: pair.leaf(index), root: root, by: pair.hasher)
      }
    }
  }

  @Test func everySmallConsistency() throws {
    let pair = TreePair(Self.small)
    var source = pair.source()
    let roots = (0...Self.small).map { source.root(at: $0) }
    for size in 0...Self.small {
      for oldSize in 0...size {
        let proof = source.consistencyProof(from: oldSize, to: size)
        if oldSize > 0, size <= 70 || oldSize % 13 == 0 {
          #expect(proof.path.map(\.bytes) == pair.slow.proof(oldSize, size))
        }
        try proof.verify(oldRoot: roots[oldSize], newRoot: roots[size], by: pair.hasher)
      }
    }
  }

  /// Proofs that need kept hashes, leaves hashed again, and both; in a tree that has grown since.
  @Test(arguments: [256, 257, 300, 512, 600, 1024, 1299]) func proofsAcrossBlocks(_ size: Int) throws {
    let pair = TreePair(1300)
    var source = pair.source()
    let root = source.root(at: size)
    #expect(root.bytes == pair.slow.root(0..<size))
    for index in [0, 1, 127, 255, 256, 257, 511, 512, 800, 1023, 1024, size - 1] where index < size {
      let proof = source.inclusionProof(of: index, at: size)
      #expect(proof.path.map(\.bytes) == pair.slow.path(index, 0..<size), "inclusion of \(index)")
      try proof.verify(leaf: pair.leaf(index), root: root, by: pair.hasher)
    }
    for oldSize in [1, 2, 255, 256, 257, 300, 511, 512, 513, 768, 1000, 1024, size] where oldSize <= size {
      let proof = source.consistencyProof(from: oldSize, to: size)
      #expect(proof.path.map(\.bytes) == pair.slow.proof(oldSize, size), "consistency of \(oldSize)")
      try proof.verify(oldRoot: source.root(at: oldSize), newRoot: root, by: pair.hasher)
    }
  }

  /// A proof asks for whole blocks of leaves, for at most two of them, and for each once.
  @Test func aProofReadsTwoBlocks() {
    let pair = TreePair(1300)
    for (index, size) in [(5, 1290), (300, 700), (700, 701), (0, 256), (1299, 1300), (900, 1000)] {
      var asked: [Range<Int>] = []
      let hasher = pair.hasher
      var source = ProofSource<SHA256, Never>(pair.fast, by: hasher) { range in
        asked.append(range)
        return pair.slow.entries[range].map { hasher.leaf($0) }
      }
      _ = source.inclusionProof(of: index, at: size)
      #expect(asked.count <= 2 && Set(asked).count == asked.count, "\(asked)")
      #expect(asked.allSatisfy { $0.count == 256 && $0.lowerBound % 256 == 0 })
    }
  }

  @Test func aFailureOfTheLogIsPassedOn() {
    struct Unreadable: Error, Equatable {}
    let pair = TreePair(600)
    var source = ProofSource<SHA256, Unreadable>(pair.fast, by: pair.hasher) { (_) throws(Unreadable) in
      throw Unreadable()
    }
    #expect(throws: Unreadable()) { try source.inclusionProof(of: 3, at: 600) }
  }

  // MARK: Damaged proofs

  /// One way to spoil an inclusion proof, and what it must be called.
  struct BadInclusion: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let spoil: @Sendable (inout InclusionProof, inout TreeHash, inout TreeHash) -> Void
    let isRight: @Sendable (ProofFault) -> Bool

    init(
      _ name: String, _ isRight: @escaping @Sendable (ProofFault) -> Bool,
      _ spoil: @escaping @Sendable (inout InclusionProof, inout TreeHash, inout TreeHash) -> Void
    ) {
      testDescription = name
      self.spoil = spoil
      self.isRight = isRight
    }
  }

  static let isRootDiffers: @Sendable (ProofFault) -> Bool = { if case .rootDiffers = $0 { true } else { false } }
  static let isTooLong: @Sendable (ProofFault) -> Bool = { if case .pathTooLong = $0 { true } else { false } }
  static let isTooShort: @Sendable (ProofFault) -> Bool = { if case .pathTooShort = $0 { true } else { false } }
  static let isOutside: @Sendable (ProofFault) -> Bool = { if case .indexOutsideTree = $0 { true } else { false } }
  static let isOldRoot: @Sendable (ProofFault) -> Bool = { if case .oldRootDiffers = $0 { true } else { false } }
  static let isShrinking: @Sendable (ProofFault) -> Bool = { if case .shrinks = $0 { true } else { false } }
  static let isAny: @Sendable (ProofFault) -> Bool = { _ in true }
  static let other = TreeHash(hex: String(repeating: "ab", count: 32))

  static let badInclusions: [BadInclusion] = [
    BadInclusion("index+1", isAny) { p, _, _ in p = InclusionProof(index: p.index + 1, size: p.size, path: p.path) },
    BadInclusion("index-1", isAny) { p, _, _ in p = InclusionProof(index: p.index - 1, size: p.size, path: p.path) },
    BadInclusion("index^2", isAny) { p, _, _ in p = InclusionProof(index: p.index ^ 2, size: p.size, path: p.path) },
    BadInclusion("index=size", isOutside) { p, _, _ in p = InclusionProof(index: p.size, size: p.size, path: p.path) },
    BadInclusion("index<0", isOutside) { p, _, _ in p = InclusionProof(index: -1, size: p.size, path: p.path) },
    BadInclusion("size=0", isOutside) { p, _, _ in p = InclusionProof(index: p.index, size: 0, path: p.path) },
    BadInclusion("size*2", isTooShort) { p, _, _ in
      p = InclusionProof(index: p.index, size: p.size * 2, path: p.path)
    },
    BadInclusion("leaf changed", isRootDiffers) { _, leaf, _ in leaf = other },
    BadInclusion("root changed", isRootDiffers) { _, _, root in root = other },
    BadInclusion("no path", isTooShort) { p, _, _ in p = InclusionProof(index: p.index, size: p.size, path: []) },
    BadInclusion("first hash left out", isAny) { p, _, _ in
      p = InclusionProof(index: p.index, size: p.size, path: Array(p.path.dropFirst()))
    },
    BadInclusion("last hash left out", isTooShort) { p, _, _ in
      p = InclusionProof(index: p.index, size: p.size, path: Array(p.path.dropLast()))
    },
    BadInclusion("a hash too many at the end", isTooLong) { p, _, _ in
      p = InclusionProof(index: p.index, size: p.size, path: p.path + [other])
    },
    BadInclusion("the root at the end", isTooLong) { p, _, root in
      p = InclusionProof(index: p.index, size: p.size, path: p.path + [root])
    },
    BadInclusion("a hash too many at the beginning", isAny) { p, _, _ in
      p = InclusionProof(index: p.index, size: p.size, path: [other] + p.path)
    },
    BadInclusion("first two hashes swapped", isRootDiffers) { p, _, _ in
      var path = p.path
      path.swapAt(0, 1)
      p = InclusionProof(index: p.index, size: p.size, path: path)
    },
    BadInclusion("path reversed", isRootDiffers) { p, _, _ in
      p = InclusionProof(index: p.index, size: p.size, path: p.path.reversed())
    },
    BadInclusion("an inner node for the leaf", isAny) { p, leaf, _ in
      leaf = SHA256().node(leaf, p.path[0])
      p = InclusionProof(index: p.index / 2, size: p.size, path: Array(p.path.dropFirst()))
    },
  ]

  @Test(arguments: badInclusions) func badInclusion(_ bad: BadInclusion) {
    let pair = TreePair(60)
    var source = pair.source()
    for (index, size) in [(0, 8), (3, 7), (5, 12), (9, 13), (30, 60), (17, 33)] {
      var proof = source.inclusionProof(of: index, at: size)
      var leaf = pair.leaf(index)
      var root = source.root(at: size)
      bad.spoil(&proof, &leaf, &root)
      do throws(ProofFault) {
        try proof.verify(leaf: leaf, root: root, by: pair.hasher)
        Issue.record("\(bad.testDescription) at \(index) of \(size) was accepted")
      } catch {
        #expect(bad.isRight(error), "\(bad.testDescription) at \(index) of \(size): \(error)")
      }
    }
  }

  @Test func everyBitOfAnInclusionProofCounts() {
    let pair = TreePair(37)
    var source = pair.source()
    let root = source.root(at: 37)
    let proof = source.inclusionProof(of: 21, at: 37)
    for place in proof.path.indices {
      for bit in 0..<256 {
        var bytes = proof.path[place].bytes
        bytes[bit / 8] ^= 1 << UInt8(bit % 8)
        var path = proof.path
        path[place] = TreeHash(bytes: bytes)!
        #expect(throws: ProofFault.self) {
          try InclusionProof(index: 21, size: 37, path: path).verify(
            leaf: pair.leaf(21), root: root, by: pair.hasher)
        }
      }
    }
  }

  /// One way to spoil a consistency proof, and what it must be called.
  struct BadConsistency: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let spoil: @Sendable (inout ConsistencyProof, inout TreeHash, inout TreeHash) -> Void
    let isRight: @Sendable (ProofFault) -> Bool

    init(
      _ name: String, _ isRight: @escaping @Sendable (ProofFault) -> Bool,
      _ spoil: @escaping @Sendable (inout ConsistencyProof, inout TreeHash, inout TreeHash) -> Void
    ) {
      testDescription = name
      self.spoil = spoil
      self.isRight = isRight
    }
  }

  static let badConsistencies: [BadConsistency] = [
    BadConsistency("sizes swapped", isShrinking) { p, _, _ in
      p = ConsistencyProof(oldSize: p.newSize, newSize: p.oldSize, path: p.path)
    },
    BadConsistency("old size below 0", isShrinking) { p, _, _ in
      p = ConsistencyProof(oldSize: -1, newSize: p.newSize, path: p.path)
    },
    BadConsistency("old size+1", isAny) { p, _, _ in
      p = ConsistencyProof(oldSize: p.oldSize + 1, newSize: p.newSize, path: p.path)
    },
    BadConsistency("old size 0 with a path", isTooLong) { p, _, _ in
      p = ConsistencyProof(oldSize: 0, newSize: p.newSize, path: p.path)
    },
    BadConsistency("equal sizes with a path", isTooLong) { p, old, new in
      p = ConsistencyProof(oldSize: p.newSize, newSize: p.newSize, path: p.path)
      old = new
    },
    BadConsistency("equal sizes, other root", isOldRoot) { p, _, _ in
      p = ConsistencyProof(oldSize: p.newSize, newSize: p.newSize, path: [])
    },
    BadConsistency("old size 0, other root than the empty one", isOldRoot) { p, _, _ in
      p = ConsistencyProof(oldSize: 0, newSize: p.newSize, path: [])
    },
    BadConsistency("old root changed", isAny) { _, old, _ in old = other },
    BadConsistency("new root changed", isRootDiffers) { _, _, new in new = other },
    BadConsistency("roots swapped", isAny) { _, old, new in swap(&old, &new) },
    BadConsistency("no path", isTooShort) { p, _, _ in
      p = ConsistencyProof(oldSize: p.oldSize, newSize: p.newSize, path: [])
    },
    BadConsistency("last hash left out", isAny) { p, _, _ in
      p = ConsistencyProof(oldSize: p.oldSize, newSize: p.newSize, path: Array(p.path.dropLast()))
    },
    BadConsistency("first hash left out", isAny) { p, _, _ in
      p = ConsistencyProof(oldSize: p.oldSize, newSize: p.newSize, path: Array(p.path.dropFirst()))
    },
    BadConsistency("a hash too many at the end", isTooLong) { p, _, _ in
      p = ConsistencyProof(oldSize: p.oldSize, newSize: p.newSize, path: p.path + [other])
    },
    BadConsistency("a hash too many at the beginning", isAny) { p, _, _ in
      p = ConsistencyProof(oldSize: p.oldSize, newSize: p.newSize, path: [other] + p.path)
    },
    BadConsistency("the old root in front", isAny) { p, old, _ in
      p = ConsistencyProof(oldSize: p.oldSize, newSize: p.newSize, path: [old] + p.path)
    },
    BadConsistency("new size*2", isTooShort) { p, _, _ in
      p = ConsistencyProof(oldSize: p.oldSize, newSize: p.newSize * 2, path: p.path)
    },
  ]

  @Test(arguments: badConsistencies) func badConsistency(_ bad: BadConsistency) {
    let pair = TreePair(60)
    var source = pair.source()
    for (oldSize, size) in [(3, 7), (4, 7), (6, 8), (1, 2), (13, 44), (32, 60), (33, 60)] {
      var proof = source.consistencyProof(from: oldSize, to: size)
      var old = source.root(at: oldSize)
      var new = source.root(at: size)
      bad.spoil(&proof, &old, &new)
      do throws(ProofFault) {
        try proof.verify(oldRoot: old, newRoot: new, by: pair.hasher)
        Issue.record("\(bad.testDescription) from \(oldSize) to \(size) was accepted")
      } catch {
        #expect(bad.isRight(error), "\(bad.testDescription) from \(oldSize) to \(size): \(error)")
      }
    }
  }

  /// An entry edited, swapped or removed within the old tree breaks every consistency proof from it.
  @Test func noConsistencyWithAnotherPast() {
    let honest = TreePair(60)
    var honestSource = honest.source()
    for oldSize in [1, 2, 7, 20, 32, 59] {
      var entries = honest.slow.entries
      entries[oldSize - 1].append(1)
      let forged = TreePair(entries)
      var source = forged.source()
      let proof = source.consistencyProof(from: oldSize, to: 60)
      #expect(throws: ProofFault.self) {
        try proof.verify(
          oldRoot: honestSource.root(at: oldSize), newRoot: forged.fast.root(by: forged.hasher), by: forged.hasher)
      }
    }
  }

  @Test func tellsWhy() {
    #expect(
      ProofFault.indexOutsideTree(index: 8, size: 8).description == "a tree of 8 entries has no entry of index 8")
    #expect(ProofFault.shrinks(from: 9, to: 8).description == "a tree of 8 entries cannot go on from one of 9")
  }
}
