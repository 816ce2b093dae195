import CLinux
import Glibc

/// The name of a Unix socket in the file system, in the form that system calls take.
struct UnixAddress {
  /// Bytes that a path may have: `sun_path` holds 108, one of them the end mark (unix(7)).
  static let maxPathLength = 107

  let path: String
  private var address = sockaddr_un()

  /// Answers nil if the path is empty, too long or has a zero byte in it.
  init?(_ path: String) {
    let bytes = Array(path.utf8)
    guard (1...Self.maxPathLength).contains(bytes.count), !bytes.contains(0) else { return nil }
    self.path = path
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
  }

  /// A sentence on why a path was not taken.
  static func complaint(about path: String) -> Phrase {
    let length = path.utf8.count
    if length > maxPathLength {
      return Phrase(
        "套接字路径 \(path) 有 \(length) 字节，而 Unix 套接字至多 \(maxPathLength) 字节：请换一个较短的",
        "the socket path \(path) has \(length) bytes and a Unix socket takes at most \(maxPathLength): "
          + "choose a shorter one")
    }
    return Phrase("套接字路径不得为空，不得有零字节", "a socket path must have a byte in it and no zero byte")
  }

  /// Runs a call that takes an address and its length.
  func with<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
    withUnsafePointer(to: address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }

  /// A new stream socket that no program started from here inherits.
  static func makeSocket(nonblocking: Bool) throws(SystemError) -> Descriptor {
    let flags = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue) | (nonblocking ? O_NONBLOCK : 0)
    return Descriptor(owning: try SystemCall.retry("socket", "AF_UNIX") { socket(AF_UNIX, flags, 0) })
  }
}

/// Something whose readiness a ``Poller`` can watch.
package protocol Pollable: AnyObject {
  /// The descriptor, for the poller alone.
  var pollDescriptor: Int32 { get }
}
