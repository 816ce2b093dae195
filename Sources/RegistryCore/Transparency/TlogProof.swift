/// The proof, in one file, that an entry stands in a log: index, inclusion proof, checkpoint with its signatures (C2SP
/// tlog-proof).
package struct TlogProof: Equatable, Sendable {
  /// The longest file that is read: a checkpoint, as much again of extra data, and 63 hashes.
  package static let maximumBytes = 3 * SignedNote.maximumBytes
  /// Levels that a tree of 2^63 leaves has.
  package static let maximumHashes = 63

  /// Data that is not protected by anything; nil if there is none.
  package let extra: [UInt8]?
  /// Zero-based place of the entry.
  package let index: Int
  /// From the leaf's neighbour up to the root's child.
  package let path: [TreeHash]
  /// The checkpoint that it is a proof under, as it came.
  package let signed: SignedCheckpoint

  /// What ``signed`` says; believed only when its signatures were checked.
  package var checkpoint: Checkpoint { signed.checkpoint }

  /// Takes a proof that was made; `extra` is protected by nothing.
  package init(index: Int, path: [TreeHash], under signed: SignedCheckpoint, extra: [UInt8]? = nil) {
    self.extra = extra
    self.index = index
    self.path = path
    self.signed = signed
  }

  /// Reads a file. Neither the signatures nor the inclusion proof are checked.
  package init(parsing bytes: [UInt8]) throws(FormatFault) {
    guard bytes.count <= Self.maximumBytes else {
      throw FormatFault(format: .proof, line: 0, reason: .tooLong(limit: Self.maximumBytes))
    }
    var lines = try TextLines(bytes[...], of: .proof)
    guard try lines.next(Phrase("首行", "its first line")).elementsEqual(Self.magic.utf8) else {
      throw lines.fault(.expected(Phrase("“\(Self.magic)”", "\"\(Self.magic)\"")))
    }
    var line = try lines.next(Self.indexLine)
    if line.starts(with: Self.extraWord.utf8) {
      guard let extra = Base64.decode(String(decoding: line.dropFirst(Self.extraWord.utf8.count), as: UTF8.self)) else {
        throw lines.fault(.base64)
      }
      self.extra = extra
      line = try lines.next(Self.indexLine)
    } else {
      extra = nil
    }
    guard line.starts(with: Self.indexWord.utf8) else {
      throw lines.fault(.expected(Phrase("“index”和一个数", "\"index\" and a number")))
    }
    guard let index = TextLines.natural(line.dropFirst(Self.indexWord.utf8.count)) else { throw lines.fault(.number) }
    self.index = index
    path = try lines.hashesToEmptyLine(limit: Self.maximumHashes)
    signed = try SignedCheckpoint(parsing: lines.remainder, firstLine: lines.number + 1)
  }

  /// The file.
  package var bytes: [UInt8] {
    var head = "\(Self.magic)\n"
    if let extra { head += "\(Self.extraWord)\(Base64.encode(extra))\n" }
    head += "\(Self.indexWord)\(index)\n"
    for hash in path { head += "\(hash.base64)\n" }
    return Array((head + "\n").utf8) + signed.bytes
  }

  /// The inclusion proof that the file has; its root is that of ``checkpoint``.
  package var inclusion: InclusionProof { InclusionProof(index: index, size: checkpoint.size, path: path) }

  /// True if a file begins as a proof does, of whatever version: it is to be read as one, and told as one if it is bad.
  package static func begins(_ bytes: [UInt8]) -> Bool { bytes.starts(with: family.utf8) }

  private static let family = "c2sp.org/tlog-proof@"
  private static let magic = family + "v1"
  private static let extraWord = "extra "
  private static let indexWord = "index "
  private static let indexLine = Phrase("序号行", "the index")
}
