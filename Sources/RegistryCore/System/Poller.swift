import CLinux
import Glibc

/// Waits until one of many descriptors can be read or written (`epoll`, level-triggered).
///
/// It belongs to one thread. A descriptor must be removed before it is closed.
package final class Poller {
  /// What of a descriptor is worth waking for.
  package struct Interest: OptionSet, Sendable {
    /// Bits of this type, not those of `epoll`.
    package let rawValue: UInt8

    /// - Parameter rawValue: of ``read`` and ``write``; other bits mean nothing.
    package init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    /// Bytes or the end have come, or, of a listener, a client.
    package static let read = Interest(rawValue: 1)
    /// There is room to send.
    package static let write = Interest(rawValue: 2)
  }

  /// What one wait has found of one descriptor.
  package struct Event: Equatable, Sendable {
    /// The token that the descriptor was added under.
    package let token: UInt64
    /// Reading gives bytes, the end, or an error.
    package let isReadable: Bool
    /// Sending takes bytes, or gives an error.
    package let isWritable: Bool
    /// The other end has closed both ways, or the socket has failed. Told whatever the interest.
    package let isHungUp: Bool
  }

  private var descriptor: Descriptor
  private let maxEvents: Int32
  private var raw: [epoll_event]

  /// - Parameter maxEvents: most events that one wait gives, at least 1; what is left over comes with the next.
  package init(maxEvents: Int = 256) throws(SystemError) {
    descriptor = Descriptor(
      owning: try SystemCall.retry("epoll_create1", "") { epoll_create1(Int32(EPOLL_CLOEXEC)) })
    self.maxEvents = Int32(maxEvents)
    raw = [epoll_event](repeating: epoll_event(), count: maxEvents)
  }

  /// Starts watching. An empty interest still reports hang-ups.
  package func add(
    _ target: some Pollable, token: UInt64, interest: Interest
  ) throws(SystemError) {
    try control(EPOLL_CTL_ADD, target, token, interest)
  }

  /// Changes the token and the interest of a watched target.
  package func modify(
    _ target: some Pollable, token: UInt64, interest: Interest
  ) throws(SystemError) {
    try control(EPOLL_CTL_MOD, target, token, interest)
  }

  /// Stops watching. The events of the last wait may still speak of the target.
  package func remove(_ target: some Pollable) throws(SystemError) {
    try control(EPOLL_CTL_DEL, target, 0, [])
  }

  /// Puts what is ready in the place of `events`: nothing if the time ran out first.
  ///
  /// - Parameter timeoutMilliseconds: 0 looks and does not wait; nil waits without end.
  package func wait(
    into events: inout [Event], timeoutMilliseconds: Int?
  ) throws(SystemError) {
    let number = descriptor.raw
    let timeout = timeoutMilliseconds.map { Int32(clamping: max(0, $0)) } ?? -1
    let count = try SystemCall.retry("epoll_wait", "") {
      epoll_wait(number, &raw, maxEvents, timeout)
    }
    events.removeAll(keepingCapacity: true)
    for event in raw[..<Int(count)] {
      let flags = event.events
      events.append(
        Event(
          token: event.data.u64,
          isReadable: flags & (EPOLLIN.rawValue | EPOLLRDHUP.rawValue | EPOLLHUP.rawValue | EPOLLERR.rawValue) != 0,
          isWritable: flags & (EPOLLOUT.rawValue | EPOLLERR.rawValue) != 0,
          isHungUp: flags & (EPOLLHUP.rawValue | EPOLLERR.rawValue) != 0))
    }
  }

  private func control(
    _ operation: Int32, _ target: some Pollable, _ token: UInt64, _ interest: Interest
  ) throws(SystemError) {
    var event = epoll_event()
    if interest.contains(.read) { event.events |= EPOLLIN.rawValue | EPOLLRDHUP.rawValue }
    if interest.contains(.write) { event.events |= EPOLLOUT.rawValue }
    event.data.u64 = token
    let number = descriptor.raw
    let watched = target.pollDescriptor
    try SystemCall.retry("epoll_ctl", "") { epoll_ctl(number, operation, watched, &event) }
  }
}
