/// The interface `org.registryd.Registry`: the one table that the text for clients, the checks of parameters and the
/// documentation come from.
package enum RegistryInterface {
  /// What its methods and errors are qualified with.
  package static let name = "org.registryd.Registry"

  /// The methods, by their names in the interface.
  package enum Method: String, CaseIterable, Sendable {
    case info = "Info"
    case submit = "Submit"
    case query = "Query"
    case whatIf = "WhatIf"
    case log = "Log"
    case checkpoint = "Checkpoint"
    case prove = "Prove"
    case proveConsistency = "ProveConsistency"
    case bundle = "Bundle"
    case putAttachment = "PutAttachment"
    case getAttachment = "GetAttachment"
  }

  /// All declarations, as ``text`` shows them to clients.
  package static let description = InterfaceDescription(
    name: name,
    documentation: """
      A register of certified makerspaces, kept as an append-only log of events.

      Acts are commands, sent with Submit; each is decided by the law in force and leaves one or more
      events in the log, or is refused and leaves no trace. Questions are put with Query, and the log
      itself is read with Log. A positive answer to Submit is given only after the events are on disk.

      Dates are YYYY-MM-DD in China Standard Time; instants are RFC 3339 in UTC. Every reply carries
      `size`, the number of events in the log that it was answered at. Members that have nothing to
      say are absent, never null; but the answer to a question has null where its form names a
      member that has no value. Unknown parameters are answered with
      org.varlink.service.InvalidParameter; unknown members of replies should be ignored, since later
      versions add some. Who calls is known from the socket, so no call carries a name.
      """,
    types: [infoType, violationType, outcomeType, effectType],
    methods: Method.allCases.map(declaration),
    errors: errors)

  /// The text that clients are given.
  package static let text = InterfaceText.text(of: description)

  /// Any answer may be an error with a message, so each call may say in which language.
  static func input(of method: Method) -> [InterfaceField] { ownInput(of: method) + [language] }

  private static func ownInput(of method: Method) -> [InterfaceField] {
    switch method {
    case .info: []
    case .submit: submitInput
    case .query: queryInput
    case .whatIf: whatIfInput
    case .log: logInput
    case .checkpoint: ProofInterface.checkpointInput
    case .prove: ProofInterface.proveInput
    case .proveConsistency: ProofInterface.consistencyInput
    case .bundle: ProofInterface.bundleInput
    case .putAttachment: putAttachmentInput
    case .getAttachment: getAttachmentInput
    }
  }

  private static let submitInput = [
    InterfaceField(
      "commands", .array(.object), "The commands, decided one after the other. At most \(WireLimits.maxCommands)."),
    InterfaceField(
      "check", .nullable(.bool),
      "Decide as if the commands were recorded, and record nothing. Outcomes then have no sequence numbers."),
    InterfaceField("atomic", .nullable(.bool), "All or nothing: if one command is refused, none is recorded."),
    InterfaceField(
      "expectedSize", .nullable(.int),
      "Record only if the log has exactly this many events; otherwise SizeDiffers is answered."),
  ]

  private static let queryInput = [
    InterfaceField("query", .object, "The question, an object with the member `query` that names its kind.")
  ]

  private static let whatIfInput = [
    InterfaceField(
      "commands", .array(.object),
      "The commands, each seeing those before it, as for Submit. At most \(WireLimits.maxCommands)."),
    InterfaceField(
      "knownAt", .nullable(.string),
      "The instant, or the day, which means its end: what was recorded later does not exist, and the commands are taken as recorded then. Absent: now."
    ),
    InterfaceField("on", .nullable(.string), "The day whose status is shown. Absent: today."),
    InterfaceField("spaces", .nullable(.array(.string)), "Spaces to show besides those that the commands touch."),
  ]

  private static let logInput = [
    InterfaceField("from", .nullable(.int), "Sequence number of the first event wanted, from 1. Absent: 1."),
    InterfaceField(
      "limit", .nullable(.int),
      "Most events wanted, at least 1. Absent: as many as one reply holds, or all with `more`."),
    InterfaceField(
      "follow", .nullable(.bool),
      "After the last event wait for further ones, until the client closes the connection. Needs `more`."),
  ]

  private static let putAttachmentInput = [
    InterfaceField("sha256", .string, "The digest of the whole file, 64 lower-case hexadecimal digits."),
    InterfaceField("bytes", .int, "Length of the whole file in bytes."),
    InterfaceField("offset", .int, "Where in the file this part begins; parts are sent in order."),
    InterfaceField(
      "data", .string,
      "The part in base64 with padding, at most \(WireLimits.maxAttachmentChunk) bytes before encoding. Empty: only tell how much has been received."
    ),
  ]

  private static let getAttachmentInput = [
    InterfaceField("sha256", .string, "The digest of the file, 64 lower-case hexadecimal digits."),
    InterfaceField("offset", .nullable(.int), "Where to begin. Absent: 0."),
    InterfaceField(
      "length", .nullable(.int),
      "Most bytes wanted. Absent or larger: \(WireLimits.maxAttachmentChunk)."),
  ]

  private static let language = InterfaceField(
    "language", .nullable(.string), "Language of messages for people: `en` or `zh`. Absent: `en`.")

  static let size = InterfaceField("size", .int, "Events in the log at the time of this reply.")
}

extension RegistryInterface {
  private static func declaration(of method: Method) -> MethodDeclaration {
    MethodDeclaration(
      name: method.rawValue, documentation: documentation(of: method), input: input(of: method),
      output: output(of: method))
  }

  private static func output(of method: Method) -> [InterfaceField] {
    switch method {
    case .info: [InterfaceField("info", .named("RegistryInfo")), size]
    case .submit:
      [InterfaceField("outcomes", .array(.named("Outcome")), "One for each command, in the same order."), size]
    case .query:
      [InterfaceField("result", .object, "The answer; its members depend on the kind of the question."), size]
    case .whatIf:
      [
        InterfaceField("outcomes", .array(.named("Outcome")), "One for each command, without sequence numbers."),
        InterfaceField("effects", .array(.named("Effect")), "What would become of the spaces."),
        size,
      ]
    case .log:
      [
        InterfaceField(
          "lines", .array(.string), "The event lines, byte for byte as they stand in the log, without line feed."),
        InterfaceField("next", .int, "Sequence number to go on from."),
        size,
      ]
    case .checkpoint: ProofInterface.checkpointOutput + [size]
    case .prove: ProofInterface.proveOutput + [size]
    case .proveConsistency: ProofInterface.consistencyOutput + [size]
    case .bundle: ProofInterface.bundleOutput + [size]
    case .putAttachment:
      [
        InterfaceField("received", .int, "Bytes of the file received so far; the next part begins here."),
        InterfaceField("complete", .bool, "The file is whole, has the digest announced, and is kept."),
        size,
      ]
    case .getAttachment:
      [
        InterfaceField("data", .string, "The bytes in base64 with padding."),
        InterfaceField("offset", .int, "Where in the file they begin."),
        InterfaceField("bytes", .int, "Length of the whole file in bytes."),
        size,
      ]
    }
  }

  private static func documentation(of method: Method) -> String {
    switch method {
    case .info: "What registry this is and how it is."
    case .submit: submitDocumentation
    case .query: queryDocumentation
    case .whatIf:
      """
      What commands would lead to: the rules applied to the history as it was known at `knownAt`.
      Nothing is recorded, whatever the outcome. Corrections and annulments can be tried, too.

      Errors: QuestionRefused.
      """
    case .log:
      """
      Read the log. Without `more` one reply carries the first events wanted, at most
      \(WireLimits.maxLogLines) of them; go on from `next` until it exceeds `size`.

      With `more` a series of replies carries all events wanted. With `follow` besides, the series
      does not end there: the events there are come first (an empty list if there are none), and
      each later one as soon as it is on disk. The daemon ends such a series when it stops.
      """
    case .checkpoint: ProofInterface.checkpointDocumentation
    case .prove: ProofInterface.proveDocumentation
    case .proveConsistency: ProofInterface.consistencyDocumentation
    case .bundle: ProofInterface.bundleDocumentation
    case .putAttachment:
      """
      Hand in a file that commands refer to as evidence, in parts. A file that is kept already is
      answered as complete at once. A part that does not fit is answered with AttachmentRefused and
      the offset at which to go on.
      """
    case .getAttachment:
      """
      Read a file that was handed in. Go on with `offset` plus the number of bytes received until
      that is `bytes`.
      """
    }
  }

  private static var submitDocumentation: String {
    """
    Submit commands. Each is an object with exactly these members:

      commandId  text chosen by the client; sending a command again under the same id is harmless
      command    the kind of the command
      data       an object with the fields of that kind, and possibly `attachments` and `note`

    A rehearsal registry also takes `recordedAt` and `recordedBy`; elsewhere the daemon sets both.

    A command that the law refuses does not fail the call: it is an outcome. An id that was accepted
    before gives the first outcome again, with `duplicate`, if the command is the same; an element
    that is no such object is refused as malformed, like any other command that is not well formed.

    The kinds of commands follow, each with the fields of `data`. A question mark marks a field that
    may be absent; alternatives stand between bars. A date is YYYY-MM-DD, a natural an integer that
    is not negative, a decimal a string of digits with at most two places or such an integer, a
    document-number a string such as 并科发〔2018〕12号.

    \(CommandSynopsis.commands)

    The members of some objects:

    \(CommandSynopsis.contents)

    Errors: StorageFailed, BatchTooLong, SizeDiffers.
    """
  }

  private static var queryDocumentation: String {
    let kinds = QuestionKind.allCases.map { kind in
      let arguments = kind.arguments.map(\.rawValue).joined(separator: ", ")
      let meaning = kind.meaning.text(in: .english)
      return "  \(kind.rawValue) (\(arguments))\n\(InterfaceText.wrap(meaning, indent: "      "))"
    }
    return """
      Ask a question. It is an object such as

        {"query":"status","spaceId":"s1","on":"2024-05-01","knownAt":"2024-06-30"}

      `on` is the day asked about; absent, it is today. `knownAt` is the instant or day whose
      knowledge the answer is given from: what was recorded later is left out. Absent, it is now. The
      kinds, with their members besides `query` and `knownAt` (a question mark: may be absent):

      \(kinds.joined(separator: "\n"))

      Errors: QuestionRefused.
      """
  }
}
