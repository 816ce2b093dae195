/// Everything that proves one answer, in one file: the question, the answer, every event that it rests on with the proof
/// that it is in the log, the proof that these are all, and the signed checkpoint that all proofs lead to.
package struct Bundle: Equatable, Sendable {
  /// The version of the format that this program writes and reads.
  package static let version = 1
  /// The longest file that is read: 256 MiB hold 100,000 events with their proofs.
  package static let maximumBytes = 256 << 20

  /// The question `show`, with `spaceId`, `on`, and `knownAt` if it is asked of an earlier knowledge.
  package var question: JSONObject
  /// As the registry gave it; whoever verifies derives it anew.
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
    /// Byte for byte as in the log, without its line feed.
    package let line: [UInt8]
    /// From the line's neighbour up to the root of the checkpoint (RFC 6962 section 2.1.1).
    package let path: [TreeHash]

    /// Takes both as they are; nothing is checked.
    package init(line: [UInt8], path: [TreeHash]) {
      self.line = line
      self.path = path
    }
  }

  /// A leaf of the map, and that it stands there.
  package struct ProvenLeaf: Equatable, Sendable {
    /// What the map says of one stream.
    package let leaf: StreamLeaf
    /// From 0, in the order of the streams' names.
    package let index: Int
    /// From the leaf's neighbour up to the root of the map (RFC 6962 section 2.1.1).
    package let path: [TreeHash]

    /// Takes place and path from a proof, whose size the log itself commits to.
    package init(_ leaf: StreamLeaf, _ proof: InclusionProof) {
      self.init(leaf, index: proof.index, path: proof.path)
    }

    /// Takes what a file says; nothing is checked.
    package init(_ leaf: StreamLeaf, index: Int, path: [TreeHash]) {
      self.leaf = leaf
      self.index = index
      self.path = path
    }
  }

  /// What the map says of a stream that the answer rests on.
  package enum StreamProof: Equatable, Sendable {
    case present(ProvenLeaf)
    /// The map has no such stream: its neighbours stand side by side. At an end there is only one.
    case absent(Text, before: ProvenLeaf?, after: ProvenLeaf?)

    /// The name of the stream that is in the map, or is not.
    package var stream: Text {
      switch self {
      case .present(let proven): proven.leaf.stream
      case .absent(let stream, _, _): stream
      }
    }
  }

  /// What became of one personal value in the events (个人信息, DOMAIN §8.5).
  package struct PersonalEntry: Equatable, Sendable {
    /// The event that commits to it.
    package let seq: Int
    /// Where in the event's `data` the commitment stands, such as `form.principalName`.
    package let path: Text
    /// As the registry tells it; an erasure is held against the event that is named.
    package let state: State

    /// What became of the value.
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

    /// Takes what the registry or a file says; nothing is checked.
    package init(seq: Int, path: Text, state: State) {
      self.seq = seq
      self.path = path
      self.state = state
    }
  }

  /// An evidence file that the events name; it may be inside or not.
  package struct EvidenceEntry: Equatable, Sendable {
    /// 64 hexadecimal digits.
    package let digest: Text
    /// The file in base64, if it is inside.
    package var data: Text?

    /// Takes text as it is; whether the data have that digest is found out by ``BundleVerification``.
    package init(digest: Text, data: Text? = nil) {
      self.digest = digest
      self.data = data
    }
  }

  /// Takes the parts as they are, in the orders named above; ``BundleVerification`` finds out what they prove.
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
