/// The regulation, calls, and the registration of operators and spaces (DOMAIN §6.1).
extension CommandTable {
  static let adoptRegulation = CommandSpec(
    .adoptRegulation, "发布办法", "put a version of the regulation (parameters) in force",
    fields: [
      .id("regulationId", "办法标识", "id of the version"),
      .string("title", "办法名称", "title of the regulation").optional,
      .documentNumber("documentNo", "发文字号", "document number"),
      .date("issuedOn", "印发日期", "day of issue").past,
      .date("effectiveFrom", "施行日期", "first day in force"),
      .object("parameters", "参数", "changed parameters only, each replaced whole", of: .parameters).remark(
        "只写变更的参数，每个整体替换"),
    ],
    events: [
      .always(.regulationAdopted, on: .field("effectiveFrom"))
    ])

  static let openCall = CommandSpec(
    .openCall, "发布申报通知", "open a dated call for applications",
    fields: [
      .id("callId", "申报通知标识", "id of the call"),
      .documentNumber("documentNo", "发文字号", "document number").optional,
      .date("opensOn", "受理开始日期", "first day, inclusive").remark("含当日"),
      .date("closesOn", "申报截止日期", "last day, inclusive").remark("含当日"),
    ],
    events: [
      .always(.callOpened, on: .field("opensOn"))
    ])

  static let registerOperator = CommandSpec(
    .registerOperator, "登记运营主体", "enter an operating body in the registry",
    fields: [
      .id("operatorId", "运营主体标识", "id of the operator"),
      .string("name", "运营主体名称", "name of the operator"),
      .choice(
        "operatorKind", "运营主体类型", "legal nature",
        [
          EnumValue("legalPerson", "独立法人", "legal person"),
          EnumValue("otherOrganization", "其他社会组织", "other organisation"),
          EnumValue("affiliatedBody", "依托法人或组织成立的相对独立机构", "relatively independent body of a host"),
        ]),
      .string("uscc", "统一社会信用代码", "own credit code").optional,
      .string("hostUscc", "依托单位统一社会信用代码", "credit code of the host organisation").optional,
      .date("registeredOn", "登记日期", "day of registration").past,
    ],
    events: [
      .always(.operatorRegistered, on: .field("registeredOn"))
    ])

  static let registerSpace = CommandSpec(
    .registerSpace, "登记众创空间", "enter a space in the registry (no title yet)",
    fields: [
      .id("spaceId", "众创空间标识", "id of the space"),
      .string("name", "众创空间名称", "name of the space"),
      .string("address", "地址", "address of the premises"),
      .place("jurisdiction", "所属县（市、区）或开发区", "place: county, city, district or zone"),
      .boolean("onCampus", "大专校内", "premises are on a college campus (area threshold)").remark("场地在大专院校内，适用校内面积下限"),
      .boolean("collegeOperated", "大专院校众创空间", "is a college's space (review body)").remark("由市教育行政部门审核"),
      .id("operatorId", "运营主体标识", "id of the operator"),
      .date("registeredOn", "登记日期", "day of registration").past,
    ],
    events: [
      .always(.spaceRegistered, on: .field("registeredOn"))
    ])
}
