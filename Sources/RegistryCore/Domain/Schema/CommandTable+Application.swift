/// The application and what closes it (DOMAIN §6.2 and §6.4).
extension CommandTable {
  static let submitApplication = CommandSpec(
    .submitApplication, "提出认定申请", "apply for certification or renewal",
    fields: [
      .id("applicationId", "申请标识", "id of the application"),
      .id("spaceId", "众创空间标识", "id of the space"),
      .id("operatorId", "运营主体标识", "id of the operator"),
      .id("callId", "申报通知标识", "id of the call").optional,
      .date("submittedOn", "提交日期", "day of submission").past,
      .object("form", "申报书", "application form, see the fields of the form", of: .form).remark(
        "各栏见 registryctl template submit-application"),
      .object("facts", "申报事实", "facts for article 4, see the fields of the facts", of: .facts).remark(
        "各项见 registryctl template submit-application"),
      .array("planSections", "建设运营方案章节", "sections present in the plan", of: .planSections).remark("方案具备的章节"),
      .boolean("declarationSigned", "申请单位声明已签字", "the applicant's declaration is signed"),
      .boolean("sealed", "已盖章", "the paper bears a seal"),
      .natural("copies", "份数", "number of paper copies").remark("纸质材料"),
    ],
    events: [
      .always(.applied, on: .field("submittedOn"))
    ])

  static let certify = CommandSpec(
    .certify, "认定", "confirm the title by document", disputable: true,
    fields: [
      .id("certificationId", "认定标识", "id of the title"),
      .id("applicationId", "申请标识", "id of the application"),
      .documentNumber("documentNo", "发文字号", "document number"),
      .date("decisionDate", "决定日期", "day of the decision").past,
      .date(
        "effectiveDate", "生效日期",
        "first day of validity; by default the day after the current title, else the decision date"
      ).remark("有效期首日；默认现称号届满次日，没有现称号则为决定日期").optional,
    ],
    events: [
      .always(.certified, on: .field("decisionDate"))
    ])

  static let refuseCertification = CommandSpec(
    .refuseCertification, "不予认定", "refuse an application", disputable: true,
    fields: [
      .id("applicationId", "申请标识", "id of the application"),
      .date("decisionDate", "决定日期", "day of the decision").past,
      .string("ground", "不予认定理由", "why the title is refused, free text").remark("不限格式"),
      .documentNumber("documentNo", "发文字号", "document number").optional,
    ],
    events: [
      .always(.certificationRefused, on: .field("decisionDate"))
    ])

  static let withdrawApplication = CommandSpec(
    .withdrawApplication, "撤回申请", "applicant withdraws",
    fields: [
      .id("applicationId", "申请标识", "id of the application"),
      .date("withdrawnOn", "撤回日期", "day of withdrawal").past,
    ],
    events: [
      .always(.withdrawn, on: .field("withdrawnOn"))
    ])
}
