import Glibc

/// Reads lines of a file or of standard input one by one, in memory that the longest line bounds.
package final class LineReader {
  /// A line as far as it could be kept.
  package enum Line: Equatable, Sendable {
    /// The bytes without the line feed, whatever they are.
    case whole([UInt8])
    /// A line that is longer than allowed; it has been read past. `length` counts its bytes without the line feed.
    case tooLong(length: Int)
  }

  private let name: String
  /// Nil for standard input, which is not ours to close.
  private let descriptor: Descriptor?
  private let number: Int32
  private let maxLength: Int

  /// What has been read and not yet given out: `buffer[next..<end]`.
  private var buffer: [UInt8]
  private var next = 0
  private var end = 0
  private var isAtEnd = false

  /// Bytes asked for at once: as much as a pipe holds.
  private static let chunkSize = 65_536

  /// Reads standard input.
  ///
  /// - Parameter maxLength: most bytes of a line, without its line feed.
  package init(maxLength: Int) {
    name = StandardStreams.Stream.input.name
    number = StandardStreams.Stream.input.rawValue
    descriptor = nil
    self.maxLength = maxLength
    buffer = [UInt8](repeating: 0, count: Self.chunkSize)
  }

  /// Reads a file, from its beginning.
  ///
  /// - Parameter maxLength: most bytes of a line, without its line feed.
  package init(file path: String, maxLength: Int) throws(SystemError) {
    let opened = Descriptor(
      owning: try SystemCall.retry("open", path, onOwnDescriptor: false) {
        Glibc.open(path, O_RDONLY | O_CLOEXEC)
      })
    name = path
    number = opened.raw
    descriptor = consume opened
    self.maxLength = maxLength
    buffer = [UInt8](repeating: 0, count: Self.chunkSize)
  }

  /// True if the next line can be given without waiting for input.
  package var hasLine: Bool {
    isAtEnd || buffer[next..<end].contains(lineFeed)
  }

  /// The next line; nil at the end. Last bytes without a line feed are a line too.
  ///
  /// It waits for input only if it has no whole line, so that an interactive caller is answered line by line.
  package func nextLine() throws(SystemError) -> Line? {
    var scanned = next
    while true {
      if let feed = firstLineFeed(from: scanned) {
        defer { next = feed + 1 }
        return line(next..<feed)
      }
      if isAtEnd {
        if next == end { return nil }
        defer { next = end }
        return line(next..<end)
      }
      if end - next > maxLength { return .tooLong(length: try skipLine()) }
      scanned = end - next
      try fill()
      // `fill` moves what is left to the front.
      scanned += next
    }
  }

  private func line(_ range: Range<Int>) -> Line {
    range.count > maxLength ? .tooLong(length: range.count) : .whole(Array(buffer[range]))
  }

  /// Reads past a line that is too long and counts its bytes.
  private func skipLine() throws(SystemError) -> Int {
    var length = 0
    while true {
      if let feed = firstLineFeed(from: next) {
        length += feed - next
        next = feed + 1
        return length
      }
      length += end - next
      next = end
      if isAtEnd { return length }
      try fill()
    }
  }

  private func firstLineFeed(from start: Int) -> Int? {
    buffer.withUnsafeBytes { bytes in
      guard start < end, let base = bytes.baseAddress,
        let found = memchr(base + start, Int32(lineFeed), end - start)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }

  /// Reads once, after making room behind what is there.
  private func fill() throws(SystemError) {
    if next > 0 {
      buffer.withUnsafeMutableBytes { bytes in
        guard let base = bytes.baseAddress else { return }
        memmove(base, base + next, end - next)
      }
      end -= next
      next = 0
    }
    if buffer.count - end < Self.chunkSize {
      buffer.append(contentsOf: repeatElement(0, count: buffer.count))
    }
    let room = buffer.count - end
    let from = end
    let count = buffer.withUnsafeMutableBytes { read(number, $0.baseAddress! + from, room) }
    if count > 0 {
      end += count
    } else if count == 0 {
      isAtEnd = true
    } else if errno == EAGAIN {
      // Standard input was made nonblocking by whoever shares it.
      var entry = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
      _ = poll(&entry, 1, -1)
    } else if errno != EINTR {
      throw SystemError("read", name, code: errno)
    }
  }
}

private let lineFeed = UInt8(ascii: "\n")
