import RegistryCore

/// What the verbs of proof print: the signed state, proofs of single events and of the whole, and what a verification found.
extension AnswerTable {
  static let checkpoint = JSONShape.object([
    .init("checkpoint", .text, note: "the signed note"), .init("origin", .text), .init("size", .natural),
    .init("root", .text), .init("short", .text),
  ])

  /// A line of the file that `submit --receipt` writes, and what `prove SEQ` prints.
  static let receipt = JSONShape.object([
    .init("seq", .natural), .init("proof", .text, note: "a tlog-proof with the event's line inside"),
  ])

  static let consistency = JSONShape.object([
    .init("oldSize", .natural), .init("path", .list(.text)), .init("checkpoint", .text),
  ])

  static let bundle = JSONShape.object([
    .init("file", .text), .init("bytes", .natural), .init("events", .natural), .init("streams", .natural),
    .init("size", .natural), .init("evidenceAbsent", .list(.text)),
  ])

  static let recovery = JSONShape.object([
    .init("seq", .natural), .init("faults", .list(.text)), .init("key", .text), .init("checkpoint", .text),
  ])

  /// The facts depend on what was verified: a bundle, a receipt, the proof of an event, a checkpoint, a directory.
  static let verification = JSONShape.object([
    .init("subject", .text), .init("holds", .boolean), .init("checks", .rows(check)),
    .optional("origin", .text), .optional("size", .natural), .optional("root", .text),
    .optional("signed", .natural, "the size of the directory's last checkpoint"), .optional("short", .text),
    .optional("spaceId", .text), .optional("on", claimed), .optional("knownAt", claimed),
    .optional("titleStatus", .text), .optional("events", .natural),
    .optional(
      "personal", .object([.init("present", .natural), .init("erased", .natural), .init("withheld", .natural)])),
    .optional(
      "evidence", .object([.init("named", .natural), .init("missing", .natural)]),
      "evidence files that events name, and how many of them are not there"),
    .optional("seq", .natural, "the last event proven"), .optional("type", .choice(EventName.allCases.map(\.rawValue))),
    .optional("at", .instant),
  ])

  private static let check: [JSONShape.Member] = [
    .init("check", .choice(Check.Kind.allCases.map(\.rawValue))), .init("holds", .boolean),
    .init("examined", .natural), .optional("failures", .natural), .optional("code", .text, "of the first failure"),
    .optional("seq", .natural), .optional("message", .text),
  ]

  /// As the file says, which need not be true: a bundle that fails may have anything here.
  private static let claimed = JSONShape.anything
}
