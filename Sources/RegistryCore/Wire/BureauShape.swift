/// The forms of the answers to the questions of the bureau, as `BureauJSON` writes them.
extension AnswerShape {
  static let due = JSONShape.object([
    .init("on", .date), .init("until", .date),
    .init(
      "due",
      .rows([
        .init("kind", words(DueItem.Kind.self)), .optional("stage", words(Stage.self)), .init("spaceId", .text),
        .init("name", .text), .init("jurisdiction", .text), .init("operatorId", .text),
        .init("owedBy", words(DueItem.Debtor.self)), .optional("rule", .text), .init("article", .text),
        .optional("dueOn", .date), .optional("daysLeft", .integer), .init("overdue", .boolean), .init("ref", .text),
        .optional("decision", words(CommandName.self)),
      ])),
  ])

  static let search = JSONShape.object([
    .init("total", .natural),
    .init(
      "spaces",
      .rows([
        .init("spaceId", .text), .init("name", .text), .init("jurisdiction", .text), .init("operatorId", .text),
        .init("titleStatus", words(TitleStatus.self)), .init("matches", .rows(hit)),
      ])),
    .init(
      "operators",
      .rows([
        .init("operatorId", .text), .init("operatorName", .text), .init("spaces", .list(.text)),
        .init("matches", .rows(hit)),
      ])),
    .init("others", .rows(hit)),
  ])

  private static let hit: [JSONShape.Member] = [.init("field", words(SearchHit.Field.self)), .init("text", .text)]

  static let list = JSONShape.object([
    .init("on", .date),
    .init(
      "spaces",
      .rows([
        .init("spaceId", .text), .init("name", .text), .init("jurisdiction", .text), .init("operatorId", .text),
        .optional("operatorName", .text), .init("titleStatus", words(TitleStatus.self)),
        .optional("certificationId", .text), .optional("validFrom", .date), .optional("validUntil", .date),
        .optional("endedOn", .date), .init("applicationStage", words(ApplicationStage.self)),
        .init("flags", .list(words(StatusFlag.self))), .optional("bannedUntil", .date),
      ])),
  ])

  static let statistics = JSONShape.object([
    .init("on", .date),
    .init(
      "years",
      .rows(
        [.init("year", .natural)] + counts + [.init("places", .rows([.init("jurisdiction", .text)] + counts))])),
  ])

  private static let counts: [JSONShape.Member] = [
    .init("applications", .natural), .init("certified", .natural), .init("refused", .natural),
    .init("withdrawn", .natural), .init("revoked", .natural), .init("relinquished", .natural),
    .init("expired", .natural), .init("reports", .natural), .init("inForce", .natural),
  ]
}
