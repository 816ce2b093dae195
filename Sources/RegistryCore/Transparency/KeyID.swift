/// The number that tells the keys of a note apart: four bytes of a digest. It identifies; it protects nothing.
package struct KeyID: Hashable, Sendable {
  /// The four bytes as a big-endian number.
  package let value: UInt32

  /// Takes a number as it is; whether it is the id of a key is not asked.
  package init(_ value: UInt32) {
    self.value = value
  }

  /// The first four bytes of SHA-256(name || LF || type || public key) (C2SP signed-note).
  package init(name: Text, type: UInt8, publicKey: [UInt8], by hasher: some TreeHasher) {
    let input = Array(name.string.utf8) + [UInt8(ascii: "\n"), type] + publicKey
    let digest = input.withUnsafeBytes { hasher.digest(nil, $0) }
    self.init(bigEndian: digest.bytes[..<4])
  }

  /// - Parameter bytes: four of them.
  init(bigEndian bytes: ArraySlice<UInt8>) {
    value = bytes.reduce(0) { $0 << 8 | UInt32($1) }
  }

  var bytes: [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> UInt32($0)) } }
}

extension KeyID: CustomStringConvertible {
  /// Eight lower-case hexadecimal digits.
  package var description: String { Hex.encode(bytes) }
}
