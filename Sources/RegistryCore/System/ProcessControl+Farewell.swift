import Glibc

/// What an interrupt or a request to end makes the program say before it ends. Only touched with these signals held
/// back, so that the handler never sees half a change.
// It has to be reachable from a signal handler, which can be given nothing.
nonisolated(unsafe) private var farewell: UnsafeMutableBufferPointer<UInt8>?

extension ProcessControl {
  /// The signals with which people and supervisors end a program that runs on and on.
  private static let ending = [SIGINT, SIGTERM, SIGHUP]

  /// From now on a signal that ends the program first has it say this on standard error; the exit status is that of the
  /// signal, as it would be without this.
  package static func sayWhenEnded(_ line: String) {
    holdingEnds {
      farewell?.deallocate()
      let bytes = Array((line + "\n").utf8)
      let kept = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
      _ = kept.initialize(from: bytes)
      farewell = kept
    }
    for number in ending {
      _ = signal(number) { number in
        // Only calls that are safe in a handler (signal-safety(7)).
        if let text = farewell { _ = write(STDERR_FILENO, text.baseAddress, text.count) }
        _ = signal(number, SIG_DFL)
        _ = raise(number)
      }
    }
  }

  /// Runs work that a signal to end must find either not begun or done.
  package static func holdingEnds<Failure: Error>(_ work: () throws(Failure) -> Void) throws(Failure) {
    var held = sigset_t()
    var before = sigset_t()
    sigemptyset(&held)
    for number in ending { sigaddset(&held, number) }
    pthread_sigmask(SIG_BLOCK, &held, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    try work()
  }

  /// Lets time pass.
  package static func sleep(milliseconds: Int) {
    _ = poll(nil, 0, Int32(clamping: milliseconds))
  }
}
