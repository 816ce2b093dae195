/// A signed note whose text is a checkpoint: the note as it came, and what it says.
package struct SignedCheckpoint: Equatable, Sendable {
  /// As it stands in its file, signatures and all.
  package let note: SignedNote
  /// What the note says; believed only when its signatures were checked.
  package let checkpoint: Checkpoint

  /// Reads a file that is one note, and the checkpoint in it; checks no signature.
  package init(parsing bytes: [UInt8]) throws(FormatFault) { try self.init(parsing: bytes[...], firstLine: 1) }

  /// - Parameter firstLine: number of the note's first line in the file that it is a part of.
  init(parsing bytes: ArraySlice<UInt8>, firstLine: Int) throws(FormatFault) {
    note = try SignedNote(parsing: bytes, firstLine: firstLine)
    checkpoint = try Checkpoint(parsing: note.text, firstLine: firstLine)
  }

  /// - Parameter note: one whose text is the checkpoint's.
  init(_ checkpoint: Checkpoint, _ note: SignedNote) {
    self.checkpoint = checkpoint
    self.note = note
  }

  /// The file.
  package var bytes: [UInt8] { note.bytes }

  /// The file as text, as it is handed out in answers.
  package var text: String { String(decoding: note.bytes, as: UTF8.self) }
}

extension Checkpoint {
  /// The same with a signature.
  package func signed(by signer: NoteSigner) -> SignedCheckpoint {
    let text = text
    return SignedCheckpoint(self, SignedNote(text: text, signatures: [signer.sign(text)]))
  }
}
