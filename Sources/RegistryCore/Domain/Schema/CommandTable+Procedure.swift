/// The stages between application and decision (DOMAIN §6.3).
extension CommandTable {
  static let reviewLocally = CommandSpec(
    .reviewLocally, "属地（教育部门）审核", "county bureau, development zone or education authority endorses or rejects",
    disputable: true,
    fields: [
      .id("applicationId", "申请标识", "id of the application"),
      .choice(
        "bodyKind", "审核部门类型", "reviewing body",
        [
          EnumValue("countyBureau", "县（市、区）科技局", "county bureau of science and technology"),
          EnumValue("developmentZone", "经济开发区", "development zone"),
          EnumValue("educationAuthority", "市教育行政部门", "education authority of the city"),
        ]),
      .place("jurisdiction", "审核部门所属地", "place of the county bureau").remark("县（市、区）科技局审核时填写").optional,
      .date("reviewedOn", "审核日期", "day of the review").past,
      .choice(
        "result", "结果", "outcome of the step",
        [
          EnumValue("endorsed", "同意", "endorsed"),
          EnumValue("rejected", "不同意", "rejected"),
        ]),
      .boolean("sealed", "已盖章", "the paper bears a seal"),
      .object("attests", "人工认定的条件", "rule id to boolean, for conditions that a person attests", of: .attestations)
        .remark("JSON 对象，规则号到 true 或 false")
        .optional,
    ],
    events: [
      .when(
        "结果为同意", "result = endorsed",
        .endorsed, on: .field("reviewedOn")),
      .when(
        "结果为不同意", "result = rejected",
        .notEndorsed, on: .field("reviewedOn")),
    ])

  static let reviewPreliminarily = CommandSpec(
    .reviewPreliminarily, "市科技局初审", "preliminary review by the city bureau",
    fields: [
      .id("applicationId", "申请标识", "id of the application"),
      .date("reviewedOn", "初审日期", "day of the review").past,
      .choice(
        "result", "结果", "outcome of the step",
        [
          EnumValue("passed", "通过", "passed"),
          EnumValue("returned", "退回", "returned"),
        ]),
    ],
    events: [
      .always(.preliminarilyReviewed, on: .field("reviewedOn"))
    ])

  static let recordInspection = CommandSpec(
    .recordInspection, "实地考察", "joint site inspection",
    fields: [
      .id("inspectionId", "考察标识", "id of the inspection"),
      .id("applicationId", "申请标识", "id of the application"),
      .date("inspectedOn", "考察日期", "day of inspection").past,
      .array("members", "考察小组成员", "objects {org, name}; the name is personal data", of: .members).remark(
        "对象 {org, name} 的列表；姓名为个人信息"),
      .object("verified", "查验结果", "totalArea, publicArea, operating, and activeMakers or activeTeams", of: .verified)
        .remark("totalArea、publicArea、operating，以及 activeMakers 或 activeTeams"),
      .choice(
        "conclusion", "考察结论", "conclusion of the inspection",
        [
          EnumValue("passed", "通过", "passed"),
          EnumValue("failed", "不通过", "failed"),
        ]),
      .object("attests", "人工认定的条件", "rule id to boolean, for conditions that a person attests", of: .attestations)
        .remark("JSON 对象，规则号到 true 或 false")
        .optional,
    ],
    events: [
      .always(.inspected, on: .field("inspectedOn"))
    ])

  static let recordExpertReview = CommandSpec(
    .recordExpertReview, "专家评审", "expert review",
    fields: [
      .id("applicationId", "申请标识", "id of the application"),
      .date("reviewedOn", "评审日期", "day of the expert review").past,
      .natural("panelSize", "专家人数", "number of experts"),
      .choice(
        "result", "结果", "outcome of the step",
        [
          EnumValue("recommended", "推荐", "recommended"),
          EnumValue("notRecommended", "不推荐", "not recommended"),
        ]),
      .object("attests", "人工认定的条件", "rule id to boolean, for conditions that a person attests", of: .attestations)
        .remark("JSON 对象，规则号到 true 或 false")
        .optional,
    ],
    events: [
      .always(.expertReviewed, on: .field("reviewedOn"))
    ])

  static let recordDeliberation = CommandSpec(
    .recordDeliberation, "市科技局研究", "deliberation of the city bureau",
    fields: [
      .id("applicationId", "申请标识", "id of the application"),
      .date("heldOn", "研究日期", "day of the meeting").past,
      .string("minutesNo", "会议纪要号", "number of the minutes").optional,
      .choice(
        "result", "结果", "outcome of the step",
        [
          EnumValue("approved", "同意", "approved"),
          EnumValue("rejected", "不同意", "rejected"),
        ]),
    ],
    events: [
      .always(.deliberated, on: .field("heldOn"))
    ])

  static let publishNotice = CommandSpec(
    .publishNotice, "网上公示", "public notice online",
    fields: [
      .id("noticeId", "公示标识", "id of the notice"),
      .id("applicationId", "申请标识", "id of the application"),
      .date("startsOn", "公示开始日期", "first day, inclusive").remark("含当日").past,
      .date("endsOn", "公示截止日期", "last day, inclusive").remark("含当日"),
      .string("url", "公示网址", "address of the page").optional,
    ],
    events: [
      .always(.noticePosted, on: .field("startsOn"))
    ])

  static let fileObjection = CommandSpec(
    .fileObjection, "提出异议", "objection filed during the notice",
    fields: [
      .id("objectionId", "异议标识", "id of the objection"),
      .id("noticeId", "公示标识", "id of the notice"),
      .date("filedOn", "提出日期", "day of filing").past,
      .boolean("realName", "实名", "filed under a real name"),
      .string("objector", "异议人", "who objects; personal data").remark("提出异议的人").optional.personalValue,
    ],
    events: [
      .always(.objectionFiled, on: .field("filedOn"))
    ])

  static let resolveObjection = CommandSpec(
    .resolveObjection, "处理异议", "objection dismissed or upheld",
    fields: [
      .id("objectionId", "异议标识", "id of the objection"),
      .date("resolvedOn", "处理日期", "day of resolution").past,
      .choice(
        "outcome", "处理结果", "outcome",
        [
          EnumValue("dismissed", "不成立", "dismissed"),
          EnumValue("upheld", "成立", "upheld"),
        ]),
    ],
    events: [
      .always(.objectionResolved, on: .field("resolvedOn"))
    ])
}
