import Testing

@testable import RegistryCore

/// Hexadecimal, base64 and the checksum, against the vectors of their RFCs.
@Suite struct BinaryTextTests {
  @Test(
    arguments: [
      ("", []), ("00", [0]), ("0f10ff", [0x0F, 0x10, 0xFF]), ("deadbeef", [0xDE, 0xAD, 0xBE, 0xEF]),
    ] as [(String, [UInt8])]) func hex(_ text: String, _ bytes: [UInt8])
  {
    #expect(Hex.encode(bytes) == text)
    #expect(Hex.decode(text) == bytes)
  }

  @Test(arguments: ["0", "0F", "gg", "0x", " 00", "00 ", "é", "-1"]) func badHex(_ text: String) {
    #expect(Hex.decode(text) == nil)
  }

  /// RFC 4648 section 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ]) func base64(_ plain: String, _ text: String) {
    #expect(Base64.encode(Array(plain.utf8)) == text)
    #expect(Base64.decode(text) == Array(plain.utf8))
  }

  @Test func base64OfEveryByte() {
    for count in 0..<256 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 167) }
      #expect(Base64.decode(Base64.encode(bytes)) == bytes)
    }
    #expect(Base64.encode([0xFB, 0xFF, 0xFE]) == "+//+")
  }

  @Test(arguments: [
    "Z", "Zg", "Zg=", "Zg===", "=", "==", "====", "Z===", "Zg=v", "Z=g=", "Zm9v\n", " Zm9v", "Zm9v Zm9v",
    "Zm-_", "Zh==", "Zm9=", "Zg==Zg==", "Zm9vé",
  ]) func badBase64(_ text: String) {
    #expect(Base64.decode(text) == nil)
  }

  /// RFC 3720 appendix B.4, and the check value of the CRC catalogues.
  @Test(
    arguments: [
      ([UInt8](repeating: 0, count: 32), 0x8a91_36aa),
      ([UInt8](repeating: 0xFF, count: 32), 0x62a8_ab43),
      (Array(0...31), 0x46dd_794e),
      (Array((0...31).reversed()), 0x113f_db5c),
      (
        [
          0x01, 0xc0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x14, 0, 0, 0, 0, 0, 0x04, 0, 0, 0, 0, 0x14, 0, 0, 0,
          0x18, 0x28, 0, 0, 0, 0, 0, 0, 0, 0x02, 0, 0, 0, 0, 0, 0, 0,
        ], 0xd996_3a56
      ),
      (Array("123456789".utf8), 0xe306_9283),
      ([], 0),
    ] as [([UInt8], UInt32)]) func crc32c(_ bytes: [UInt8], _ checksum: UInt32)
  {
    #expect(CRC32C.checksum(bytes) == checksum)
    #expect(bytes.withUnsafeBytes { CRC32C.checksum($0) } == checksum)
  }

  /// However the bytes are cut and aligned, the checksum is that of the definition, a bit at a time.
  @Test func crc32cOfEveryLengthAndAlignment() {
    let bytes = (0..<100).map { UInt8(truncatingIfNeeded: $0 * 73 + 5) }
    for start in 0..<9 {
      for end in start...bytes.count {
        let expected = bitByBit(bytes[start..<end])
        bytes.withUnsafeBytes { all in
          #expect(CRC32C.checksum(UnsafeRawBufferPointer(rebasing: all[start..<end])) == expected)
          let middle = (start + end) / 2
          var register = CRC32C.start
          register = CRC32C.update(register, UnsafeRawBufferPointer(rebasing: all[start..<middle]))
          register = CRC32C.update(register, UnsafeRawBufferPointer(rebasing: all[middle..<end]))
          #expect(CRC32C.finish(register) == expected)
          let before = CRC32C.update(CRC32C.start, UnsafeRawBufferPointer(rebasing: all[..<start]))
          let through = CRC32C.update(CRC32C.start, UnsafeRawBufferPointer(rebasing: all[..<end]))
          #expect(CRC32C.checksum(through: through, before: before, bytes: end - start) == expected)
        }
      }
    }
  }

  private func bitByBit(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    var crc: UInt32 = 0xffff_ffff
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0x82f6_3b78 : crc >> 1 }
    }
    return ~crc
  }
}
