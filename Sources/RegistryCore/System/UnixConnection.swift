import Glibc

/// Who is at the other end of a Unix socket, as the kernel saw it when the connection was made (`SO_PEERCRED`).
package struct PeerCredentials: Equatable, Sendable {
  /// Of the process at that time, which may have ended since.
  package let pid: Int32
  /// The effective user, whose name is put into commands as `recordedBy` (录入人) where they bring none.
  package let uid: UInt32
  /// The effective group. Nothing is decided by it.
  package let gid: UInt32

  /// Takes what the kernel has said.
  package init(pid: Int32, uid: UInt32, gid: UInt32) {
    self.pid = pid
    self.uid = uid
    self.gid = gid
  }
}

/// One end of a connected Unix stream socket. It belongs to one thread at a time.
///
/// Connections that a listener accepts never wait; those that a client opens do.
package final class UnixConnection: Pollable {
  /// What became of one attempt to receive or to send.
  package enum Transfer: Equatable, Sendable {
    /// So many bytes went over, at least one.
    case bytes(Int)
    /// Nothing can go over now; poll, then try again.
    case wouldBlock
    /// The other end has closed.
    case closed
  }

  /// Of the socket that the listener has bound, whichever end this is.
  package let path: String
  /// As it was when the connection was made; the kernel is not asked again.
  package let peer: PeerCredentials
  private var descriptor: Descriptor

  /// Must not be asked for once the connection is closed.
  package var pollDescriptor: Int32 { descriptor.raw }

  init(_ descriptor: consuming Descriptor, path: String) throws(SystemError) {
    peer = try Self.credentials(descriptor.raw, path)
    self.path = path
    self.descriptor = descriptor
  }

  /// Receives into a buffer, once.
  package func receive(into buffer: UnsafeMutableRawBufferPointer) throws(SystemError) -> Transfer {
    precondition(!buffer.isEmpty, "receiving nothing would look like the end")
    let number = descriptor.raw
    return try transfer("recv") { recv(number, buffer.baseAddress, buffer.count, 0) }
  }

  /// Receives once and appends what came to `bytes`.
  ///
  /// - Parameter max: most bytes to take, at least 1.
  package func receive(
    appendingTo bytes: inout [UInt8], max: Int
  ) throws(SystemError) -> Transfer {
    var outcome = Transfer.wouldBlock
    var failure: SystemError?
    withUnsafeTemporaryAllocation(byteCount: max, alignment: 1) { buffer in
      do throws(SystemError) {
        outcome = try receive(into: buffer)
        if case .bytes(let count) = outcome { bytes.append(contentsOf: buffer[..<count]) }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return outcome
  }

  /// Sends from the start of a buffer, once; the rest is the caller's to send again.
  package func send(_ bytes: UnsafeRawBufferPointer) throws(SystemError) -> Transfer {
    if bytes.isEmpty { return .bytes(0) }
    let number = descriptor.raw
    return try transfer("send") { Glibc.send(number, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL)) }
  }

  /// The same of bytes in an array.
  package func send(_ bytes: ArraySlice<UInt8>) throws(SystemError) -> Transfer {
    var outcome = Transfer.wouldBlock
    var failure: SystemError?
    bytes.withUnsafeBytes { buffer in
      do throws(SystemError) { outcome = try send(buffer) } catch { failure = error }
    }
    if let failure { throw failure }
    return outcome
  }

  /// Sends everything on a connection that waits; false means that the other end has closed.
  package func sendAll(_ bytes: [UInt8]) throws(SystemError) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      switch try send(rest) {
      case .bytes(let count): rest = rest.dropFirst(count)
      case .wouldBlock: preconditionFailure("sendAll is for connections that wait")
      case .closed: return false
      }
    }
    return true
  }

  /// Ends the connection: the other end receives what was sent and then the end.
  package func close() throws(SystemError) {
    // Closing alone would tell the other end nothing while a child process that another thread is just starting shares
    // the socket, which it does until its `exec`. It fails only where nobody is connected any more.
    _ = shutdown(descriptor.raw, Int32(SHUT_RDWR))
    try descriptor.close(path)
  }

  private func transfer(_ operation: String, _ call: () -> Int) throws(SystemError) -> Transfer {
    do {
      guard let count = try SystemCall.retryUnlessWouldBlock(operation, path, call) else { return .wouldBlock }
      return count == 0 ? .closed : .bytes(count)
    } catch {
      guard error.code == EPIPE || error.code == ECONNRESET else { throw error }
      return .closed
    }
  }

  private static func credentials(_ number: Int32, _ path: String) throws(SystemError) -> PeerCredentials {
    // `struct ucred`: pid, uid and gid of 32 bits each (unix(7)).
    var fields: [UInt32] = [0, 0, 0]
    var length = socklen_t(fields.count * 4)
    try SystemCall.retry("getsockopt SO_PEERCRED", path) {
      getsockopt(number, SOL_SOCKET, SO_PEERCRED, &fields, &length)
    }
    return PeerCredentials(pid: Int32(bitPattern: fields[0]), uid: fields[1], gid: fields[2])
  }
}

extension UnixConnection {
  /// Why a client got no connection.
  package enum ConnectFailure: Error, Equatable {
    /// The path cannot be the name of a socket; the sentence says why.
    case badPath(Phrase)
    /// Nothing stands at the path.
    case noSuchSocket(path: String)
    /// A socket stands there and nobody answers: the daemon has died, or something else than a socket stands there.
    case refused(path: String)
    /// The user may not write to the socket, or not enter its directory.
    case notPermitted(path: String)
    /// Anything else, such as that the patience ran out.
    case system(SystemError)
  }

  /// Connects to the daemon's socket; the connection waits on receiving and sending.
  ///
  /// - Parameter patience: milliseconds after which connecting fails, and sending or receiving gives `wouldBlock`; nil
  ///   waits for as long as it takes.
  package static func connect(_ path: String, patience: Int? = nil) throws(ConnectFailure) -> UnixConnection {
    guard let address = UnixAddress(path) else { throw .badPath(UnixAddress.complaint(about: path)) }
    do throws(SystemError) {
      let descriptor = try UnixAddress.makeSocket(nonblocking: false)
      let number = descriptor.raw
      if let patience { try limitWaiting(number, milliseconds: patience, path) }
      // An interrupted connect may be called again on a Unix socket: nothing of the first try has remained.
      try SystemCall.retry("connect", path, onOwnDescriptor: false) {
        address.with { Glibc.connect(number, $0, $1) }
      }
      return try UnixConnection(descriptor, path: path)
    } catch {
      switch error.code {
      case ENOENT, ENOTDIR: throw .noSuchSocket(path: path)
      case ECONNREFUSED: throw .refused(path: path)
      case EACCES, EPERM: throw .notPermitted(path: path)
      default: throw .system(error)
      }
    }
  }
}

extension UnixConnection {
  private static func limitWaiting(_ number: Int32, milliseconds: Int, _ path: String) throws(SystemError) {
    var limit = timeval(tv_sec: milliseconds / 1_000, tv_usec: milliseconds % 1_000 * 1_000)
    let length = socklen_t(MemoryLayout<timeval>.size)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      try SystemCall.retry("setsockopt", path) { setsockopt(number, SOL_SOCKET, option, &limit, length) }
    }
  }

  /// Waits until something can be received, or the other end has closed.
  ///
  /// - Returns: false if the time has run out before that.
  package func waitUntilReadable(milliseconds: Int) throws(SystemError) -> Bool {
    var entry = pollfd(fd: descriptor.raw, events: Int16(POLLIN), revents: 0)
    return try SystemCall.retry("poll", path) { poll(&entry, 1, Int32(clamping: milliseconds)) } > 0
  }
}

extension UnixConnection.ConnectFailure: Explained {
  package var phrase: Phrase {
    switch self {
    case .badPath(let sentence): sentence
    case .noSuchSocket(let path):
      Phrase(
        "\(path) 处没有套接字：registryd 未运行，或在别处监听",
        "there is no socket at \(path): registryd is not running, or listens elsewhere")
    case .refused(let path):
      Phrase(
        "\(path) 处无人应答：registryd 已停止而未删除其套接字，请重新启动",
        "nobody answers at \(path): registryd has stopped without removing its socket; start it again")
    case .notPermitted(let path):
      Phrase(
        "用户 \(Self.currentUser) 无权使用 \(path)：需要写套接字和进入其目录的权限",
        "\(path) may not be used by user \(Self.currentUser): "
          + "ask for the right to write to the socket and to enter its directory")
    case .system(let error): error.phrase
    }
  }

  private static var currentUser: String {
    (try? UserNames.name(UserNames.currentUserID)) ?? "\(UserNames.currentUserID)"
  }
}
