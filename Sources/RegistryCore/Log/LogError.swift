/// Why the log, or the private store beside it, cannot do what it was asked.
package enum LogError: Error, Equatable {
  /// A file could not be read or written while the log was opened or read.
  case system(SystemError)
  /// Acknowledged data is not what it was; the log does not open.
  case damaged(Damage)
  /// The reader of the lines cannot use one.
  case unreadable(seq: Int, reason: Phrase)
  /// An earlier write failed. What is on disk is unknown until the next start, so nothing more is written.
  case poisoned(cause: SystemError)
  /// The caller asked for something that the format cannot hold. Nothing was written, and the log goes on.
  case unfit(Unfit)

  /// What the format cannot hold; found before anything is written.
  package enum Unfit: Equatable, Sendable {
    case noLines
    case lineTooLong(bytes: Int)
    case frameTooLong(bytes: Int)
    /// The lines are not what the caller says: a line feed within, none at the end, an empty line, no JSON object.
    case lines(FrameFault)
  }
}

extension LogError: Explained {
  package var phrase: Phrase {
    switch self {
    case .system(let error): error.phrase
    case .damaged(let damage): damage.phrase
    case .unreadable(let seq, let reason):
      Phrase("事件 \(seq) 不可读：\(reason.chinese)", "event \(seq) cannot be read: \(reason.english)")
    case .poisoned(let cause):
      Phrase(
        "先前有一次写入没有成功（\(cause.phrase.chinese)），因此不再记录；请消除原因并重新启动服务",
        "an earlier write failed (\(cause)), so nothing more is recorded; free the cause and restart the daemon")
    case .unfit(.noLines): Phrase("不能写入没有事件的帧", "a frame without events cannot be written")
    case .unfit(.lineTooLong(let bytes)):
      Phrase(
        "不能写入 \(bytes) 字节的事件行；上限为 \(Frame.maximumLineBytes)",
        "an event line of \(bytes) bytes cannot be written; the limit is \(Frame.maximumLineBytes)")
    case .unfit(.frameTooLong(let bytes)):
      Phrase(
        "不能一次写入 \(bytes) 字节的事件行；上限为 \(Frame.maximumBytes)",
        "event lines of \(bytes) bytes cannot be written at once; the limit is \(Frame.maximumBytes)")
    case .unfit(.lines(let fault)):
      Phrase(
        "不能写入事件行（应为：\(fault.expected.chinese)；实为：\(fault.found.chinese)）",
        "event lines cannot be written: expected \(fault.expected.english), found \(fault.found.english)")
    }
  }
}

/// Runs disk operations on the way to opening or reading, where a failure is only reported.
func reporting<T>(_ body: () throws(SystemError) -> T) throws(LogError) -> T {
  do { return try body() } catch { throw .system(error) }
}
