import Glibc

/// Keeps a second program from opening a registry's directory.
///
/// An exclusive `flock` on a lock file, held until the object ends. The kernel lets go of it when the process dies in
/// whatever way, so the file itself means nothing and is never removed. Works between processes of one machine; no
/// registry belongs on a network file system.
package final class DirectoryLock {
  /// Why the lock was not taken.
  package enum Failure: Error, Equatable {
    case alreadyHeld(AlreadyHeld)
    case system(SystemError)
  }

  /// Another program has the directory open.
  package struct AlreadyHeld: Equatable, Sendable {
    /// Of the lock file.
    package let path: String
    /// Process id of the holder; nil if the holder has not written it yet.
    package let pid: Int32?
  }

  /// Of the lock file.
  package let path: String
  private var descriptor: Descriptor
  private var isHeld = false

  /// Takes the lock or fails at once.
  ///
  /// - Parameter path: the lock file; made if there is none.
  package init(_ path: String) throws(Failure) {
    self.path = path
    do throws(SystemError) {
      let number = try SystemCall.retry("open", path, onOwnDescriptor: false) {
        Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
      }
      descriptor = Descriptor(owning: number)
    } catch {
      throw .system(error)
    }
    let number = descriptor.raw
    do throws(SystemError) {
      try SystemCall.retry("flock", path) { flock(number, LOCK_EX | LOCK_NB) }
    } catch {
      guard error.code == EWOULDBLOCK else { throw .system(error) }
      throw .alreadyHeld(AlreadyHeld(path: path, pid: Self.readPID(number)))
    }
    isHeld = true
    do throws(SystemError) {
      // What has no length to change says EINVAL, and whoever may write in the directory can put such a thing there.
      try SystemCall.retry("ftruncate", path, onOwnDescriptor: false) { ftruncate(number, 0) }
      let line = Array("\(getpid())\n".utf8)
      try SystemCall.retry("pwrite", path) { pwrite(number, line, line.count, 0) }
    } catch {
      throw .system(error)
    }
  }

  /// Lets go of the lock. The end of the object's life does the same.
  package func release() throws(SystemError) {
    unlock()
    try descriptor.close(path)
  }

  deinit { unlock() }

  /// Closing alone would leave the lock to a child process that another thread is just starting: until its `exec` it
  /// shares the open file.
  private func unlock() {
    guard isHeld else { return }
    isHeld = false
    _ = flock(descriptor.raw, LOCK_UN)
  }

  private static func readPID(_ number: Int32) -> Int32? {
    var text = [UInt8](repeating: 0, count: 16)
    let count = pread(number, &text, text.count, 0)
    guard count > 0, text[count - 1] == UInt8(ascii: "\n") else { return nil }
    return Int32(String(decoding: text[..<(count - 1)], as: UTF8.self))
  }
}

extension DirectoryLock.Failure: Explained {
  package var phrase: Phrase {
    switch self {
    case .alreadyHeld(let holder):
      Phrase(
        "\(holder.path) 已被\(holder.pid.map { "进程 \($0) " } ?? "另一个进程")占用："
          + "同一时间只能有一个程序打开登记簿，请先停止那个程序",
        "\(holder.path) is held by \(holder.pid.map { "process \($0)" } ?? "another process"): "
          + "one program at a time can have the registry open; stop that one first")
    case .system(let error): error.phrase
    }
  }
}
