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

  /// Why a chunk is not taken; the sender may go on from what was received.
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

extension AttachmentError: Explained {
  package var phrase: Phrase {
    switch self {
    case .refused(let refusal, let received):
      Phrase("\(refusal.phrase.chinese)；已收到 \(received) 字节", "\(refusal); \(received) bytes are here")
    case .notStored(let digest): Phrase("没有附件 \(digest)", "there is no attachment \(digest)")
    case .damaged(let path, let found):
      Phrase(
        "\(path) 已损坏：其 SHA-256 是 \(found)；请从备份恢复",
        "\(path) is damaged: its SHA-256 is \(found); restore it from a backup")
    case .system(let error): error.phrase
    case .poisoned(let cause):
      Phrase(
        "先前写入附件没有成功（\(cause.phrase.chinese)），因此不再接受附件；请消除原因并重新启动服务",
        "an earlier write of an attachment failed (\(cause)), so no more are taken; free the cause and restart the daemon"
      )
    }
  }
}

extension AttachmentError.Refusal: Explained {
  package var phrase: Phrase {
    switch self {
    case .tooLarge(let bytes):
      Phrase(
        "不接受 \(bytes) 字节的附件；上限为 \(AttachmentStore.maximumBytes)",
        "an attachment of \(bytes) bytes is not taken; the limit is \(AttachmentStore.maximumBytes)")
    case .chunkTooLarge(let bytes):
      Phrase(
        "不接受 \(bytes) 字节的分块；上限为 \(AttachmentStore.maximumChunkBytes)",
        "a chunk of \(bytes) bytes is not taken; the limit is \(AttachmentStore.maximumChunkBytes)")
    case .sizeDiffers(let expected, let found):
      Phrase("附件有 \(expected) 字节，不是 \(found) 字节", "the attachment has \(expected) bytes, not \(found)")
    case .offsetDiffers(let expected, let found):
      Phrase(
        "下一分块从第 \(expected) 字节开始，不是第 \(found) 字节",
        "the next chunk begins at byte \(expected), not at \(found)")
    case .beyondTheEnd(let size, let end):
      Phrase(
        "分块到第 \(end) 字节为止，而附件只有 \(size) 字节",
        "the chunk ends at byte \(end) of an attachment of \(size) bytes")
    case .digestDiffers(let found):
      Phrase(
        "收到的字节的 SHA-256 是 \(found)；已全部丢弃",
        "the bytes sent have the SHA-256 \(found); they were thrown away")
    }
  }
}
