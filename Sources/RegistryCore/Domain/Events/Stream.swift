/// A unit of completeness: the events that belong together, so that it can be shown that none of them was left out
/// (docs/decisions/0020).
///
/// An event belongs to one stream or more, which are the same for all events of a command. What can matter to a space
/// is found by going from stream to stream: from the space to its operators, from these to their codes, from a code to
/// every operator that has it, and to the spaces whose findings of fraud ban them.
package enum Stream: Hashable, TextKey, Sendable {
  /// What is about the registry as a whole: regulations, calls, erasures, and what it says of itself.
  case registry
  case space(SpaceID)
  /// Every event that names the operator, not only those about it.
  case `operator`(OperatorID)
  /// What binds a credit code (统一社会信用代码), its own or its host's, to an operator.
  case code(Text)
  /// What the log says of its own streams. Nothing is decided by it, so nobody needs all of it.
  case commitments

  /// `registry`, `space/sp-saishang`, `operator/op-1`, `code/91140602MA0KUN3L2N`.
  package var name: Text {
    switch self {
    case .registry: "registry"
    case .space(let id): Text("space/\(id.text)")
    case .operator(let id): Text("operator/\(id.text)")
    case .code(let code): Text("code/\(code)")
    case .commitments: "commitments"
    }
  }

  /// What tells it apart in a table of texts.
  package var key: (text: Text, tag: UInt8) {
    switch self {
    case .registry: ("", 0)
    case .space(let id): (id.text, 1)
    case .operator(let id): (id.text, 2)
    case .code(let code): (code, 3)
    case .commitments: ("", 4)
    }
  }

  /// The stream that has this `key`; a tag that none has gives the registry.
  package init(key: (text: Text, tag: UInt8)) {
    switch key.tag {
    case 1: self = .space(SpaceID(key.text))
    case 2: self = .operator(OperatorID(key.text))
    case 3: self = .code(key.text)
    case 4: self = .commitments
    case _: self = .registry
    }
  }

  /// The stream of a name; none if it is no stream's. An identifier may itself contain `/`.
  package init?(named name: Text) {
    if name == "registry" {
      self = .registry
      return
    }
    if name == "commitments" {
      self = .commitments
      return
    }
    let parts = name.string.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    let id = Text(String(parts[1]))
    switch parts[0] {
    case "space": self = .space(SpaceID(id))
    case "operator": self = .operator(OperatorID(id))
    case "code": self = .code(id)
    default: return nil
    }
  }

  /// The stream of an event that no command yielded: the founding event, and what the registry says of itself.
  package init(ofStatement event: EventName) {
    self = event == .streamsCommitted ? .commitments : .registry
  }

  /// The stream of everything about a subject.
  package init(about subject: Subject) {
    switch subject {
    case .registry: self = .registry
    case .space(let id): self = .space(id)
    case .operator(let id): self = .operator(id)
    }
  }

  /// The streams that the events of a command belong to, each once, in the order of their names.
  ///
  /// - Parameter entities: what the events concern, as they say it.
  package static func streams(
    of payload: some CommandPayload, about subject: Subject, _ entities: [EntityKey]
  ) -> [Stream] {
    var streams: [Stream] = [Stream(about: subject)]
    func add(_ stream: Stream) {
      if !streams.contains(stream) { streams.append(stream) }
    }
    for entity in entities {
      switch entity.kind {
      case .space: add(.space(SpaceID(entity.id)))
      case .operator: add(.operator(OperatorID(entity.id)))
      case .regulation, .call, .application, .inspection, .notice, .objection, .certification, .assessment,
        .rectification, .sanction, .finding, .change, .dispute:
        break
      }
    }
    for subject in payload.subjects { add(Stream(about: subject)) }
    if case .operator = subject {
      for code in payload.creditCodes { add(.code(code)) }
    }
    // Most events belong to one stream or two.
    guard streams.count > 1 else { return streams }
    return streams.map { ($0, $0.name) }.sorted { $0.1 < $1.1 }.map(\.0)
  }
}

/// What an event says of a stream that it belongs to.
package struct StreamLink: Equatable, Sendable {
  /// The stream, by its name.
  package let stream: Text
  /// The number of the event before it in the stream; 0 if it is the first.
  package let previous: Int

  /// Takes the number of an earlier event than the one that says it, or 0.
  package init(_ stream: Text, previous: Int) {
    self.stream = stream
    self.previous = previous
  }
}
