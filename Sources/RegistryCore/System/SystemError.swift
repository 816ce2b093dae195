import Glibc

/// A call to the operating system that failed: what was tried, on what, and the system's reason.
package struct SystemError: Error, Equatable {
  /// The call that failed, or would have if it had been made, as its manual page names it.
  package let operation: String

  /// The file, socket or name that it was tried on; empty if there is none.
  package let path: String

  /// The `errno` value.
  package let code: Int32

  /// - Parameter code: `errno` as the call left it, or the answer of a call that answers with it.
  package init(_ operation: String, _ path: String = "", code: Int32) {
    self.operation = operation
    self.path = path
    self.code = code
  }
}

extension SystemError: Explained {
  /// For example `fdatasync /x/y: No space left on device (ENOSPC 28)`; in Chinese what was tried in words, and behind
  /// them what the operating system says, as it says it, so that it can be looked up.
  package var phrase: Phrase {
    let reason = "\(Self.sentence(for: code)) (\(Self.name(of: code)))"
    let tried = path.isEmpty ? chineseOperation : "\(chineseOperation) \(path) "
    return Phrase(
      "\(tried)失败：\(operation): \(reason)", "\(path.isEmpty ? operation : "\(operation) \(path)"): \(reason)")
  }

  /// What can be done about it; nil if the reason says all that is known.
  package var advice: Phrase? {
    switch code {
    case ENOENT, ENOTDIR, ENAMETOOLONG, ELOOP: Phrase("请核对路径", "check the path")
    case EACCES, EPERM:
      Phrase(
        "请核对运行者对该路径及其上级目录的权限（ls -ld）", "check what the user may do with the path and the directories above it (ls -ld)")
    case ENOSPC, EDQUOT: Phrase("请腾出磁盘空间", "make room on the disk")
    case EFBIG: Phrase("文件已达大小上限：请提高上限（ulimit -f）", "a file may not be larger: raise the limit (ulimit -f)")
    case EROFS: Phrase("文件系统是只读的：请以可写方式挂载", "the file system is read-only: mount it writable")
    case EIO: Phrase("请检查磁盘", "look at the disk")
    case EMFILE, ENFILE:
      Phrase("打开的文件太多：请关闭一些，或提高上限（ulimit -n）", "too many files are open: close some, or raise the limit (ulimit -n)")
    case EISDIR: Phrase("请指明文件，不是目录", "name a file, not a directory")
    default: nil
    }
  }

  /// What was tried, in words for people.
  private var chineseOperation: String {
    switch operation {
    case "open", "opendir": "打开"
    case "close": "关闭"
    case "read", "pread", "readdir", "lseek": "读取"
    case "write", "pwrite": "写入"
    case "fdatasync", "fsync", "syncDirectory": "写盘"
    case "ftruncate": "截断"
    case "rename": "改名"
    case "unlink": "删除"
    case "mkdir": "建立目录"
    case "chmod", "fchmod": "设置权限"
    case "stat", "lstat", "fstat": "查看"
    case "flock": "加锁"
    case "connect": "连接"
    case "bind", "listen": "监听"
    default: "系统调用"
    }
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
