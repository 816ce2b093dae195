import COpenSSL

/// SHA-256 (FIPS 180-4) by libcrypto, which uses the processor's instructions for it.
///
/// An object hashes one message after the other and belongs to one thread at a time; whoever hashes many, such as a
/// tree, keeps one and spares the set-up.
package final class SHA256 {
  /// Bytes of a digest.
  package static let digestSize = 32

  private let context: OpaquePointer

  /// Stands at the beginning of a message. Ends the program if libcrypto cannot give SHA-256.
  package init() {
    guard let context = EVP_MD_CTX_new() else { fatalError("EVP_MD_CTX_new: out of memory") }
    self.context = context
    begin(Self.algorithm)
  }

  deinit { EVP_MD_CTX_free(context) }

  /// Adds bytes to the message. Into what pieces it is cut makes no difference.
  package func update(_ bytes: UnsafeRawBufferPointer) {
    check(EVP_DigestUpdate(context, bytes.baseAddress, bytes.count), "EVP_DigestUpdate")
  }

  /// The same of bytes in an array.
  package func update(_ bytes: [UInt8]) {
    check(EVP_DigestUpdate(context, bytes, bytes.count), "EVP_DigestUpdate")
  }

  /// Writes the digest of all bytes since the beginning or the last digest, and begins anew.
  ///
  /// - Parameter target: room for exactly ``digestSize`` bytes.
  package func finish(into target: UnsafeMutableRawBufferPointer) {
    precondition(target.count == Self.digestSize, "a SHA-256 digest has \(Self.digestSize) bytes")
    let bytes = target.assumingMemoryBound(to: UInt8.self)
    check(EVP_DigestFinal_ex(context, bytes.baseAddress, nil), "EVP_DigestFinal_ex")
    begin(nil)
  }

  /// The digest of all bytes since the beginning or the last digest; begins anew.
  package func finish() -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: Self.digestSize) { buffer, count in
      finish(into: UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[..<Self.digestSize]))
      count = Self.digestSize
    }
  }

  /// The digest of a whole message, ``digestSize`` bytes.
  package static func hash(_ bytes: [UInt8]) -> [UInt8] {
    bytes.withUnsafeBytes { hash($0) }
  }

  /// The same of bytes that stay where they are.
  package static func hash(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    let hasher = SHA256()
    hasher.update(bytes)
    return hasher.finish()
  }

  /// - Parameter algorithm: nil keeps the one that the context has, which is quicker.
  private func begin(_ algorithm: OpaquePointer?) {
    check(EVP_DigestInit_ex2(context, algorithm, nil), "EVP_DigestInit_ex2")
  }

  /// With a fetched algorithm and a live context libcrypto has nothing left to fail at but a mistake of ours.
  private func check(_ result: Int32, _ function: StaticString) {
    precondition(result == 1, "\(function) failed, which is a fault of the program")
  }

  /// The implementation, looked up once: looking up takes longer than hashing a line.
  ///
  /// Never freed or changed; libcrypto allows any thread to use a fetched algorithm.
  nonisolated(unsafe) private static let algorithm: OpaquePointer = {
    guard let fetched = EVP_MD_fetch(nil, "SHA256", nil) else {
      fatalError("libcrypto has no SHA-256: its configuration or its default provider is missing")
    }
    return fetched
  }()
}
