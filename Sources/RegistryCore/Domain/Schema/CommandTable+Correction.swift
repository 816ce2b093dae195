/// Corrections, annulments and the erasure of personal data (DOMAIN §6.9 and §8).
extension CommandTable {
  static let correctRecord = CommandSpec(
    .correctRecord, "更正", "correct fields of a record",
    fields: [
      .id("targetCommandId", "目标命令号", "id of the command concerned"),
      .object("changes", "变更内容", "field to new value; null removes the field", of: .changes).remark(
        "JSON 对象，字段名到新值；null 去掉该字段"),
      .string("reason", "理由", "why the record is wrong"),
      .string("approvedBy", "批准人", "second person, other than who enters the command").remark("第二人，不能是录入人"),
      .string("evidence", "证据", "where the evidence is found").remark("存放何处").optional,
    ],
    events: [
      .always(.corrected, on: .recording)
    ])

  static let annulRecord = CommandSpec(
    .annulRecord, "误录作废", "annul a record made by mistake",
    fields: [
      .id("targetCommandId", "目标命令号", "id of the command concerned"),
      .string("reason", "理由", "why the record was a mistake"),
      .string("approvedBy", "批准人", "second person, other than who enters the command").remark("第二人，不能是录入人"),
    ],
    events: [
      .always(.annulled, on: .recording)
    ])

  static let erasePersonalData = CommandSpec(
    .erasePersonalData, "去除个人信息", "erase a person's data",
    fields: [
      .string("subjectRef", "个人信息主体", "application:ID, objection:ID or inspection:ID, with #FIELD for one value")
        .remark("application:标识、objection:标识 或 inspection:标识；只去除一项时加 #字段名"),
      .string("legalBasis", "法律依据", "legal basis"),
      .date("decidedOn", "决定日期", "day of the decision").past,
      .string("approvedBy", "批准人", "second person, other than who enters the command").remark("第二人，不能是录入人"),
    ],
    events: [
      .always(.personalDataErased, on: .field("decidedOn"))
    ])
}
