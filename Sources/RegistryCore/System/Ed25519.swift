import COpenSSL

/// A private key of Ed25519 (RFC 8032), held by libcrypto.
///
/// `@unchecked Sendable`: libcrypto changes nothing in a finished key, and each signature has a context of its own.
package final class Ed25519PrivateKey: @unchecked Sendable {
  /// Bytes of the secret that a key is made of.
  package static let seedBytes = 32

  private let key: OpaquePointer
  /// 32 bytes.
  package let publicKey: [UInt8]

  /// - Parameter seed: 32 secret bytes.
  package init(seed: [UInt8]) {
    precondition(seed.count == Self.seedBytes, "an Ed25519 seed has \(Self.seedBytes) bytes")
    guard let key = EVP_PKEY_new_raw_private_key_ex(nil, "ED25519", nil, seed, seed.count) else {
      fatalError("libcrypto has no Ed25519: its configuration or its default provider is missing")
    }
    self.key = key
    publicKey = [UInt8](unsafeUninitializedCapacity: Ed25519.publicKeyBytes) { buffer, count in
      count = buffer.count
      Ed25519.check(EVP_PKEY_get_raw_public_key(key, buffer.baseAddress, &count), "EVP_PKEY_get_raw_public_key")
    }
  }

  deinit { EVP_PKEY_free(key) }

  /// The signature of a message: 64 bytes, always the same for the same message.
  package func sign(_ message: [UInt8]) -> [UInt8] {
    let context = Ed25519.context()
    defer { EVP_MD_CTX_free(context) }
    Ed25519.check(EVP_DigestSignInit_ex(context, nil, nil, nil, nil, key, nil), "EVP_DigestSignInit_ex")
    return [UInt8](unsafeUninitializedCapacity: Ed25519.signatureBytes) { buffer, count in
      count = buffer.count
      Ed25519.check(
        EVP_DigestSign(context, buffer.baseAddress, &count, message, message.count), "EVP_DigestSign")
    }
  }
}

/// Signatures of Ed25519, checked by libcrypto.
package enum Ed25519 {
  /// Bytes of a public key (RFC 8032 section 5.1.5).
  package static let publicKeyBytes = 32
  /// Bytes of a signature (RFC 8032 section 5.1.6).
  package static let signatureBytes = 64

  /// True if the signature is right.
  ///
  /// As libcrypto does it: the equation without the cofactor, S below the group's order (RFC 8032 section 5.1.7). False
  /// for a key or a signature that is none.
  package static func isValid(_ signature: [UInt8], over message: [UInt8], by publicKey: [UInt8]) -> Bool {
    guard signature.count == signatureBytes, publicKey.count == publicKeyBytes,
      let key = EVP_PKEY_new_raw_public_key_ex(nil, "ED25519", nil, publicKey, publicKey.count)
    else { return false }
    defer { EVP_PKEY_free(key) }
    let context = context()
    defer { EVP_MD_CTX_free(context) }
    check(EVP_DigestVerifyInit_ex(context, nil, nil, nil, nil, key, nil), "EVP_DigestVerifyInit_ex")
    let isRight = EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
    // What a wrong signature leaves in the thread's list of errors would be taken for another's.
    if !isRight { ERR_clear_error() }
    return isRight
  }

  fileprivate static func context() -> OpaquePointer {
    guard let context = EVP_MD_CTX_new() else { fatalError("EVP_MD_CTX_new: out of memory") }
    return context
  }

  /// With a live key and context libcrypto has nothing left to fail at but a mistake of ours.
  fileprivate static func check(_ result: Int32, _ function: StaticString) {
    precondition(result == 1, "\(function) failed, which is a fault of the program")
  }
}
