/// Why the log, or the private store beside it, cannot do what it was asked.
package enum LogError: Error, Equatable {
  /// A file could not be read or written while the log was opened or read.
  case system(SystemError)
  /// Acknowledged data is not what it was; the log does not open.
  case damaged(Damage)
  /// The reader of the lines cannot use one.
  case unreadable(seq: Int, reason: String)
  /// An earlier write failed. What is on disk is unknown until the next start, so nothing more is written.
  case poisoned(cause: SystemError)
  /// The caller asked for something that the format cannot hold. Nothing was written, and the log goes on.
  case unfit(Unfit)

  package enum Unfit: Equatable, Sendable {
    case noLines
    case lineTooLong(bytes: Int)
    case frameTooLong(bytes: Int)
    /// The lines are not what the caller says: a line feed within, none at the end, an empty line, no JSON object.
    case lines(FrameFault)
  }
}

extension LogError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .system(let error): error.description
    case .damaged(let damage): damage.description
    case .unreadable(let seq, let reason): "event \(seq) cannot be read: \(reason)"
    case .poisoned(let cause):
      "an earlier write failed (\(cause)), so nothing more is recorded; free the cause and restart the daemon"
    case .unfit(.noLines): "a frame without events cannot be written"
    case .unfit(.lineTooLong(let bytes)):
      "an event line of \(bytes) bytes cannot be written; the limit is \(Frame.maximumLineBytes)"
    case .unfit(.frameTooLong(let bytes)):
      "event lines of \(bytes) bytes cannot be written at once; the limit is \(Frame.maximumBytes)"
    case .unfit(.lines(let fault)): "event lines cannot be written: expected \(fault.expected), found \(fault.found)"
    }
  }
}

/// Runs disk operations on the way to opening or reading, where a failure is only reported.
func reporting<T>(_ body: () throws(SystemError) -> T) throws(LogError) -> T {
  do { return try body() } catch { throw .system(error) }
}
