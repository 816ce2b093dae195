import Testing

@testable import RegistryCore

@Suite struct SHA256Tests {
  /// FIPS 180-4 examples and the empty message.
  static let vectors: [(String, String)] = [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      String(repeating: "a", count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ]

  @Test(arguments: vectors) func hashes(_ message: String, _ digest: String) {
    let bytes = Array(message.utf8)
    #expect(Hex.encode(SHA256.hash(bytes)) == digest)
    #expect(Hex.encode(bytes.withUnsafeBytes { SHA256.hash($0) }) == digest)
    let hasher = SHA256()
    for _ in 0..<2 {
      for byte in bytes.prefix(100) { hasher.update([byte]) }
      hasher.update(Array(bytes.dropFirst(100)))
      #expect(Hex.encode(hasher.finish()) == digest)
    }
  }

  @Test func threadsDoNotDisturbEachOther() async {
    await withTaskGroup(of: Bool.self) { group in
      for task in 0..<8 {
        group.addTask {
          (0..<200).allSatisfy { round in
            let bytes = [UInt8](repeating: UInt8(task), count: round)
            let hasher = SHA256()
            hasher.update(bytes)
            return SHA256.hash(bytes) == hasher.finish()
          }
        }
      }
      for await same in group { #expect(same) }
    }
  }
}
