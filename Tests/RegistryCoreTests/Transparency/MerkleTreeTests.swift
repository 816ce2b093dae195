import Testing

@testable import RegistryCore

@Suite struct MerkleTreeTests {
  /// The leaves that implementations of Certificate Transparency have been tested with from the beginning.
  static let classicLeaves = [
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
  ]

  /// The roots over the first 0 to 8 of them.
  static let classicRoots = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ]

  @Test(arguments: 0...8) func classicRoot(_ size: Int) {
    let pair = TreePair(Self.classicLeaves.prefix(size).map { Hex.decode($0)! })
    #expect(pair.fast.root(by: pair.hasher).hex == Self.classicRoots[size])
    #expect(Hex.encode(pair.slow.root(0..<size)) == Self.classicRoots[size])
  }

  @Test func everySmallRoot() {
    var tree = MerkleTree()
    let pair = TreePair(200)
    var source = pair.source()
    for size in 0...200 {
      let expected = pair.slow.root(0..<size)
      #expect(tree.root(by: pair.hasher).bytes == expected, "root of \(size) while growing")
      #expect(source.root(at: size).bytes == expected, "root of \(size) looking back")
      if size < 200 { tree.append(pair.leaf(size), by: pair.hasher) }
    }
  }

  /// Around the ends of blocks, and where levels above them begin.
  @Test(arguments: [255, 256, 257, 511, 512, 513, 767, 768, 769, 1023, 1024, 1025, 1300])
  func rootAtBlocks(_ size: Int) {
    let pair = TreePair(size)
    #expect(pair.fast.size == size)
    #expect(pair.fast.tail.count == size % 256)
    #expect(pair.fast.levels.first?.count ?? 0 == size / 256)
    #expect(pair.fast.root(by: pair.hasher).bytes == pair.slow.root(0..<size))
  }

  @Test func keepsLittle() {
    let hasher = SHA256()
    var tree = MerkleTree()
    let leaf = hasher.leaf([])
    for _ in 0..<100_000 { tree.append(leaf, by: hasher) }
    let kept = tree.levels.reduce(0) { $0 + $1.count } + tree.tail.count
    #expect(kept < 2 * 100_000 / 256 + 256)
    #expect(MemoryLayout<TreeHash>.stride == 32)
  }

  @Test func hashesAsText() {
    let hash = TreeHash(hex: Self.classicRoots[8])
    #expect(hash.base64 == "XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=")
    #expect(TreeHash(base64: hash.base64) == hash)
    #expect(TreeHash(bytes: hash.bytes) == hash)
    #expect(TreeHash(bytes: Array(hash.bytes.dropLast())) == nil)
    #expect(TreeHash(base64: String(hash.base64.dropLast())) == nil)
  }
}
