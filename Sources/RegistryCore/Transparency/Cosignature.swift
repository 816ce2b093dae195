/// What stands behind the key id in a cosignature by Ed25519: eight bytes of time and the signature (C2SP
/// tlog-cosignature, v1).
package struct Cosignature: Equatable, Sendable {
  /// Seconds since 1970, not below 0.
  package let timestamp: Int
  /// 64 bytes.
  package let signature: [UInt8]

  static let payloadBytes = 8 + 64

  /// Traps unless both have the form said above; whether the signature is right is not checked here.
  package init(timestamp: Int, signature: [UInt8]) {
    precondition(timestamp >= 0 && signature.count == 64, "no cosignature: \(timestamp), \(signature.count) bytes")
    self.timestamp = timestamp
    self.signature = signature
  }

  /// Nil unless there are 72 bytes with a time below 2^63.
  package init?(payload: [UInt8]) {
    guard payload.count == Self.payloadBytes else { return nil }
    let seconds = payload[..<8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard let timestamp = Int(exactly: seconds) else { return nil }
    self.timestamp = timestamp
    signature = Array(payload[8...])
  }

  /// The 72 bytes behind the key id of a ``NoteSignature``, the time first and big-endian.
  package var payload: [UInt8] {
    stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: timestamp >> $0) } + signature
  }

  /// What is signed: a line that says which kind of statement it is, the time, and the text of the checkpoint.
  package static func message(at timestamp: Int, _ text: [UInt8]) -> [UInt8] {
    Array("cosignature/v1\ntime \(timestamp)\n".utf8) + text
  }
}
