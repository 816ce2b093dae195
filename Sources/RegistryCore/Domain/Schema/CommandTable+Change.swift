/// Fraud and changes (DOMAIN §6.7 and §6.8).
extension CommandTable {
  static let findFraud = CommandSpec(
    .findFraud, "认定提供虚假材料、骗取认定", "find that an application was fraudulent", disputable: true,
    fields: [
      .id("findingId", "认定骗取标识", "id of the finding"),
      .id("applicationId", "申请标识", "id of the application"),
      .documentNumber("documentNo", "发文字号", "document number"),
      .date("decisionDate", "决定日期", "day of the decision").past,
      .date("effectiveDate", "生效日期", "day of effect; by default the decision date").remark("默认决定日期").optional,
    ],
    events: [
      .always(.fraudFound, on: .field("decisionDate")),
      .when(
        "申请尚未办结", "the application was still open",
        .certificationRefused, on: .field("decisionDate")),
      .when(
        "该申请已有称号，且称号在决定日有效、或尚未生效、或填写的生效日期不晚于有效期末日",
        "the application has a title that is in force on decisionDate, begins later, or reaches to the effectiveDate given",
        .revoked, on: .first("effectiveDate", else: "decisionDate")),
      .when(
        "该申请已有称号，或参数 fraudBanBeforeCertification 为 true",
        "the application has a title, or parameter fraudBanBeforeCertification is true",
        .banned, on: .field("decisionDate")),
    ])

  static let recordChange = CommandSpec(
    .recordChange, "变更登记", "record a change of name, place, area or operator", disputable: true,
    fields: [
      .id("changeId", "变更标识", "id of the change"),
      .choice(
        "kind", "变更类型", "kind of change",
        [
          EnumValue("rename", "空间更名", "space renamed"),
          EnumValue("relocate", "迁址", "space moved"),
          EnumValue("area", "面积变更", "areas changed"),
          EnumValue("operator", "更换运营主体", "operator replaced"),
          EnumValue("operatorRename", "运营主体更名", "operator renamed"),
        ]),
      .id("spaceId", "众创空间标识", "id of the space; all kinds but operatorRename").remark("除运营主体更名外都要写").optional,
      .id("operatorId", "运营主体标识", "id of the operator; only for operatorRename").remark("仅用于运营主体更名").optional,
      .date("effectiveDate", "变更日期", "day from which the change applies").remark("变更自该日起适用").past,
      .documentNumber("documentNo", "发文字号", "document number").optional,
      .string("newName", "新名称", "new name").optional,
      .string("newAddress", "新地址", "new address").optional,
      .place("newJurisdiction", "新所属地", "new place").optional,
      .id("newOperatorId", "新运营主体", "new operator").optional,
      .decimalText("newTotalArea", "新总面积", "new total area, m², decimal").remark("㎡").optional,
      .decimalText("newPublicArea", "新公共面积", "new public area, m², decimal").remark("㎡").optional,
    ],
    events: [
      .always(.changed, on: .field("effectiveDate"))
    ])
}
