/// Service and disputes (DOMAIN §6.9).
extension CommandTable {
  static let recordService = CommandSpec(
    .recordService, "送达", "record service of a decision",
    fields: [
      .id("targetCommandId", "目标命令号", "id of the command concerned"),
      .date("servedOn", "送达日期", "day of service").past,
      .choice(
        "method", "送达方式", "way of service",
        [
          EnumValue("direct", "直接送达", "in person"),
          EnumValue("mail", "邮寄送达", "by mail"),
          EnumValue("electronic", "电子送达", "electronically"),
          EnumValue("announcement", "公告送达", "by announcement"),
          EnumValue("retained", "留置送达", "left at the place"),
        ]),
    ],
    events: [
      .always(.served, on: .field("servedOn"))
    ])

  static let fileDispute = CommandSpec(
    .fileDispute, "申请复议、提起诉讼", "reconsideration or litigation against a decision",
    fields: [
      .id("disputeId", "争议标识", "id of the dispute"),
      .choice(
        "kind", "救济种类", "kind of remedy",
        [
          EnumValue("reconsideration", "行政复议", "administrative reconsideration"),
          EnumValue("litigation", "行政诉讼", "administrative litigation"),
        ]),
      .id("targetCommandId", "目标命令号", "id of the command concerned"),
      .date("filedOn", "提出日期", "day of filing").past,
      .string("organ", "复议机关或法院", "organ of reconsideration, or court"),
    ],
    events: [
      .always(.disputeFiled, on: .field("filedOn"))
    ])

  static let decideDispute = CommandSpec(
    .decideDispute, "复议决定、判决", "outcome of a dispute",
    fields: [
      .id("disputeId", "争议标识", "id of the dispute"),
      .choice(
        "outcome", "决定结果", "outcome",
        [
          EnumValue("upheld", "维持", "upheld"),
          EnumValue("setAside", "撤销", "set aside"),
          EnumValue("modified", "变更", "modified"),
          EnumValue("unlawfulConfirmed", "确认违法", "confirmed unlawful"),
          EnumValue("withdrawn", "撤回（终止）", "withdrawn (ended)"),
        ]),
      .date("decisionDate", "决定（判决）日期", "day of the decision").past,
      .string("documentNo", "文书号", "number of the decision or judgment, free text").remark("不限格式"),
      .object("changes", "变更内容", "field to new value of the disputed command; only with outcome modified", of: .changes)
        .remark("仅结果为变更时；JSON 对象，所争议命令的字段名到新值")
        .optional,
    ],
    events: [
      .always(.disputeDecided, on: .field("decisionDate"))
    ])
}
