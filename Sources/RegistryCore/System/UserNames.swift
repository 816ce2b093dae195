import Glibc

/// Names of the machine's users.
package enum UserNames {
  /// The name of a user id, or `uid:` and the number if the machine does not know it.
  ///
  /// Throws if the machine cannot tell for now, such as when no descriptor is left: the name is recorded, so it must not
  /// depend on that.
  ///
  /// - Parameter bytes: room for the entry at the first try; other than the default in tests only.
  package static func name(_ uid: UInt32, startingWith bytes: Int = 1_024) throws(SystemError) -> String {
    var room = bytes
    while true {
      var entry = passwd()
      var found: UnsafeMutablePointer<passwd>?
      var text = [CChar](repeating: 0, count: room)
      let code = getpwuid_r(uid, &entry, &text, room, &found)
      // An entry with a long list of fields needs more room than the usual one.
      if code == ERANGE, room < maxEntrySize {
        room *= 4
        continue
      }
      if code == EINTR { continue }
      if code == 0 || unknown.contains(code) {
        return found.map { String(cString: $0.pointee.pw_name) } ?? "uid:\(uid)"
      }
      throw SystemError("getpwuid_r", "uid \(uid)", code: code)
    }
  }

  /// Who runs this program.
  package static var currentUserID: UInt32 { geteuid() }

  /// What getpwuid_r(3) says of a user who is not known.
  private static let unknown = [ENOENT, ESRCH, EBADF, EPERM]

  /// No line of a user database is longer in earnest.
  private static let maxEntrySize = 1 << 20
}
