import Testing

@testable import RegistryCore

@Suite struct KeyFileTests {
  private let disk = MemoryDisk()

  @Test func makesAndReads() throws {
    let made = try KeyFile.create(at: "/key", on: disk)
    #expect(try KeyFile.read("/key", on: disk).publicKey == made.publicKey)
    #expect(disk.permissions("/key") == 0o600)
    let text = String(decoding: try #require(disk.contents("/key")), as: UTF8.self)
    #expect(text.hasPrefix("-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEI"))
    #expect(text.hasSuffix("\n-----END PRIVATE KEY-----\n"))
    #expect(text.utf8.count == 119)
    let other = try KeyFile.create(at: "/other", on: disk)
    #expect(other.publicKey != made.publicKey)
  }

  /// Made by `openssl genpkey -algorithm ed25519`; the public key is what `openssl pkey -pubout` says.
  @Test func ofOpenSSL() throws {
    disk.put(
      Array(
        """
        -----BEGIN PRIVATE KEY-----
        MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
        -----END PRIVATE KEY-----

        """.utf8), at: "/key")
    #expect(
      Hex.encode(try KeyFile.read("/key", on: disk).publicKey)
        == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
  }

  @Test func neverOverwrites() throws {
    let made = try KeyFile.create(at: "/key", on: disk)
    #expect(throws: KeyFile.Fault.system(SystemError("open", "/key", code: 17))) {
      try KeyFile.create(at: "/key", on: disk)
    }
    #expect(try KeyFile.read("/key", on: disk).publicKey == made.publicKey)
  }

  @Test func survivesAPowerCut() throws {
    let made = try KeyFile.create(at: "/key", on: disk)
    disk.crash(.nothing)
    #expect(try KeyFile.read("/key", on: disk).publicKey == made.publicKey)
  }

  /// A file of which a bit has flipped is none, or has another key: it never passes for the file that was written.
  @Test func everyFlippedBit() throws {
    let made = try KeyFile.create(at: "/key", on: disk)
    let bytes = try #require(disk.contents("/key"))
    for offset in bytes.indices {
      for bit in 0..<8 {
        disk.put(bytes.flipping(bit: bit, of: offset), at: "/flipped")
        try disk.setPermissions("/flipped", 0o600)
        let read = try? KeyFile.read("/flipped", on: disk)
        #expect(read?.publicKey != made.publicKey, "bit \(bit) of byte \(offset)")
      }
    }
  }

  @Test(arguments: [0o640, 0o604, 0o660, 0o777, 0o601] as [UInt32]) func refusesLaxModes(_ mode: UInt32) throws {
    _ = try KeyFile.create(at: "/key", on: disk)
    try disk.setPermissions("/key", mode)
    #expect(throws: KeyFile.Fault.tooOpen(path: "/key", permissions: mode)) { try KeyFile.read("/key", on: disk) }
    try disk.setPermissions("/key", 0o400)
    _ = try KeyFile.read("/key", on: disk)
  }

  @Test(arguments: [
    "", "x", "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n",
    "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9\n-----END PRIVATE KEY-----\n",
    "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VxBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n-----END PRIVATE KEY-----\n",
    "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n-----END PRIVATE KEY-----\n",
  ]) func refusesOtherThings(_ text: String) {
    disk.put(Array(text.utf8), at: "/key")
    #expect(throws: KeyFile.Fault.noKey(path: "/key")) { try KeyFile.read("/key", on: disk) }
  }

  @Test func missing() {
    #expect(throws: KeyFile.Fault.self) { try KeyFile.read("/key", on: disk) }
  }
}
