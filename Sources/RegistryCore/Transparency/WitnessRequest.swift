/// What a log asks of a witness, in one file: the body of `add-checkpoint` of C2SP tlog-witness.
///
///     old 20852014
///     <consistency proof, one hash a line>
///
///     <signed checkpoint>
package struct WitnessRequest: Equatable, Sendable {
  /// The longest file that is read: a checkpoint and 63 hashes.
  package static let maximumBytes = SignedNote.maximumBytes + 4_096

  /// The size that the witness is thought to have seen last; 0 if it has seen nothing.
  package let oldSize: Int
  /// The consistency proof from that size to the checkpoint's (``ConsistencyProof/path``).
  package let path: [TreeHash]
  /// The checkpoint as the log has signed it; others may have signed it too.
  package let signed: SignedCheckpoint

  /// What ``signed`` says; believed only when its signatures were checked.
  package var checkpoint: Checkpoint { signed.checkpoint }

  /// - Parameter oldSize: not above the size of the checkpoint, or a witness refuses it.
  package init(oldSize: Int, path: [TreeHash], for signed: SignedCheckpoint) {
    self.oldSize = oldSize
    self.path = path
    self.signed = signed
  }

  /// Reads a file. What it asks for is judged by ``WitnessRule``.
  package init(parsing bytes: [UInt8]) throws(FormatFault) {
    guard bytes.count <= Self.maximumBytes else {
      throw FormatFault(format: .witnessRequest, line: 0, reason: .tooLong(limit: Self.maximumBytes))
    }
    var lines = try TextLines(bytes[...], of: .witnessRequest)
    let first = try lines.next(Self.firstLine)
    guard first.starts(with: Self.oldWord.utf8) else { throw lines.fault(.expected(Self.firstLine)) }
    guard let oldSize = TextLines.natural(first.dropFirst(Self.oldWord.utf8.count)) else { throw lines.fault(.number) }
    self.oldSize = oldSize
    path = try lines.hashesToEmptyLine(limit: TlogProof.maximumHashes)
    signed = try SignedCheckpoint(parsing: lines.remainder, firstLine: lines.number + 1)
  }

  /// The file.
  package var bytes: [UInt8] {
    Array("\(Self.oldWord)\(oldSize)\n\(path.map { "\($0.base64)\n" }.joined())\n".utf8) + signed.bytes
  }

  /// True if a file begins as a request does; one that does not may be the checkpoint alone.
  package static func begins(_ bytes: [UInt8]) -> Bool { bytes.starts(with: oldWord.utf8) }

  private static let oldWord = "old "
  private static let firstLine = Phrase("“old”和事件数", "\"old\" and a size")
}
