/// One thing that a verification looks at, and what it found.
package struct Check: Equatable, Sendable {
  /// What is looked at. The names are a contract of `registryctl verify --json`.
  package enum Kind: String, CaseIterable, Sendable {
    // Of a directory.
    /// Frames are whole, follow one another, and fit their checksums.
    case frames
    /// Lines are written as this program writes them.
    case lines
    /// Numbers follow one another, and time does not go back.
    case sequence
    /// Each event names the one before it in each of its streams.
    case links
    /// What the log committed to of its streams is so.
    case maps
    /// The last signed checkpoint has the root of the log at its size.
    case root
    /// Earlier checkpoints are of beginnings of this log.
    case consistency
    /// Kept evidence files are what their names say.
    case attachments
    /// The views of the register come out of the log as they are given.
    case projections
    // Of a file.
    /// The file is what it says it is, byte for byte.
    case format
    /// Each event stands in the log under the checkpoint.
    case inclusion
    /// Nothing was left out.
    case completeness
    /// The answer follows from the events.
    case answer
    /// Evidence files that are there are what their digests say.
    case evidence
    // Of both.
    /// The registry has signed the checkpoint.
    case signature
    /// Enough witnesses have cosigned the checkpoint.
    case policy
    /// The rules lead to every decision that was recorded.
    case decisions
    /// Each personal value opens its commitment, was erased, or is withheld.
    case personal
  }

  /// What it looks at; a verification has at most one check of a kind.
  package let kind: Kind
  /// How many things of the kind were looked at, the one that failed included.
  package var examined = 0
  /// The first thing that is not as it must be.
  package var failure: CheckFailure?
  /// How many were not.
  package var failures = 0

  /// Has looked at nothing, and so holds.
  package init(_ kind: Kind) {
    self.kind = kind
  }

  /// True as long as nothing failed, even if there was nothing to look at.
  package var holds: Bool { failure == nil }

  /// Looks at one more thing.
  package mutating func examine(_ look: () throws(CheckFailure) -> Void) {
    examined += 1
    do { try look() } catch { fail(error) }
  }

  /// Notes a failure; of several the first is kept and the others are counted.
  package mutating func fail(_ failure: CheckFailure) {
    failures += 1
    if self.failure == nil { self.failure = failure }
  }
}

/// Why a check does not hold.
package struct CheckFailure: Error, Equatable, Sendable {
  /// One word for programs; every kind of forgery has its own.
  package let code: String
  /// The event that it was found at, if it is one.
  package let seq: Int?
  /// What is wrong, with what was expected and what was found.
  package let message: Phrase

  /// Takes one message in both languages; `code` is part of the contract of `registryctl verify --json`.
  package init(_ code: String, seq: Int? = nil, _ chinese: String, _ english: String) {
    self.code = code
    self.seq = seq
    message = Phrase(chinese, english)
  }
}

extension CheckFailure {
  /// An event whose data no command can have had.
  package static func unsound(_ seq: Int, _ fault: Violation) -> CheckFailure {
    CheckFailure(
      "dataUnsound", seq: seq, "事件 \(seq) 的数据不合格式：\(fault.codeText)",
      "event \(seq) has data that no command can have had: \(fault.codeText)")
  }
}
