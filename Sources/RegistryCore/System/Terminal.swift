import Glibc

/// What is known of a stream that a person may be looking at.
package enum Terminal {
  /// True if the stream is a terminal, and not a file, a pipe or closed.
  package static func isTerminal(_ stream: StandardStreams.Stream) -> Bool {
    isatty(stream.rawValue) == 1
  }

  /// Most bytes of a line that is typed at a terminal, without its line feed: the kernel takes what is typed beyond them
  /// away without a word, though it has shown it (termios(3), canonical mode).
  package static let longestLine = 4_095

  /// Columns of the terminal behind a stream; nil if it is none or does not say.
  package static func width(_ stream: StandardStreams.Stream) -> Int? {
    size(stream).flatMap { $0.ws_col > 0 ? Int($0.ws_col) : nil }
  }

  /// Lines of the terminal behind a stream; nil if it is none or does not say.
  package static func height(_ stream: StandardStreams.Stream) -> Int? {
    size(stream).flatMap { $0.ws_row > 0 ? Int($0.ws_row) : nil }
  }

  private static func size(_ stream: StandardStreams.Stream) -> winsize? {
    var size = winsize()
    return ioctl(stream.rawValue, UInt(TIOCGWINSZ), &size) == 0 ? size : nil
  }
}
