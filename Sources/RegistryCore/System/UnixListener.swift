import CLinux
import Glibc

/// A Unix socket that clients connect to.
package final class UnixListener: Pollable {
  /// Why no listener was made.
  package enum Failure: Error, Equatable {
    /// The path cannot be the name of a socket; the sentence says why.
    case badPath(Phrase)
    /// A program answers at this path.
    case live(path: String)
    /// Something that is no socket stands at this path; it is left alone.
    case notASocket(path: String)
    case system(SystemError)
  }

  /// Where clients connect. ``close()`` removes what stands there.
  package let path: String
  private var descriptor: Descriptor

  /// The name of the socket while it is being made: beside the path, and no longer than it.
  private static func site(of path: String) -> String {
    path.dropLast() + (path.hasSuffix("~") ? "-" : "~")
  }

  /// How many clients may wait to be accepted; the kernel lowers it to `net.core.somaxconn`.
  package static let backlog: Int32 = 1_024

  /// Can be read when a client waits. Must not be asked for once the listener is closed.
  package var pollDescriptor: Int32 { descriptor.raw }

  /// Binds the path and listens; a socket there that nobody answers at is replaced.
  ///
  /// Two programs that do this at once could remove each other's socket: hold the ``DirectoryLock`` first.
  ///
  /// - Parameter permissions: mode bits of the socket file, exactly; to connect takes the right to write.
  package init(_ path: String, permissions: UInt32) throws(Failure) {
    let site = Self.site(of: path)
    guard let address = UnixAddress(path), let siteAddress = UnixAddress(site) else {
      throw .badPath(UnixAddress.complaint(about: path))
    }
    self.path = path
    let occupant: Occupant
    do throws(SystemError) {
      occupant = try Self.occupant(of: address)
      descriptor = try UnixAddress.makeSocket(nonblocking: true)
    } catch {
      throw .system(error)
    }
    switch occupant {
    case .nothing, .staleSocket: break
    case .liveSocket: throw .live(path: path)
    case .notASocket: throw .notASocket(path: path)
    }
    let number = descriptor.raw
    do throws(SystemError) {
      // Errors name the path that was asked for: it is the one that people know.
      //
      // A socket refuses clients between bind and listen, so it gets its name, in place of a stale one's, only when it
      // answers: whoever waits for the name to appear can connect at once.
      if try Self.occupant(of: siteAddress) == .staleSocket {
        try SystemCall.retry("unlink", site, onOwnDescriptor: false) { unlink(site) }
      }
      // The file gets the socket's own mode cut by the umask, so that it is never wider than wanted, not even for a
      // moment; chmod then gives back what the umask took.
      try SystemCall.retry("fchmod", path) { fchmod(number, permissions) }
      try SystemCall.retry("bind", path, onOwnDescriptor: false) { siteAddress.with { bind(number, $0, $1) } }
      try SystemCall.retry("chmod", path, onOwnDescriptor: false) { chmod(site, permissions) }
      try SystemCall.retry("listen", path) { listen(number, Self.backlog) }
      try SystemCall.retry("rename", path, onOwnDescriptor: false) { rename(site, path) }
    } catch {
      throw .system(error)
    }
  }

  /// The next client that waits, or nil if none does.
  ///
  /// - Throws: `EMFILE` or `ENFILE` when no descriptor is left: the client goes on waiting and the listener stays
  ///   readable, so the caller must stop watching it until a connection has been closed.
  package func accept() throws(SystemError) -> UnixConnection? {
    let number = descriptor.raw
    let flags = Int32(SOCK_CLOEXEC.rawValue) | O_NONBLOCK
    while true {
      do {
        let accepted = try SystemCall.retryUnlessWouldBlock("accept4", path) {
          accept4(number, nil, nil, flags)
        }
        guard let accepted else { return nil }
        return try UnixConnection(Descriptor(owning: accepted), path: path)
      } catch {
        // That client has gone again; the next one may be there.
        guard error.code == ECONNABORTED || error.code == EPROTO else { throw error }
      }
    }
  }

  /// Stops listening and removes the socket file; clients that wait are cut off.
  package func close() throws(SystemError) {
    do {
      try SystemCall.retry("unlink", path, onOwnDescriptor: false) { unlink(path) }
    } catch {
      // Somebody has removed it before us.
      guard error.isNotFound else { throw error }
    }
    try descriptor.close(path)
  }

  /// What stands at a path before a socket is bound there.
  private enum Occupant {
    case nothing
    /// A socket that a dead program has left.
    case staleSocket
    case liveSocket
    case notASocket
  }

  private static func occupant(of address: UnixAddress) throws(SystemError) -> Occupant {
    let path = address.path
    var status = stat()
    do {
      try SystemCall.retry("lstat", path, onOwnDescriptor: false) { lstat(path, &status) }
    } catch {
      if error.isNotFound { return .nothing }
      throw error
    }
    guard status.st_mode & S_IFMT == S_IFSOCK else { return .notASocket }
    let probe = try UnixAddress.makeSocket(nonblocking: true)
    let number = probe.raw
    do {
      try SystemCall.retry("connect", path, onOwnDescriptor: false) {
        address.with { connect(number, $0, $1) }
      }
      return .liveSocket
    } catch {
      switch error.code {
      case ECONNREFUSED: return .staleSocket
      case ENOENT: return .nothing
      // Its queue is full, so somebody listens.
      case EAGAIN: return .liveSocket
      default: throw error
      }
    }
  }
}

extension UnixListener.Failure: CustomStringConvertible {
  package var description: String {
    switch self {
    case .badPath(let sentence): sentence.english
    case .live(let path): "a program already answers at \(path): stop it first or choose another socket"
    case .notASocket(let path): "\(path) is there and is no socket: remove it or choose another path"
    case .system(let error):
      [error.description, error.advice?.english].compactMap(\.self).joined(separator: "; ")
    }
  }
}
