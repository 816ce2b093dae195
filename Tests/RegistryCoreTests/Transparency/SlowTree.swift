@testable import RegistryCore

/// The tree of RFC 6962 section 2.1, written down as the RFC defines it: recursively, over the entries themselves.
struct SlowTree {
  let entries: [[UInt8]]

  /// MTH(D[n]).
  func root(_ range: Range<Int>) -> [UInt8] {
    switch range.count {
    case 0: SHA256.hash([])
    case 1: SHA256.hash([0x00] + entries[range.lowerBound])
    default: SHA256.hash([0x01] + root(left(range)) + root(right(range)))
    }
  }

  /// PATH(m, D[n]), m counted from the beginning of the range.
  func path(_ m: Int, _ range: Range<Int>) -> [[UInt8]] {
    guard range.count > 1 else { return [] }
    let k = left(range).count
    return m < k
      ? path(m, left(range)) + [root(right(range))]
      : path(m - k, right(range)) + [root(left(range))]
  }

  /// PROOF(m, D[n]).
  func proof(_ m: Int, _ n: Int) -> [[UInt8]] { subproof(m, 0..<n, true) }

  private func subproof(_ m: Int, _ range: Range<Int>, _ isWhole: Bool) -> [[UInt8]] {
    if m == range.count { return isWhole ? [] : [root(range)] }
    let k = left(range).count
    return m <= k
      ? subproof(m, left(range), isWhole) + [root(right(range))]
      : subproof(m - k, right(range), false) + [root(left(range))]
  }

  /// The first k entries, k the largest power of two smaller than their number.
  private func left(_ range: Range<Int>) -> Range<Int> {
    var k = 1
    while 2 * k < range.count { k *= 2 }
    return range.lowerBound..<range.lowerBound + k
  }

  private func right(_ range: Range<Int>) -> Range<Int> { left(range).upperBound..<range.upperBound }
}

/// A tree of ours over entries that it can hash again, and the slow one over the same.
struct TreePair {
  let slow: SlowTree
  var fast = MerkleTree()
  let hasher = SHA256()

  /// - Parameter count: entries of different lengths, the first of them empty.
  init(_ count: Int) {
    self.init((0..<count).map { Array("entry \($0)".utf8.prefix($0)) + [UInt8](repeating: 7, count: $0 % 70) })
  }

  init(_ entries: [[UInt8]]) {
    slow = SlowTree(entries: entries)
    for entry in entries { fast.append(hasher.leaf(entry), by: hasher) }
  }

  /// Hashes leaves again from the entries, as the engine does from the log.
  func source() -> ProofSource<SHA256, Never> {
    let (entries, hasher) = (slow.entries, hasher)
    return ProofSource(fast, by: hasher) { range in entries[range].map { hasher.leaf($0) } }
  }

  func leaf(_ index: Int) -> TreeHash { hasher.leaf(slow.entries[index]) }
}

extension TreeHash {
  /// From hexadecimal digits, which must be right.
  init(hex: String) {
    self.init(bytes: Hex.decode(hex)!)!
  }
}
