/// A place in the log that is not what was acknowledged. Nothing is changed when it is found: the daemon refuses to
/// start, and a person decides.
package struct Damage: Equatable, Sendable {
  /// Why this is damage and not the trace of an interrupted write.
  package enum Proof: Equatable, Sendable {
    /// The segment was sealed: all of it had been synced.
    case sealed
    /// The mark says that this had been acknowledged.
    case acknowledged(upTo: Int)
    /// A frame is written only after the one before it was synced.
    case goodFrameBehind(at: Int)
    /// The checksum fits, so nothing was interrupted.
    case wholeButWrong
    /// The parts of the log do not fit together.
    case inconsistent
  }

  /// The file in which it was found.
  package let path: String
  /// Bytes from the beginning of that file.
  package let offset: Int
  /// What should be there, as a part of a sentence.
  package let expected: Phrase
  /// What is there instead, likewise.
  package let found: Phrase
  /// Tells a person why a start does not simply cut it off.
  package let proof: Proof
}

extension Damage: Explained {
  package var phrase: Phrase {
    Phrase(
      "\(path) 在第 \(offset) 字节处损坏（应为：\(expected.chinese)；实为：\(found.chinese)）；\(proof.phrase.chinese)"
        + "；未作任何改动：请保留目录的副本，再从备份恢复该文件",
      "\(path) is damaged at byte \(offset): expected \(expected.english), found \(found.english); \(proof)"
        + "; nothing was changed: keep a copy of the directory, then restore the file from a backup")
  }
}

extension Damage.Proof: Explained {
  package var phrase: Phrase {
    switch self {
    case .sealed:
      Phrase(
        "这不是写入中断，因为该分段同步之后才开始下一分段",
        "this is no interrupted write, because a later segment was begun only after this one was synced")
    case .acknowledged(let seq):
      Phrase(
        "这不是写入中断，因为至事件 \(seq) 为止都已确认",
        "this is no interrupted write, because events up to \(seq) had been acknowledged")
    case .goodFrameBehind(let offset):
      Phrase(
        "这不是写入中断，因为其后第 \(offset) 字节处有完整的帧",
        "this is no interrupted write, because a whole frame stands behind it at byte \(offset)")
    case .wholeButWrong:
      Phrase(
        "这不是写入中断，因为字节齐全，校验和相符",
        "this is no interrupted write, because all the bytes are there and their checksum fits")
    case .inconsistent: Phrase("各文件互不相符", "the files do not fit together")
    }
  }
}
