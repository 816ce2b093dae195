/// A SHA-256 digest in a Merkle tree: a leaf, a node or a root.
///
/// Held in four words without a heap object, so that an array of them is one run of 32 bytes each.
package struct TreeHash: Hashable, BitwiseCopyable, Sendable {
  /// Bytes of a digest.
  package static let byteCount = 32

  // In the order of memory: the bytes of the digest, whatever the processor's byte order is.
  private var word0: UInt64 = 0
  private var word1: UInt64 = 0
  private var word2: UInt64 = 0
  private var word3: UInt64 = 0

  /// Takes the digest that `write` puts into 32 bytes.
  package init(writing write: (UnsafeMutableRawBufferPointer) -> Void) {
    withUnsafeMutableBytes(of: &self) { write($0) }
  }

  /// A digest from its bytes; nil unless they are 32.
  package init?(bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    self.init { $0.copyBytes(from: bytes) }
  }

  /// A digest from base64 (RFC 4648 section 4); nil unless it is the one spelling of 32 bytes.
  package init?(base64: String) {
    guard let bytes = Base64.decode(base64) else { return nil }
    self.init(bytes: bytes)
  }

  /// A copy of the 32 bytes.
  package var bytes: [UInt8] { withUnsafeBytes { Array($0) } }

  /// Lets `body` see the 32 bytes, which stay where they are only while it runs.
  package func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    Swift.withUnsafeBytes(of: self) { body($0) }
  }

  /// 44 characters with padding, as checkpoints and proofs have it.
  package var base64: String { Base64.encode(bytes) }
  /// 64 digits in lower case.
  package var hex: String { Hex.encode(bytes) }
}

extension TreeHash: CustomStringConvertible {
  package var description: String { base64 }
}
