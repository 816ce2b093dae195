import Glibc

/// The owner of one open file descriptor: it is closed once, by `close` or at the end of the owner's life.
struct Descriptor: ~Copyable {
  /// -1 once closed.
  private var number: Int32

  init(owning number: Int32) {
    self.number = number
  }

  /// The number for system calls. Trap: the descriptor has been closed.
  var raw: Int32 {
    precondition(number >= 0, "a file descriptor is used after it was closed")
    return number
  }

  /// Closes the descriptor. Linux has let go of the number whatever it answers, so nothing is ever retried.
  ///
  /// - Throws: what the file system reports of earlier writes; an interruption is not an error.
  mutating func close(_ path: String) throws(SystemError) {
    let closing = raw
    number = -1
    guard Glibc.close(closing) == -1, errno != EINTR else { return }
    precondition(errno != EBADF, "close: the descriptor was not open, which is a fault of the program")
    throw SystemError("close", path, code: errno)
  }

  deinit {
    if number >= 0 { _ = Glibc.close(number) }
  }
}
