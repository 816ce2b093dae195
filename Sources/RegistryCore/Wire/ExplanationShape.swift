/// The forms of the answers about how an answer came to be, as `ExplanationJSON` and `WhatIfJSON` write them.
extension AnswerShape {
  static let explanation = JSONShape.object([
    .init("spaceId", .text), .init("on", .date), .init("status", status),
    .init("chain", .rows([.init("roles", .list(words(GroundRole.self)))] + explainedRecord)),
    .init(
      "time",
      .rows([.init("kind", words(Passage.Kind.self)), .init("since", .date)] + rule + [.init("ref", .text)])),
    .init(
      "amendments",
      .rows(
        [
          .init("kind", words(AmendmentEffect.Kind.self)), .init("targetCommandId", .text),
          .optional("targetCommand", words(CommandName.self)), .init("changes", changes),
          .init("statusChanges", changes),
        ] + explainedRecord)),
  ])

  static let difference = JSONShape.object([
    .init("spaceId", .text), .init("on", .date), .init("before", status), .init("after", status),
    .init("statusChanges", changes), .init("learned", .rows([.init("statusChanges", changes)] + explainedRecord)),
    .init("revised", .rows([.init("changes", changes)] + record)),
  ])

  static let timeline = JSONShape.object([
    .init("spaceId", .text),
    .init(
      "steps",
      .rows([
        .init("position", .natural), .init("commandId", .text), .init("recordedAt", .instant),
        .init("periods", .rows([.init("from", .date), .init("titleStatus", words(TitleStatus.self))])),
      ])),
  ])

  /// What `WhatIf` says of one space.
  package static let effect: [JSONShape.Member] = [
    .init("spaceId", .text), .init("on", .date), .init("before", status), .init("after", status),
    .init("statusChanges", changes),
  ]

  /// A member of a status or a row, or a field of a record's data, that is otherwise; null for what is not there.
  private static let changes = JSONShape.rows([
    .init("member", .text), .init("from", .anything), .init("to", .anything),
  ])

  private static let rule: [JSONShape.Member] = [.init("rule", words(Rule.self)), .init("article", .text)]

  private static let explainedRecord: [JSONShape.Member] =
    rule + [.optional("regulation", .text)] + record + [
      .init("seq", .list(.natural)), .init("by", author), .init("evidence", .list(.text)),
    ]
}
