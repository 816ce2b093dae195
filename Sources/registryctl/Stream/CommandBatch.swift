import RegistryCore

/// Consecutive lines of input that are decided with one call.
struct CommandBatch {
  /// Longest line that is read. An event line has at most 65,535 bytes, and white space and escapes can make a command
  /// longer than what is kept of it; what is longer than this is no command.
  static let maxLineBytes = 1 << 20

  /// Most commands of a call while more input is to come: enough to share the cost of a sync, few enough to be answered
  /// in some milliseconds.
  static let maxCommands = 256

  /// Most bytes of such a call; far below the longest that the daemon takes.
  static let maxBytes = 4 << 20

  /// For each line the outcome that was found here, or nil if the daemon decides.
  private var decided: [OutcomeReport?] = []
  private(set) var commands: [[UInt8]] = []
  /// Where in the input each item stood, and the digest of what it was.
  private(set) var places: [(line: Int, input: String)] = []
  private(set) var byteCount = 0

  var count: Int { decided.count }
  var isFull: Bool { count >= CommandBatch.maxCommands || byteCount >= CommandBatch.maxBytes }

  /// Fails if it is more than one call can have.
  func requireRoom() throws(UsageError) {
    guard count <= WireLimits.maxCommands else { throw .tooManyCommands(limit: WireLimits.maxCommands) }
    guard byteCount <= WireLimits.maxCommandBytes else {
      throw .commandsTooLong(bytes: byteCount, limit: WireLimits.maxCommandBytes)
    }
  }

  /// Adds what stood in a line of input.
  ///
  /// - Parameter digests: whether it has to be known later what stood there.
  mutating func add(_ item: CommandLines.Item, line: Int, digests: Bool, in language: Language) {
    places.append((line, digests ? CommandBatch.digest(of: item) : ""))
    switch item {
    case .command(let object):
      let bytes = JSONWriter.bytes(of: .object(object))
      commands.append(bytes)
      byteCount += bytes.count
      decided.append(nil)
    case .malformed(let reason): decided.append(OutcomeReport.malformed(reason, in: language))
    }
  }

  /// Tells one line of input from another, as far as a file has lines: 64 bits.
  static func digest(of item: CommandLines.Item) -> String {
    let bytes =
      switch item {
      case .command(let object): JSONWriter.bytes(of: .object(object))
      case .malformed(let reason): Array(reason.utf8)
      }
    return Hex.encode(SHA256.hash(bytes).prefix(8))
  }

  /// Has the daemon refuse what is no command too: with `atomic` it must know that one of them is bad.
  mutating func addNullsForMalformed() {
    var all: [[UInt8]] = []
    var rest = commands[...]
    for outcome in decided { all.append(outcome == nil ? rest.removeFirst() : Array("null".utf8)) }
    commands = all
  }

  /// The outcomes of all lines in their order.
  ///
  /// - Parameter received: the daemon's, of `commands`.
  func outcomes(_ received: [OutcomeReport]) -> [OutcomeReport] {
    var rest = received[...]
    let coversAll = received.count == decided.count
    return decided.map { own in
      guard let own else { return rest.removeFirst() }
      if coversAll { rest.removeFirst() }
      return own
    }
  }
}
