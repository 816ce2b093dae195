import CLinux
import Glibc

/// Signals that ask the daemon to do something, taken as input like any other (`signalfd`).
package final class SignalSource: Pollable {
  /// What the daemon can be asked by; the raw value is the number of the signal on Linux.
  package enum Signal: Int32, CaseIterable, Sendable {
    case hangUp = 1
    case interrupt = 2
    case terminate = 15
  }

  private var descriptor: Descriptor

  /// Can be read when a signal has come that ``next()`` has not given yet.
  package var pollDescriptor: Int32 { descriptor.raw }

  /// Takes these signals away from the process: from now on they only arrive here.
  ///
  /// To be called before other threads are started, because they inherit what is blocked and a thread that lets a
  /// signal through dies of it.
  package init(_ signals: [Signal] = Signal.allCases) throws(SystemError) {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in signals { sigaddset(&set, signal.rawValue) }
    let code = pthread_sigmask(SIG_BLOCK, &set, nil)
    guard code == 0 else { throw SystemError("pthread_sigmask", code: code) }
    descriptor = Descriptor(
      owning: try SystemCall.retry("signalfd", "") {
        signalfd(-1, &set, Int32(SFD_CLOEXEC) | Int32(SFD_NONBLOCK))
      })
  }

  /// The next signal that has come, or nil.
  package func next() throws(SystemError) -> Signal? {
    let number = descriptor.raw
    var information = signalfd_siginfo()
    let size = MemoryLayout<signalfd_siginfo>.size
    guard
      try SystemCall.retryUnlessWouldBlock("read", "signalfd", { read(number, &information, size) }) == size
    else { return nil }
    return Signal(rawValue: Int32(information.ssi_signo))
  }
}
