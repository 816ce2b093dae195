/// What one peer may ask of the other before the connection is closed or made to wait.
///
/// Every number here bounds memory or time that a stranger on the socket could otherwise claim.
package enum WireLimits {
  /// Longest call, in bytes without its terminator.
  ///
  /// The largest useful one is a `Submit` of ``maxCommands`` short commands, or of a few hundred long ones: an event
  /// line has at most 65,535 bytes, so 16 MiB hold at least 250 commands of the longest kind.
  package static let maxCallBytes = 16 << 20

  /// Most bytes of the commands of one call together: it has commas between them as well, and what is not a command has
  /// `null` there, 5 bytes for each of ``maxCommands``; the rest of 64 KiB is for the method and other parameters.
  package static let maxCommandBytes = maxCallBytes - (64 << 10)

  /// Longest reply that a client accepts, in bytes without its terminator.
  ///
  /// The largest is the answer to a question about a whole register: 100,000 spaces with some 200 bytes each are 20 MB.
  package static let maxReplyBytes = 256 << 20

  /// Most commands in one `Submit`.
  ///
  /// A command can be as short as `{}`, and its refusal is some 250 bytes: without this bound 16 MiB of nonsense would
  /// be answered with more than a gigabyte.
  package static let maxCommands = 10_000

  /// Most calls of one connection that may wait for their replies; the next is handed out when one was answered.
  package static let maxOutstandingCalls = 1_024

  /// Bytes of replies waiting to be sent at which a connection is no longer read, nor given more of a series.
  ///
  /// Enough to keep a fast reader busy for some milliseconds; a slow one costs no more than this and one reply.
  package static let outputMark = 1 << 20

  /// Most event lines in one reply of `Log`; about 0.5 MB of typical events.
  package static let maxLogLines = 1_000

  /// Bytes of event lines in one reply of `Log` after which no further line is added. One reply is then at most this
  /// and one line, and escaping at most doubles that.
  package static let logReplyBytes = 512 << 10

  /// Most bytes of an attachment in one call or reply. Base64 makes four of three, so a call stays under 1 MiB.
  package static let maxAttachmentChunk = 512 << 10

  /// Memory that an empty buffer keeps for the next message: larger ones are given back, so that idle connections
  /// stay cheap.
  static let retainedCapacity = 16 << 10
}
