import CLinux
import Glibc

/// Wakes a thread that waits in a ``Poller``, or in ``wait()``, from another one (`eventfd`).
///
/// `@unchecked Sendable`: the descriptor is opened in `init`, closed in `deinit` and not touched between, and the kernel
/// serialises what threads do with it.
package final class Waker: Pollable, @unchecked Sendable {
  private let descriptor: Descriptor

  package var pollDescriptor: Int32 { descriptor.raw }

  package init() throws(SystemError) {
    descriptor = Descriptor(
      owning: try SystemCall.retry("eventfd", "") { eventfd(0, Int32(EFD_CLOEXEC) | Int32(EFD_NONBLOCK)) })
  }

  /// Makes the waker readable until it is drained. Waking twice is the same as once.
  package func wake() {
    let number = descriptor.raw
    var one: UInt64 = 1
    // EAGAIN: the counter is at its end, so it is readable anyway.
    _ = try? SystemCall.retryUnlessWouldBlock("write", "eventfd") { write(number, &one, 8) }
  }

  /// Makes it unreadable again. To be called before looking at what the wake-up was for: what comes after is told anew.
  package func drain() {
    let number = descriptor.raw
    var counter: UInt64 = 0
    _ = try? SystemCall.retryUnlessWouldBlock("read", "eventfd") { read(number, &counter, 8) }
  }

  /// Waits until it is woken, then drains.
  package func wait() {
    var entry = pollfd(fd: descriptor.raw, events: Int16(POLLIN), revents: 0)
    _ = try? SystemCall.retry("poll", "eventfd") { poll(&entry, 1, -1) }
    drain()
  }
}
