/// Hashes of bytes, eight at a time: identifiers are short, and a cryptographic hash of one costs more than all that is
/// done with it.
///
/// Keyed anew in each process, so that nobody can choose identifiers that collide.
enum TextHash {
  private static let key = UInt64(bitPattern: Int64(Hasher().finalize())) | 1

  /// - Parameter tag: tells texts of different kinds apart.
  static func value(of bytes: UnsafeBufferPointer<UInt8>, tag: UInt8 = 0) -> UInt64 {
    var hash = key ^ UInt64(truncatingIfNeeded: bytes.count) << 8 ^ UInt64(tag)
    guard let base = UnsafeRawPointer(bytes.baseAddress) else { return fold(hash, 0x9E37_79B9_7F4A_7C15) }
    var offset = 0
    while offset + 8 <= bytes.count {
      hash = fold(hash ^ base.loadUnaligned(fromByteOffset: offset, as: UInt64.self), 0xA076_1D64_78BD_642F)
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < bytes.count {
      rest = rest << 8 | UInt64(base.load(fromByteOffset: offset, as: UInt8.self))
      offset += 1
    }
    return fold(hash ^ rest, 0xE703_7ED1_A0B4_28DB)
  }

  /// Both halves of the product, one over the other.
  @inline(__always)
  private static func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }
}
