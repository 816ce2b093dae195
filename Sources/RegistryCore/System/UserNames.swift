import Glibc

/// Names of the machine's users.
package enum UserNames {
  /// The name of a user id, or `uid:` and the number if the machine does not know it.
  package static func name(_ uid: UInt32) -> String {
    var room = 1_024
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
      guard code == 0, let name = found?.pointee.pw_name else { return "uid:\(uid)" }
      return String(cString: name)
    }
  }

  /// Who runs this program.
  package static var currentUserID: UInt32 { geteuid() }

  /// No line of a user database is longer in earnest.
  private static let maxEntrySize = 1 << 20
}
