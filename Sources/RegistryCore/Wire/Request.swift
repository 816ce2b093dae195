/// A call after its parameters were read: what the service is asked to do.
package enum Request: Equatable, Sendable {
  case getInfo
  case getInterfaceDescription(interface: Text)
  case info(InfoRequest)
  case submit(SubmitRequest)
  case query(QueryRequest)
  case whatIf(WhatIfRequest)
  case log(LogRequest)
  case checkpoint(CheckpointRequest)
  case proof(ProofRequest)
  case consistencyProof(ConsistencyRequest)
  case bundle(BundleRequest)
  case putAttachment(PutAttachmentRequest)
  case getAttachment(GetAttachmentRequest)
}

extension Request {
  /// The language of what the answer tells people, an error included.
  package var language: Language {
    switch self {
    case .getInfo, .getInterfaceDescription: .english
    case .info(let request): request.language
    case .submit(let request): request.language
    case .query(let request): request.language
    case .whatIf(let request): request.language
    case .log(let request): request.language
    case .checkpoint(let request): request.language
    case .proof(let request): request.language
    case .consistencyProof(let request): request.language
    case .bundle(let request): request.language
    case .putAttachment(let request): request.language
    case .getAttachment(let request): request.language
    }
  }
}

/// A wish to know what registry this is.
package struct InfoRequest: Equatable, Sendable {
  /// Of the fault and the concerns in the answer.
  package let language: Language

  /// English is what an absent parameter means.
  package init(language: Language = .english) {
    self.language = language
  }
}

/// Commands to be decided.
package struct SubmitRequest: Equatable, Sendable {
  /// As sent; an element that is no object is refused as a command, not as a parameter.
  package let commands: [JSONValue]
  /// Decide and record nothing.
  package let check: Bool
  /// Record all of them or none.
  package let atomic: Bool
  /// How many events the log must have.
  package let expectedSize: Int?
  /// Of the messages of refusals, and of an error.
  package let language: Language

  /// Takes members as they are; defaults are what absent parameters mean.
  package init(
    commands: [JSONValue], check: Bool = false, atomic: Bool = false, expectedSize: Int? = nil,
    language: Language = .english
  ) {
    self.commands = commands
    self.check = check
    self.atomic = atomic
    self.expectedSize = expectedSize
    self.language = language
  }
}

/// A question.
package struct QueryRequest: Equatable, Sendable {
  /// As sent; whether it is a question is for the service to say.
  package let query: JSONObject
  /// Of the message of an error; answers hold none.
  package let language: Language

  /// Takes any object as a question; it may be none.
  package init(query: JSONObject, language: Language = .english) {
    self.query = query
    self.language = language
  }
}

/// Commands to be decided as if they were recorded at a moment, and not recorded.
package struct WhatIfRequest: Equatable, Sendable {
  /// As sent, as in ``SubmitRequest``.
  package let commands: [JSONValue]
  /// What was recorded later does not exist; none for now.
  package let knownAt: Instant?
  /// The day whose status is shown; none for today.
  package let on: CivilDate?
  /// Spaces to show besides those that the commands touch.
  package let spaces: [SpaceID]
  /// Of the messages of refusals, and of an error.
  package let language: Language

  /// Takes members as they are; defaults are what absent parameters mean.
  package init(
    commands: [JSONValue], knownAt: Instant? = nil, on: CivilDate? = nil, spaces: [SpaceID] = [],
    language: Language = .english
  ) {
    self.commands = commands
    self.knownAt = knownAt
    self.on = on
    self.spaces = spaces
    self.language = language
  }
}

/// A wish to read the log.
package struct LogRequest: Equatable, Sendable {
  /// Sequence number of the first event, from 1.
  package let from: Int
  /// Most events in all replies together, at least 1.
  package let limit: Int?
  /// True to wait for further events behind the last one; in a series only.
  package let follow: Bool
  /// True if the call asked for more: a series of replies rather than one.
  package let isSeries: Bool
  /// Of the message of an error.
  package let language: Language

  /// Takes members as they are; defaults are what absent parameters mean.
  package init(
    from: Int = 1, limit: Int? = nil, follow: Bool = false, isSeries: Bool = false, language: Language = .english
  ) {
    self.from = from
    self.limit = limit
    self.follow = follow
    self.isSeries = isSeries
    self.language = language
  }
}

/// A part of an attachment.
package struct PutAttachmentRequest: Equatable, Sendable {
  /// 64 lower-case hexadecimal digits.
  package let sha256: Text
  /// Length of the whole file.
  package let bytes: Int
  /// Where the part begins; the part ends at `bytes` or before.
  package let offset: Int
  /// At most ``WireLimits/maxAttachmentChunk`` bytes. Empty: a question how much was received.
  package let data: [UInt8]
  /// Of the message of an error.
  package let language: Language

  /// Takes members as they are; the caller keeps the bounds named above.
  package init(sha256: Text, bytes: Int, offset: Int, data: [UInt8], language: Language = .english) {
    self.sha256 = sha256
    self.bytes = bytes
    self.offset = offset
    self.data = data
    self.language = language
  }
}

/// A wish to read a part of an attachment.
package struct GetAttachmentRequest: Equatable, Sendable {
  /// 64 lower-case hexadecimal digits.
  package let sha256: Text
  /// Where in the file to begin, in bytes from 0; from the end on nothing is read.
  package let offset: Int
  /// 1…``WireLimits/maxAttachmentChunk``.
  package let length: Int
  /// Of the message of an error.
  package let language: Language

  /// Takes members as they are; defaults are what absent parameters mean.
  package init(
    sha256: Text, offset: Int = 0, length: Int = WireLimits.maxAttachmentChunk, language: Language = .english
  ) {
    self.sha256 = sha256
    self.offset = offset
    self.length = length
    self.language = language
  }
}
