/// Annual report, assessment and reward (DOMAIN §6.5).
extension CommandTable {
  static let submitAnnualReport = CommandSpec(
    .submitAnnualReport, "提交年度报告", "annual work report and next-year plan",
    fields: [
      .id("spaceId", "众创空间标识", "id of the space"),
      .natural("year", "年度", "calendar year"),
      .date("submittedOn", "提交日期", "day of submission").past,
      .boolean("hasWorkReport", "含年度工作报告", "work report present"),
      .boolean("hasNextYearPlan", "含下一年度工作计划", "plan for next year present"),
    ],
    events: [
      .always(.reported, on: .field("submittedOn"))
    ])

  static let recordAssessment = CommandSpec(
    .recordAssessment, "年度考核", "yearly assessment result", disputable: true,
    fields: [
      .id("assessmentId", "考核标识", "id of the assessment"),
      .id("spaceId", "众创空间标识", "id of the space"),
      .natural("year", "年度", "calendar year"),
      .date("decisionDate", "决定日期", "day of the decision").past,
      .string("grade", "考核等次", "grade, one of parameter assessmentGrades").remark("须为参数 assessmentGrades 所列"),
      .documentNumber("documentNo", "发文字号", "document number").optional,
      .object("metrics", "考核指标", "the five metrics of the assessment", of: .metrics).remark(
        "五项指标，见 registryctl template record-assessment"),
    ],
    events: [
      .always(.assessed, on: .field("decisionDate"))
    ])

  static let grantReward = CommandSpec(
    .grantReward, "奖励", "reward for an excellent grade", disputable: true,
    fields: [
      .id("spaceId", "众创空间标识", "id of the space"),
      .natural("year", "年度", "calendar year"),
      .date("decisionDate", "决定日期", "day of the decision").past,
      .documentNumber("documentNo", "发文字号", "document number").optional,
      .string("amount", "奖励金额", "amount of the reward, free text").remark("不限格式").optional,
    ],
    events: [
      .always(.rewarded, on: .field("decisionDate"))
    ])
}
