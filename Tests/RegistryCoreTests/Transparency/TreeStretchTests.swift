import Testing

@testable import RegistryCore

/// Leaves that were hashed apart from the rest of a tree make the same tree.
@Suite struct TreeStretchTests {
  private func leaves(_ count: Int) -> [TreeHash] {
    let hasher = SHA256()
    return (0..<count).map { hasher.leaf(Array("\($0)".utf8)) }
  }

  @Test(arguments: [[1], [255, 1], [256], [257, 255], [100, 100, 100, 700, 3], [0, 512, 0], [1_000], [300, 1_100]])
  func stretchesMakeTheSameTree(_ counts: [Int]) {
    let hasher = SHA256()
    let all = leaves(counts.reduce(0, +))
    var tree = MerkleTree()
    var start = 0
    for count in counts {
      tree.append(TreeStretch(from: start, Array(all[start..<start + count]), by: hasher), by: hasher)
      start += count
      var slow = MerkleTree()
      slow.append(contentsOf: all[..<start], by: hasher)
      #expect(tree == slow)
      #expect(tree.root(by: hasher) == hasher.root(of: all[..<start]))
    }
  }
}
