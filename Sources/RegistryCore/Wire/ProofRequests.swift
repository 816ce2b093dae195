/// A wish for the signed checkpoint of the log.
package struct CheckpointRequest: Equatable, Sendable {
  /// Commit the log to what belongs to each stream first, which records an event unless the last one does already.
  package let isComplete: Bool
  /// Of the message of an error.
  package let language: Language

  /// Defaults are what absent parameters mean.
  package init(isComplete: Bool = false, language: Language = .english) {
    self.isComplete = isComplete
    self.language = language
  }
}

/// A wish for the proof that an event is in the log.
package struct ProofRequest: Equatable, Sendable {
  /// From 1.
  package let seq: Int
  /// Of the message of an error.
  package let language: Language

  /// Takes a number from 1; whether the log has the event is for the service to say.
  package init(seq: Int, language: Language = .english) {
    self.seq = seq
    self.language = language
  }
}

/// A wish for the proof that the log begins with what it was when an earlier checkpoint was signed.
package struct ConsistencyRequest: Equatable, Sendable {
  /// The earlier checkpoint, a signed note.
  package let checkpoint: [UInt8]
  /// Of the message of an error.
  package let language: Language

  /// Takes any bytes; whether they are a note is for the service to say.
  package init(checkpoint: [UInt8], language: Language = .english) {
    self.checkpoint = checkpoint
    self.language = language
  }
}

/// A wish for everything that proves the answer to one question about a space.
package struct BundleRequest: Equatable, Sendable {
  /// The question `show`, with its members.
  package let question: JSONObject
  /// With the personal values and their salts.
  package let withPersonal: Bool
  /// Of the message of an error.
  package let language: Language

  /// Takes a question as it is; without `on` it asks of today.
  package init(question: JSONObject, withPersonal: Bool = false, language: Language = .english) {
    self.question = question
    self.withPersonal = withPersonal
    self.language = language
  }
}

extension CheckpointRequest {
  init(_ parameters: CallParameters) throws(CallFailure) {
    self.init(isComplete: parameters.flag("complete"), language: try Language(parameters))
  }
}

extension ProofRequest {
  init(_ parameters: CallParameters) throws(CallFailure) {
    self.init(seq: try parameters.integer("seq", in: 1...Int.max) ?? 1, language: try Language(parameters))
  }
}

extension ConsistencyRequest {
  init(_ parameters: CallParameters) throws(CallFailure) {
    self.init(
      checkpoint: Array((parameters.text("checkpoint")?.string ?? "").utf8), language: try Language(parameters))
  }
}

extension BundleRequest {
  init(_ parameters: CallParameters) throws(CallFailure) {
    var question: JSONObject = ["query": "show"]
    for key in ["spaceId", "on", "knownAt"] as [Text] {
      if let text = parameters.text(key) { question[key] = .string(text) }
    }
    self.init(
      question: question, withPersonal: parameters.flag("personal"), language: try Language(parameters))
  }
}
