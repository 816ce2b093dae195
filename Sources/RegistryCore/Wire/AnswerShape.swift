/// The forms of the answers to questions, as `AnswerJSON` writes them (DOMAIN §9).
package enum AnswerShape {
  /// The form of the answer to a question of a kind.
  package static func shape(of kind: QuestionKind) -> JSONShape {
    switch kind {
    case .status: status
    case .register: .object([.init("spaces", .list(.text)), .optional("entries", .rows(registerEntry))])
    case .ban: .object([.init("banned", .boolean), .init("until", .nullable(.date))])
    case .overdueReports:
      .object([.init("overdue", .list(.tuple([.init("spaceId", .text), .init("year", .natural)])))])
    case .expiring:
      .object([.init("expiring", .list(.tuple([.init("spaceId", .text), .init("validUntil", .date)])))])
    case .remedy:
      .object([
        .init("reconsiderationBy", .nullable(.date)), .init("litigationBy", .nullable(.date)),
        .optional("reconsiderationOpen", .boolean), .optional("litigationOpen", .boolean),
      ])
    case .history: .object([.init("history", .rows(record))])
    case .obligations: .object([.init("obligations", .rows(obligation))])
    case .bans: .object([.init("bans", .rows(ban))])
    case .assessments: .object([.init("assessments", .rows(assessment))])
    case .show: show
    case .regulation:
      .either([.object([.init("on", .date)]), .openObject([.init("on", .date), .init("regulationId", .text)])])
    case .record, .original:
      .either([
        .object(record + [.init("seq", .list(.natural)), .init("by", author)]),
        .object([.init("commandId", .text), .init("found", .constant(false))]),
      ])
    case .explain: explanation
    case .diff: difference
    case .timeline: timeline
    case .due: due
    case .search: search
    case .list: list
    case .statistics: statistics
    case .identifiers: .object([.init("identifiers", .list(.text))])
    }
  }

  static func words<Value: CaseIterable & RawRepresentable>(_: Value.Type) -> JSONShape
  where Value.RawValue == String {
    .choice(Value.allCases.map(\.rawValue))
  }

  /// The members that are there before anything is known of a space.
  private static let statusHead: [JSONShape.Member] = [.init("spaceId", .text), .init("on", .date)]

  /// A space that is not registered has a title status and nothing else.
  static let status = JSONShape.either([
    .object(statusHead + [.init("titleStatus", .choice([TitleStatus.unknown.rawValue]))]),
    .object(
      statusHead + [
        .init("name", .text), .init("operatorId", .text), .init("titleStatus", words(TitleStatus.self)),
        .init("certificationId", .nullable(.text)), .init("validFrom", .nullable(.date)),
        .init("validUntil", .nullable(.date)), .init("endedOn", .nullable(.date)),
        .init("applicationStage", words(ApplicationStage.self)), .init("flags", .list(words(StatusFlag.self))),
        .optional("bannedUntil", .date),
      ]),
  ])

  private static let registerEntry: [JSONShape.Member] = [
    .init("spaceId", .text), .init("name", .text), .init("jurisdiction", .text), .init("operatorId", .text),
    .init("operatorName", .nullable(.text)), .init("certificationId", .text), .init("validFrom", .date),
    .init("validUntil", .date), .init("titleStatus", words(TitleStatus.self)),
  ]

  /// A row of a history; personal values in its data are present, erased or missing (docs/FORMAT.md).
  static let record: [JSONShape.Member] = [
    .init("position", .natural), .init("commandId", .text), .init("recordedAt", .instant), .init("recordedBy", .text),
    .init("command", words(CommandName.self)), .init("events", .list(words(EventName.self))),
    .init("effectiveOn", .date), .init("data", .openObject([])), .init("corrected", .list(.text)),
    .init("annulledBy", .nullable(.text)), .init("setAsideBy", .nullable(.text)),
    .init("warnings", .list(words(Warning.self))),
  ]

  static let author = JSONShape.object([
    .init("uid", .natural), .init("user", .text), .init("role", .text), .init("office", .text),
  ])

  private static let obligation: [JSONShape.Member] = [
    .init("spaceId", .text), .init("kind", words(Obligation.Kind.self)), .init("dueOn", .nullable(.date)),
    .init("overdue", .boolean), .init("ref", .either([.text, .natural])),
  ]

  private static let ban: [JSONShape.Member] = [
    .init("subject", words(BanSubject.self)), .init("banKey", .nullable(.text)), .init("operatorIds", .list(.text)),
    .init("spaceId", .text), .init("findingId", .text), .init("start", .date), .init("end", .date),
  ]

  private static let assessment: [JSONShape.Member] =
    [
      .init("spaceId", .text), .init("assessmentId", .text), .init("grade", .text), .init("decisionDate", .date),
    ] + MetricTable.fields.map { .init($0.name.string, .number) } + [
      .init("rewarded", .boolean), .init("rectificationId", .nullable(.text)),
      .init("rectificationState", .nullable(.text)),
    ]
}

/// The form of everything that is registered of a space, as `PortraitJSON` writes it.
extension AnswerShape {
  static let show = JSONShape.either([
    .object([.init("spaceId", .text), .init("on", .date), .init("status", status)]),
    .object([
      .init("spaceId", .text), .init("on", .date), .optional("name", .text), .optional("address", .text),
      .optional("jurisdiction", .text), .optional("operatorId", .text), .optional("operatorName", .text),
      .optional("onCampus", .boolean), .optional("collegeOperated", .boolean), .optional("registeredOn", .date),
      .init("status", status), .init("titles", .rows(title)), .init("applications", .rows(application)),
      .init("reports", .rows([.init("year", .natural), .init("submittedOn", .date)])),
      .init(
        "assessments",
        .rows([
          .init("assessmentId", .text), .init("year", .natural), .init("grade", .text), .init("decisionDate", .date),
        ])), .init("rewards", .rows([.init("year", .natural), .init("decisionDate", .date)])),
      .init("rectifications", .rows(rectification)),
      .init(
        "sanctions",
        .rows([
          .init("sanctionId", .text), .init("decisionDate", .date), .init("severity", .text), .init("kind", .text),
        ])), .init("findings", .rows(finding)), .init("disputes", .rows(dispute)),
    ]),
  ])

  private static let title: [JSONShape.Member] = [
    .init("certificationId", .text), .init("applicationId", .text), .init("documentNo", .text),
    .init("decisionDate", .date), .init("validFrom", .date), .init("validUntil", .date), .optional("endedOn", .date),
    .init("titleStatus", .text),
  ]

  private static let application: [JSONShape.Member] = [
    .init("applicationId", .text), .init("operatorId", .text), .init("submittedOn", .date),
    .optional("closing", .text), .optional("closedOn", .date),
    .init("stages", .rows([.init("stage", .text), .init("date", .date), .init("passed", .boolean)])),
    .optional(
      "notice",
      .object([
        .init("noticeId", .text), .init("startsOn", .date), .init("endsOn", .date),
        .init(
          "objections",
          .rows([
            .init("objectionId", .text), .init("filedOn", .date), .optional("resolvedOn", .date),
            .optional("upheld", .boolean),
          ])),
      ])),
  ]

  private static let rectification: [JSONShape.Member] = [
    .init("rectificationId", .text), .init("orderedOn", .date), .init("deadline", .date), .init("ground", .text),
    .init("basisId", .text), .init("state", .text), .optional("reportedOn", .date), .init("overdue", .boolean),
  ]

  private static let finding: [JSONShape.Member] = [
    .init("findingId", .text), .init("applicationId", .text), .init("decisionDate", .date),
    .optional("banStart", .date), .optional("banEnd", .date), .optional("banSubject", .text),
  ]

  private static let dispute: [JSONShape.Member] = [
    .init("disputeId", .text), .init("kind", .text), .init("targetCommandId", .text), .init("filedOn", .date),
    .optional("outcome", .text), .optional("decidedOn", .date),
  ]
}
