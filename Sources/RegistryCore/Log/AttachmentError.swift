/// Why an attachment cannot be taken or given.
package enum AttachmentError: Error, Equatable {
  /// A chunk is not taken; what was received before it stays, unless the reason says otherwise.
  case refused(Refusal, received: Int)
  case notStored(AttachmentDigest)
  /// A stored file is not what its name says.
  case damaged(path: String, found: AttachmentDigest)
  case system(SystemError)
  /// An earlier write failed when a file was being put in its place; nothing more is taken until the next start.
  case poisoned(cause: SystemError)

  package enum Refusal: Equatable, Sendable {
    case tooLarge(bytes: Int)
    case chunkTooLarge(bytes: Int)
    /// The size is negative, or not the one that the upload began with or the stored file has.
    case sizeDiffers(expected: Int, found: Int)
    /// The chunk does not continue what is there.
    case offsetDiffers(expected: Int, found: Int)
    /// The chunk goes beyond the size.
    case beyondTheEnd(size: Int, end: Int)
    /// All is there, and it is another file; everything received was thrown away.
    case digestDiffers(found: AttachmentDigest)
  }
}

extension AttachmentError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .refused(let refusal, let received): "\(refusal); \(received) bytes are here"
    case .notStored(let digest): "there is no attachment \(digest)"
    case .damaged(let path, let found): "\(path) is damaged: its SHA-256 is \(found); restore it from a backup"
    case .system(let error): "\(error)"
    case .poisoned(let cause):
      "an earlier write of an attachment failed (\(cause)), so no more are taken; free the cause and restart the daemon"
    }
  }
}

extension AttachmentError.Refusal: CustomStringConvertible {
  package var description: String {
    switch self {
    case .tooLarge(let bytes):
      "an attachment of \(bytes) bytes is not taken; the limit is \(AttachmentStore.maximumBytes)"
    case .chunkTooLarge(let bytes):
      "a chunk of \(bytes) bytes is not taken; the limit is \(AttachmentStore.maximumChunkBytes)"
    case .sizeDiffers(let expected, let found): "the attachment has \(expected) bytes, not \(found)"
    case .offsetDiffers(let expected, let found): "the next chunk begins at byte \(expected), not at \(found)"
    case .beyondTheEnd(let size, let end): "the chunk ends at byte \(end) of an attachment of \(size) bytes"
    case .digestDiffers(let found): "the bytes sent have the SHA-256 \(found); they were thrown away"
    }
  }
}
