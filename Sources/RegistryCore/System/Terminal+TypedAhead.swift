import Glibc

extension Terminal {
  /// How long what is pasted may take to come in whole, in milliseconds; nobody types that fast.
  private static let settling: Int32 = 30
  /// The most that is waited for the end of it, in such times.
  private static let patience = 100

  /// Throws away what has been typed at the terminal and not been read, also a line without its end.
  ///
  /// - Returns: whether there was anything.
  package static func dropTypedAhead() -> Bool {
    let input = StandardStreams.Stream.input.rawValue
    var before = termios()
    guard tcgetattr(input, &before) == 0 else { return false }
    // While lines are gathered a poll does not see one that has no end yet.
    var byCharacter = before
    byCharacter.c_lflag &= ~tcflag_t(ICANON)
    guard tcsetattr(input, TCSANOW, &byCharacter) == 0 else { return false }
    defer { tcsetattr(input, TCSANOW, &before) }
    var found = false
    for _ in 0..<patience {
      var entry = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
      // A terminal that was hung up is left to the next read.
      guard poll(&entry, 1, settling) == 1, entry.revents == Int16(POLLIN) else { break }
      tcflush(input, TCIFLUSH)
      found = true
    }
    return found
  }
}
