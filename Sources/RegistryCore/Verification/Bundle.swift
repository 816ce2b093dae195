/// Everything that proves one answer, in one file: the question, the answer, every event that it rests on with the proof
/// that it is in the log, the proof that these are all, and the signed checkpoint that all proofs lead to.
package struct Bundle: Equatable, Sendable {
  /// The version of the format that this program writes and reads.
  package static let version = 1
  /// The longest file that is read: 256 MiB hold 100,000 events with their proofs.
  package static let maximumBytes = 256 << 20

  /// The question `show`, with `spaceId`, `on`, and `knownAt` if it is asked of an earlier knowledge.
  package var question: JSONObject
  package var answer: JSONObject
  /// The signed note.
  package var checkpoint: Text
  /// The last event under the checkpoint: what the log commits to of its streams.
  package var map: ProvenLine
  /// The heads of the streams that the answer rests on, in the order of their names.
  package var streams: [StreamProof]
  /// All events of these streams, in the order of the log.
  package var events: [ProvenLine]
  /// What became of each personal value in the events, in their order.
  package var personal: [PersonalEntry]
  /// The digests that the events name as evidence, in order, each once.
  package var evidence: [EvidenceEntry]

  /// A line of the log; its number says where it stands.
  package struct ProvenLine: Equatable, Sendable {
    package let line: [UInt8]
    package let path: [TreeHash]

    package init(line: [UInt8], path: [TreeHash]) {
      self.line = line
      self.path = path
    }
  }

  /// A leaf of the map, and that it stands there.
  package struct ProvenLeaf: Equatable, Sendable {
    package let leaf: StreamLeaf
    package let index: Int
    package let path: [TreeHash]

    package init(_ leaf: StreamLeaf, _ proof: InclusionProof) {
      self.init(leaf, index: proof.index, path: proof.path)
    }

    package init(_ leaf: StreamLeaf, index: Int, path: [TreeHash]) {
      self.leaf = leaf
      self.index = index
      self.path = path
    }
  }

  package enum StreamProof: Equatable, Sendable {
    case present(ProvenLeaf)
    /// The map has no such stream: its neighbours stand side by side. At an end there is only one.
    case absent(Text, before: ProvenLeaf?, after: ProvenLeaf?)

    package var stream: Text {
      switch self {
      case .present(let proven): proven.leaf.stream
      case .absent(let stream, _, _): stream
      }
    }
  }

  package struct PersonalEntry: Equatable, Sendable {
    package let seq: Int
    package let path: Text
    package let state: State

    package enum State: Equatable, Sendable {
      /// The value with the salt that opens the commitment.
      case present(salt: Text, value: JSONValue)
      /// Destroyed on the strength of that event.
      case erased(by: Int)
      /// Kept, and not shown.
      case withheld
      /// It ought to be kept and is not: a fault of the registry.
      case missing
    }

    package init(seq: Int, path: Text, state: State) {
      self.seq = seq
      self.path = path
      self.state = state
    }
  }

  package struct EvidenceEntry: Equatable, Sendable {
    /// 64 hexadecimal digits.
    package let digest: Text
    /// The file in base64, if it is inside.
    package var data: Text?

    package init(digest: Text, data: Text? = nil) {
      self.digest = digest
      self.data = data
    }
  }

  package init(
    question: JSONObject, answer: JSONObject, checkpoint: Text, map: ProvenLine, streams: [StreamProof],
    events: [ProvenLine], personal: [PersonalEntry], evidence: [EvidenceEntry]
  ) {
    self.question = question
    self.answer = answer
    self.checkpoint = checkpoint
    self.map = map
    self.streams = streams
    self.events = events
    self.personal = personal
    self.evidence = evidence
  }
}
