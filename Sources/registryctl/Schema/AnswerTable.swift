import RegistryCore

/// What each verb prints with `--json`: one document, or one of these a line where the answer is a stream.
enum AnswerTable {
  /// Nil for verbs that print no JSON: scripts, pages, schemas and the bytes of files.
  static func shape(ofVerb verb: Verb) -> JSONShape? {
    verb.section == .acts ? .named("outcome") : shape(ofVerb: verb.name)
  }

  private static func shape(ofVerb name: String) -> JSONShape? {
    switch name {
    case "status", "show", "history", "register", "expiring", "assessments", "bans", "ban", "remedy", "record",
      "regulation", "explain", "diff", "timeline":
      QuestionKind(rawValue: name).map(AnswerShape.shape)
    case "overdue": AnswerShape.shape(of: .overdueReports)
    case "due", "search", "list": QuestionKind(rawValue: name).map(AnswerShape.shape)
    case "stats": AnswerShape.shape(of: .statistics)
    case "notice", "certificate": .object(paper)
    case "info": .object(CommandShape.info)
    case "query": .either(QuestionKind.allCases.map(AnswerShape.shape) + [queryError])
    case "log": .named("event")
    case "submit": .either([.named("outcome"), summary])
    case "whatif": .object([.init("outcomes", .list(.named("outcome"))), .init("effects", .rows(AnswerShape.effect))])
    case "dossier":
      .object([
        .init("file", .text), .init("bytes", .natural), .init("sha256", .text), .init("knownAt", .instant),
        .init("on", .date),
      ])
    case "export": .either([.openObject([]), .named("event")])
    case "import": .either([.named("outcome"), summary])
    case "plan": .either([plan, planNote])
    case "apply": .either([applied, notApplied, .named("outcome")])
    case "wait": wait
    case "attach", "attachment":
      .object([.init("file", .text), .init("sha256", .text), .init("bytes", .natural)])
    case "checkpoint": checkpoint
    case "prove": .either([.named("receipt"), consistency])
    case "bundle": bundle
    case "verify": verification
    case "recover": recovery
    case "witness": witness
    case "cosign": .object([.init("file", .text), .init("signatures", .list(.text))])
    case "template": .openObject([])
    case "help": .either([.object(helpTable), .object(helpVerb)])
    default: nil
    }
  }

  /// In the place of an answer, where questions come one a line.
  private static let queryError = JSONShape.object([
    .init("error", .choice(["malformed", "questionRefused"])), .optional("parameter", .text), .init("message", .text),
  ])

  /// What a run with `--results` came to.
  private static let summary = JSONShape.object([
    .init("accepted", .natural), .init("duplicates", .natural), .init("refused", .natural),
    .init("decidedBefore", .natural),
    .optional("notRecorded", .natural, "accepted in an atomic batch that was refused"),
  ])

  private static let plan = JSONShape.object([
    .init("plan", .constant(1)), .init("origin", .text), .init("size", .natural), .init("root", .text),
    .init("checkpoint", .text), .init("accepted", .natural), .init("refused", .natural),
    .init("commands", .list(.openObject([]))), .init("outcomes", .list(.named("outcome"))),
  ])

  private static let planNote = JSONShape.object([
    .init("file", .text), .init("size", .natural), .init("accepted", .natural), .init("refused", .natural),
  ])

  private static let applied = JSONShape.object([
    .init("applied", .constant(true)), .init("duplicate", .boolean), .init("size", .natural),
    .init("outcomes", .list(.named("outcome"))),
  ])

  private static let notApplied = JSONShape.object([
    .init("applied", .constant(false)), .init("plannedSize", .natural), .init("size", .natural),
    .init("reason", .choice(["otherLog", "outcomes"])), .init("message", .text),
    .init(
      "changes",
      .rows([.init("number", .natural), .init("planned", .named("outcome")), .init("found", .named("outcome"))])),
  ])

  private static let wait = JSONShape.object([
    .init("met", .boolean),
    .init("conditions", .rows([.init("condition", .text), .init("met", .boolean), .init("found", .text)])),
  ])

  /// A text of the bureau, by parts and whole.
  private static let paper: [JSONShape.Member] = [
    .init("title", .text), .init("paragraphs", .list(.text)), .init("issuer", .text), .optional("date", .date),
    .optional("foot", .text), .init("text", .text),
  ]

  private static let phrase = JSONShape.object([.init("zh", .text), .init("en", .text)])

  private static let value: [JSONShape.Member] = [
    .init("kind", .text), .optional("of", .text),
    .optional("choices", .rows([.init("value", .text), .init("label", phrase)])),
  ]

  private static let option = JSONShape.object(
    value + [
      .init("name", .text), .init("purpose", phrase), .init("required", .boolean), .init("repeatable", .boolean),
    ])

  private static let helpVerb: [JSONShape.Member] = [
    .init("name", .text), .init("section", .choice(Verb.Section.allCases.map(\.rawValue))), .init("purpose", phrase),
    .init(
      "operands",
      .rows(value + [.init("name", phrase), .init("optional", .boolean), .init("repeatable", .boolean)])),
    .init("options", .list(option)), .init("example", .text), .optional("remarks", phrase),
  ]

  private static let helpTable: [JSONShape.Member] = [
    .init("verbs", .rows(helpVerb)), .init("commonOptions", .list(option)),
    .init("exitCodes", .rows([.init("code", .natural), .init("meaning", phrase)])),
  ]
}
