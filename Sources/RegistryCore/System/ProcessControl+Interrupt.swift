import Glibc

extension ProcessControl {
  /// From now on an interrupt (Ctrl-C) first clears the line of the terminal on which something was being drawn, then
  /// ends the program as it would have without this: a shell sees the status 130, and stops its loop.
  package static func cleanTerminalWhenInterrupted() {
    _ = signal(SIGINT) { number in
      // Only calls that are safe in a handler (signal-safety(7)): carriage return, clear the line, plain colours.
      let clean: StaticString = "\r\u{1B}[K\u{1B}[0m"
      _ = write(STDERR_FILENO, clean.utf8Start, clean.utf8CodeUnitCount)
      _ = signal(number, SIG_DFL)
      _ = raise(number)
    }
  }
}
