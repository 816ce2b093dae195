/// Rectification, sanction, and the end of a title (DOMAIN §6.6).
extension CommandTable {
  static let orderRectification = CommandSpec(
    .orderRectification, "责令限期整改", "order rectification within a time limit", disputable: true,
    fields: [
      .id("rectificationId", "整改标识", "id of the rectification"),
      .id("spaceId", "众创空间标识", "id of the space"),
      .date("orderedOn", "责令日期", "day of the order").past,
      .date("deadline", "整改期限", "last day, inclusive").remark("含当日"),
      .choice(
        "ground", "事由", "ground",
        [
          EnumValue("assessment", "考核不合格", "unqualified in the assessment"),
          EnumValue("violation", "违反管理规定", "breach of the management rules"),
        ]),
      .id("basisId", "依据标识", "assessmentId (ground assessment) or sanctionId (ground violation)").remark(
        "考核不合格的写考核标识，违反管理规定的写处分标识"),
      .documentNumber("documentNo", "发文字号", "document number").optional,
    ],
    events: [
      .always(.rectificationOrdered, on: .field("orderedOn"))
    ])

  static let submitRectificationReport = CommandSpec(
    .submitRectificationReport, "提交整改报告", "space reports its rectification",
    fields: [
      .id("rectificationId", "整改标识", "id of the rectification"),
      .date("submittedOn", "整改报告提交日期", "day of submission").past,
    ],
    events: [
      .always(.rectificationReported, on: .field("submittedOn"))
    ])

  static let verifyRectification = CommandSpec(
    .verifyRectification, "整改验收", "city bureau verifies the rectification", disputable: true,
    fields: [
      .id("rectificationId", "整改标识", "id of the rectification"),
      .date("verifiedOn", "验收日期", "day of verification").past,
      .choice(
        "result", "结果", "outcome of the step",
        [
          EnumValue("passed", "通过", "passed"),
          EnumValue("failed", "不通过", "failed"),
        ]),
    ],
    events: [
      .when(
        "结果为通过", "result = passed",
        .rectified, on: .field("verifiedOn")),
      .when(
        "结果为不通过", "result = failed",
        .rectificationFailed, on: .field("verifiedOn")),
    ])

  static let imposeSanction = CommandSpec(
    .imposeSanction, "处分", "sanction for breach of management rules", disputable: true,
    fields: [
      .id("sanctionId", "处分标识", "id of the sanction"),
      .id("spaceId", "众创空间标识", "id of the space"),
      .date("decisionDate", "决定日期", "day of the decision").past,
      .choice(
        "severity", "情节", "severity",
        [
          EnumValue("minor", "情节较轻", "minor"),
          EnumValue("moderate", "情节较重", "moderate"),
          EnumValue("serious", "情节严重", "serious"),
        ]),
      .string("kind", "处分种类", "kind; must be listed for the severity in parameter sanctionKinds").remark(
        "须为参数 sanctionKinds 中该情节所列"),
      .documentNumber("documentNo", "发文字号", "document number").optional,
    ],
    events: [
      .always(.sanctioned, on: .field("decisionDate"))
    ])

  static let revokeTitle = CommandSpec(
    .revokeTitle, "取消称号", "revoke the title", disputable: true,
    fields: [
      .id("spaceId", "众创空间标识", "id of the space"),
      .choice(
        "ground", "事由", "ground",
        [
          EnumValue("rectificationFailed", "整改仍不合格", "rectification failed"),
          EnumValue("seriousViolation", "违反管理规定情节严重", "serious breach of the management rules"),
        ]),
      .id("basisId", "依据标识", "rectificationId (rectificationFailed) or sanctionId (seriousViolation)").remark(
        "整改仍不合格的写整改标识，情节严重的写处分标识"),
      .documentNumber("documentNo", "发文字号", "document number"),
      .date("decisionDate", "决定日期", "day of the decision").past,
      .date("effectiveDate", "生效日期", "day of effect; by default the decision date").remark("默认决定日期").optional,
    ],
    events: [
      .always(.revoked, on: .first("effectiveDate", else: "decisionDate"))
    ])

  static let relinquishTitle = CommandSpec(
    .relinquishTitle, "主动放弃称号", "give the title up", disputable: true,
    fields: [
      .id("spaceId", "众创空间标识", "id of the space"),
      .date("appliedOn", "申请放弃日期", "day of the request").past,
      .date("decisionDate", "决定日期", "day of the decision").past,
      .documentNumber("documentNo", "发文字号", "document number").optional,
      .date("effectiveDate", "生效日期", "day of effect; by default the decision date").remark("默认决定日期").optional,
    ],
    events: [
      .always(.relinquished, on: .first("effectiveDate", else: "decisionDate"))
    ])
}
