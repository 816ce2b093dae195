import Glibc

/// A call to the operating system that failed: what was tried, on what, and the system's reason.
package struct SystemError: Error, Equatable {
  /// The call, as its manual page names it.
  package let operation: String

  /// The file, socket or name that it was tried on; empty if there is none.
  package let path: String

  /// The `errno` value.
  package let code: Int32

  package init(_ operation: String, _ path: String = "", code: Int32) {
    self.operation = operation
    self.path = path
    self.code = code
  }
}

extension SystemError: Explained {
  /// For example `fdatasync /x/y: No space left on device (ENOSPC 28)`: what the operating system says, whatever the
  /// language, so that it can be looked up.
  package var phrase: Phrase {
    let subject = path.isEmpty ? operation : "\(operation) \(path)"
    return Phrase(same: "\(subject): \(Self.sentence(for: code)) (\(Self.name(of: code)))")
  }

  /// The system's words for an error number.
  package static func sentence(for code: Int32) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 128) { buffer in
      guard let start = buffer.baseAddress, strerror_r(code, start, buffer.count) == 0 else {
        return "Unknown error"
      }
      return String(cString: start)
    }
  }

  /// The symbol and number of an error, such as `ENOSPC 28`; only the number of a rare one.
  private static func name(of code: Int32) -> String {
    if let symbol = symbols[code] { "\(symbol) \(code)" } else { "errno \(code)" }
  }

  /// What files and sockets are known to answer.
  private static let symbols: [Int32: StaticString] = [
    EPERM: "EPERM", ENOENT: "ENOENT", EINTR: "EINTR", EIO: "EIO", ENXIO: "ENXIO", EBADF: "EBADF",
    EAGAIN: "EAGAIN", ENOMEM: "ENOMEM", EACCES: "EACCES", EFAULT: "EFAULT", EBUSY: "EBUSY", EEXIST: "EEXIST",
    EXDEV: "EXDEV", ENODEV: "ENODEV", ENOTDIR: "ENOTDIR", EISDIR: "EISDIR", EINVAL: "EINVAL", ENFILE: "ENFILE",
    EMFILE: "EMFILE", ETXTBSY: "ETXTBSY", EFBIG: "EFBIG", ENOSPC: "ENOSPC", ESPIPE: "ESPIPE", EROFS: "EROFS",
    EMLINK: "EMLINK", EPIPE: "EPIPE", ENAMETOOLONG: "ENAMETOOLONG", ENOSYS: "ENOSYS", ENOTEMPTY: "ENOTEMPTY",
    ELOOP: "ELOOP", EOVERFLOW: "EOVERFLOW", ENOTSOCK: "ENOTSOCK", EPROTOTYPE: "EPROTOTYPE",
    EOPNOTSUPP: "EOPNOTSUPP", EAFNOSUPPORT: "EAFNOSUPPORT", EADDRINUSE: "EADDRINUSE", ECONNABORTED: "ECONNABORTED",
    ECONNRESET: "ECONNRESET", ENOBUFS: "ENOBUFS", ENOTCONN: "ENOTCONN", ETIMEDOUT: "ETIMEDOUT",
    ECONNREFUSED: "ECONNREFUSED", EALREADY: "EALREADY", EINPROGRESS: "EINPROGRESS", ESTALE: "ESTALE",
    EDQUOT: "EDQUOT", ECANCELED: "ECANCELED",
  ]
}
