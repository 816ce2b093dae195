import Testing

@testable import RegistryCore

@Suite struct Ed25519Tests {
  /// RFC 8032 section 7.1, tests 1, 2, 3 and SHA(abc): secret, public key, message, signature.
  static let vectors: [[String]] = [
    [
      "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
        + "d25bf5f0595bbe24655141438e7a100b",
    ],
    [
      "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
      "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
        + "387b2eaeb4302aeeb00d291612bb0c00",
    ],
    [
      "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
      "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
      "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
        + "4a7c15e9716ed28dc027beceea1ec40a",
    ],
    [
      "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
      "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
      "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd"
        + "454d4423643ce80e2a9ac94fa54ca49f",
      "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e030"
        + "3dca179c138ac17ad9bef1177331a704",
    ],
  ]

  @Test(arguments: vectors) func rfc8032(_ vector: [String]) throws {
    let bytes = try vector.map { try #require(Hex.decode($0)) }
    let key = Ed25519PrivateKey(seed: bytes[0])
    #expect(key.publicKey == bytes[1])
    #expect(key.sign(bytes[2]) == bytes[3])
    #expect(Ed25519.isValid(bytes[3], over: bytes[2], by: bytes[1]))
    #expect(!Ed25519.isValid(bytes[3], over: bytes[2] + [0], by: bytes[1]))
    for place in [0, 31, 32, 63] {
      var wrong = bytes[3]
      wrong[place] ^= 1
      #expect(!Ed25519.isValid(wrong, over: bytes[2], by: bytes[1]))
    }
  }

  @Test func lengths() {
    let key = Ed25519PrivateKey(seed: [UInt8](repeating: 5, count: 32))
    let signature = key.sign([1, 2, 3])
    #expect(signature.count == 64)
    #expect(!Ed25519.isValid(Array(signature.dropLast()), over: [1, 2, 3], by: key.publicKey))
    #expect(!Ed25519.isValid(signature + [0], over: [1, 2, 3], by: key.publicKey))
    #expect(!Ed25519.isValid([], over: [1, 2, 3], by: key.publicKey))
    #expect(!Ed25519.isValid(signature, over: [1, 2, 3], by: Array(key.publicKey.dropLast())))
  }

  /// S plus the order of the group is the same number to the equation; RFC 8032 section 5.1.7 refuses it.
  @Test func malleableSignature() {
    let key = Ed25519PrivateKey(seed: [UInt8](repeating: 5, count: 32))
    var signature = key.sign([])
    let order = Hex.decode("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010")!
    var carry = 0
    for place in 0..<32 {
      let sum = Int(signature[32 + place]) + Int(order[place]) + carry
      signature[32 + place] = UInt8(sum & 0xFF)
      carry = sum >> 8
    }
    #expect(!Ed25519.isValid(signature, over: [], by: key.publicKey))
  }

  @Test func manyThreads() async {
    let key = Ed25519PrivateKey(seed: [UInt8](repeating: 9, count: 32))
    await withTaskGroup(of: Bool.self) { group in
      for task in 0..<8 {
        group.addTask {
          (0..<50).allSatisfy { round in
            let message = [UInt8(task), UInt8(round)]
            return Ed25519.isValid(key.sign(message), over: message, by: key.publicKey)
          }
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }
}
