import Glibc

/// What is known of a stream that a person may be looking at.
package enum Terminal {
  package static func isTerminal(_ stream: StandardStreams.Stream) -> Bool {
    isatty(stream.rawValue) == 1
  }

  /// Columns of the terminal behind a stream; nil if it is none or does not say.
  package static func width(_ stream: StandardStreams.Stream) -> Int? {
    var size = winsize()
    guard ioctl(stream.rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}
