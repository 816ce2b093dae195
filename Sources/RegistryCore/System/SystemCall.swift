import Glibc

/// The one place where a system call's answer becomes a value or an error.
enum SystemCall {
  /// Runs a call that answers -1 and sets `errno` when it fails, again for as long as a signal interrupts it.
  ///
  /// - Parameter onOwnDescriptor: true if all arguments are the registry's own making, so that `EINVAL` too can only be a
  ///   mistake in this program.
  @discardableResult
  static func retry<Result: FixedWidthInteger>(
    _ operation: String, _ path: @autoclosure () -> String, onOwnDescriptor: Bool = true,
    _ call: () -> Result
  ) throws(SystemError) -> Result {
    while true {
      let result = call()
      if result != -1 { return result }
      let code = errno
      if code == EINTR { continue }
      trapIfOurs(code, operation, onOwnDescriptor: onOwnDescriptor)
      throw SystemError(operation, path(), code: code)
    }
  }

  /// Runs a call on a nonblocking descriptor: nil means that it would have to wait.
  static func retryUnlessWouldBlock<Result: FixedWidthInteger>(
    _ operation: String, _ path: @autoclosure () -> String, _ call: () -> Result
  ) throws(SystemError) -> Result? {
    do {
      return try retry(operation, path(), call)
    } catch {
      guard error.code == EAGAIN else { throw error }
      return nil
    }
  }

  /// Stops the program at errors that no disk, peer or user can cause: a descriptor used after it was closed, a
  /// wild pointer. Going on would write to whatever file has the number by now.
  private static func trapIfOurs(_ code: Int32, _ operation: String, onOwnDescriptor: Bool) {
    let isOurs = code == EBADF || code == EFAULT || code == ENOTSOCK || (code == EINVAL && onOwnDescriptor)
    precondition(!isOurs, "\(SystemError(operation, code: code)), which is a fault of the program")
  }
}
