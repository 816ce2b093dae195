import Glibc

/// The streams that every program is started with.
package enum StandardStreams {
  /// One of the three; the raw value is the number of its descriptor.
  package enum Stream: Int32, Sendable {
    case input = 0
    case output = 1
    case error = 2

    /// In English whatever the language, in the place of the path of a ``SystemError``.
    package var name: String {
      switch self {
      case .input: "standard input"
      case .output: "standard output"
      case .error: "standard error"
      }
    }
  }

  /// Takes the numbers of streams that the caller closed, before anything else is opened.
  ///
  /// The next file that is opened would get the lowest number that is free: what is meant for standard error would be
  /// written into a segment of the log. What stands in the place of a stream can only be used the other way round, so
  /// that using it fails with `EBADF`, as it would if nothing stood there.
  package static func occupy() {
    for stream in [Stream.input, .output, .error] where fcntl(stream.rawValue, F_GETFD) < 0 && errno == EBADF {
      let mode = stream == .input ? O_WRONLY : O_RDONLY
      // In ascending order the lowest free number is the stream's own.
      guard open("/dev/null", mode) == stream.rawValue || open("/", O_RDONLY | O_DIRECTORY) == stream.rawValue else {
        // Nothing can be opened and no one can be told: going on would put at risk what is opened later.
        _exit(126)
      }
    }
  }

  /// Writes all the bytes, over as many calls as it takes, waiting if the reader is slow.
  ///
  /// - Throws: `EPIPE` when nobody reads any more (with ``ProcessControl/ignoreBrokenPipes()`` in force; see
  ///   ``SystemError/isBrokenPipe``), `EBADF` when the caller gave the program no such stream.
  package static func write(_ bytes: [UInt8], to stream: Stream) throws(SystemError) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { Glibc.write(stream.rawValue, $0.baseAddress! + done, $0.count - done) }
      if count >= 0 {
        done += count
        continue
      }
      // The stream is not ours: it may have been made nonblocking, or closed, by whoever started the program.
      switch errno {
      case EINTR: continue
      case EAGAIN: waitUntilWritable(stream)
      default: throw SystemError("write", stream.name, code: errno)
      }
    }
  }

  /// The same of a text, in UTF-8.
  package static func write(_ text: String, to stream: Stream) throws(SystemError) {
    try write(Array(text.utf8), to: stream)
  }

  /// True if whoever read a stream has gone, which a write would tell with `EPIPE`. Nothing is written.
  package static func isAbandoned(_ stream: Stream) -> Bool {
    var entry = pollfd(fd: stream.rawValue, events: 0, revents: 0)
    return poll(&entry, 1, 0) == 1 && entry.revents & Int16(POLLERR) != 0
  }

  private static func waitUntilWritable(_ stream: Stream) {
    var entry = pollfd(fd: stream.rawValue, events: Int16(POLLOUT), revents: 0)
    // Whatever it answers, the next write tells the truth.
    _ = poll(&entry, 1, -1)
  }
}

extension SystemError {
  /// True if the reader at the other end has gone: a program whose output nobody wants ends without complaint.
  package var isBrokenPipe: Bool { code == EPIPE }

  /// True if there is no such file.
  package var isNotFound: Bool { code == ENOENT }
}
