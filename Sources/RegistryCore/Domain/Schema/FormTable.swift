/// The application form (申报书), in the order of its paper, which is the order of the checks (DOMAIN §10).
package enum FormTable {
  /// All but the last four are required (N1 formMissing).
  package static let fields: [ContentField] = [
    .init("filledOn", "填报时间", "day of filling in", .date),
    .init("spaceName", "众创空间名称", "name of the space", .string),
    .init("registrationDate", "注册时间", "day of registration", .date),
    .init("operatorName", "运营单位（运营主体）", "operating organisation", .string),
    .init(
      "investorNature", "投资主体性质", "nature of the investor", .choice,
      allowed: [
        EnumValue("stateOwned", "国有企业", "state-owned enterprise"),
        EnumValue("private", "民营企业", "private enterprise"),
        EnumValue("university", "大学", "university"),
        EnumValue("researchInstitute", "科研院所", "research institute"),
        EnumValue("other", "其他", "other"),
      ]),
    .init("principalName", "负责人", "principal", .string, personal: true),
    .init("principalPhone", "负责人联系电话", "principal's telephone", .string, personal: true),
    .init("contactName", "联系人", "contact person", .string, personal: true),
    .init("contactPhone", "联系人联系电话", "contact person's telephone", .string, personal: true),
    .init("contactEmail", "电子邮件", "e-mail", .email, personal: true),
    .init("managementStaffCount", "管理运营人数", "management and operating staff", .natural, unit: .people),
    .init("startupTeamCount", "创业团队数", "start-up teams", .natural, unit: .pieces),
    .init("entrepreneurCount", "创业人数", "entrepreneurs", .natural, unit: .people),
    .init("address", "众创空间地址", "address of the space", .string),
    .init("serviceArea", "服务场地面积", "service area", .decimal, unit: .squareMetres),
    .init("workstationCount", "工位数", "workstations", .natural, unit: .pieces),
    .init("broadbandMbps", "宽带网络", "broadband", .natural, unit: .megabits),
    .init("sharedEquipmentCount", "公用办公设备", "shared office equipment", .natural, unit: .sets),
    .init("mentorCount", "创业导师数", "mentors", .natural, unit: .people),
    .init("eventsPerMonth", "举办活动", "events", .decimal, unit: .timesAMonth),
    .init("socialArea", "社交（会议室、咖啡厅）面积", "social area (meeting rooms, café)", .decimal, unit: .squareMetres),
    .init("techPlatformCount", "技术服务平台", "technical service platforms", .natural, unit: .pieces),
    .init("providesSeedFund", "是否提供种子基金", "provides a seed fund", .boolean),
    .init("providesPolicyService", "是否提供政策服务", "provides policy services", .boolean),
    .init("competentDepartment", "主管部门", "competent department", .string, required: .never),
    .init("websiteOrWechat", "网址、微信公众号等信息发布平台", "web site, WeChat account or other channel", .string, required: .never),
    .init("introduction", "简介（另附页）", "introduction (separate sheet)", .string, required: .never),
    .init("competentDepartmentOpinion", "主管部门意见", "opinion of the competent department", .string, required: .never),
  ]

  /// Nil if the form has no such field; such members of a form are kept and ignored.
  package static func field(_ name: Text) -> ContentField? {
    fields.first { $0.name == name }
  }

  /// The fields whose values never enter the log, in the order of the form.
  package static let personalNames: [Text] = fields.filter(\.personal).map(\.name)
}

/// The facts for article 4 that an application proves (DOMAIN §10).
package enum FactTable {
  /// In the order in which they are asked for; they are checked in that of DOMAIN §6.2 step 14.
  package static let fields: [ContentField] = [
    .init(
      "premisesKind", "场地来源", "right to the premises", .choice,
      allowed: [
        EnumValue("owned", "自有", "owned"),
        EnumValue("leased", "租赁", "leased"),
        EnumValue("granted", "无偿提供（划拨、借用）", "provided free of charge (allocated, lent)"),
      ]),
    .init(
      "serviceOrientation", "服务对象", "whom the space serves", .choice,
      allowed: [
        EnumValue("makerOriented", "以服务创客为主", "mainly for makers"),
        EnumValue("teamOriented", "以服务团队为主", "mainly for teams"),
      ]),
    .init("totalArea", "可自主支配场地总面积", "total area at own disposal", .decimal, unit: .squareMetres),
    .init("publicArea", "公共办公与服务场地面积", "public office and service area", .decimal, unit: .squareMetres),
    .init(
      "leaseStart", "租期起", "first day of the lease", .date,
      required: .when(Phrase("场地为租赁时", "if premisesKind is leased"))),
    .init(
      "leaseEnd", "租期止（含当日）", "last day of the lease, inclusive", .date,
      required: .when(Phrase("场地为租赁时", "if premisesKind is leased"))),
    .init(
      "activeMakers", "活跃创客数", "active makers", .natural, unit: .people,
      required: .when(Phrase("以服务创客为主时（未填为 0）", "if makerOriented (absent is 0)"))),
    .init(
      "activeTeams", "活跃创业团队数", "active teams", .natural, unit: .pieces,
      required: .when(Phrase("以服务团队为主时（未填为 0）", "if teamOriented (absent is 0)"))),
  ]

  /// Nil if no fact has that name.
  package static func field(_ name: Text) -> ContentField? {
    fields.first { $0.name == name }
  }
}

/// The metrics of the yearly assessment (考核指标, article 8).
package enum MetricTable {
  /// In the order in which an assessment is checked (R8.2): it must have all of them.
  package static let fields: [ContentField] = [
    .init("trainingSessions", "开展培训辅导次数", "training sessions", .natural, unit: .times),
    .init("trainees", "培训人数", "people trained", .natural, unit: .people),
    .init("residentMakers", "入驻创客数", "resident makers", .natural, unit: .people),
    .init("residentTeams", "入驻团队数", "resident teams", .natural, unit: .pieces),
    .init("graduatedTeams", "毕业团队数", "graduated teams", .natural, unit: .pieces),
  ]

  /// Nil if no metric has that name.
  package static func field(_ name: Text) -> ContentField? {
    fields.first { $0.name == name }
  }
}
