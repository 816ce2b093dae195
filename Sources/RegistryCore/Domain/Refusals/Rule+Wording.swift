extension Rule {
  /// The article as the bureau writes it, 第四条（二）; the word 登记规则 for rules of the registry itself.
  package var article: String { entry.article.chinese }
  /// What the rule asks, in the words of the bureau.
  package var text: String { entry.meaning.chinese }
  /// What the rule asks, in English, on one line.
  package var english: String { entry.meaning.english }

  /// 第四条（二） or art. 4(2).
  package func article(in language: Language) -> String { entry.article.text(in: language) }
  /// What the rule asks, on one line.
  package func meaning(in language: Language) -> String { entry.meaning.text(in: language) }

  /// The table. A rule without a line does not compile.
  private var entry: Entry {
    switch self {
    case .r21:
      Entry(
        "第二条", "art. 2", "众创空间须位于本市范围内",
        "the space lies inside the city")
    case .r31:
      Entry(
        "第三条", "art. 3", "老旧厂房、闲置房屋改建的，同等条件下优先认定",
        "reuse of old buildings is preferred among equals")
    case .r40:
      Entry(
        "第四条", "art. 4", "须同时满足第四条全部条件",
        "the applicant meets all of article 4 together")
    case .r41a:
      Entry(
        "第四条（一）", "art. 4(1)", "运营机构为独立法人、其他社会组织或依托其成立的相对独立机构",
        "the operator is a legal person, another organisation, or an affiliated body with a named host")
    case .r41b:
      Entry(
        "第四条（一）", "art. 4(1)", "服务团队和主要负责人具备经历、资源和能力（人工认定）",
        "team and head have the background, experience and resources (attested)")
    case .r42a:
      Entry(
        "第四条（二）", "art. 4(2)", "可自主支配场地：大专校内不低于100平方米，其他不低于200平方米",
        "total area not below the minimum: one on a college campus, another elsewhere")
    case .r42b:
      Entry(
        "第四条（二）", "art. 4(2)", "租赁场地租期5年以上",
        "leased premises: the term is long enough and still running")
    case .r42c:
      Entry(
        "第四条（二）", "art. 4(2)", "公共办公与服务场地面积不低于总面积的90%",
        "public area not below its share of the total")
    case .r42d:
      Entry(
        "第四条（二）", "art. 4(2)", "提供开放共享式办公场地、宽带接入、互联网资源",
        "broadband, open office space and internet resources")
    case .r42e:
      Entry(
        "第四条（二）", "art. 4(2)", "鼓励提供科研设施、仪器设备及简式餐饮、公寓（不作为门槛）",
        "encouraged equipment, never a threshold")
    case .r43a:
      Entry(
        "第四条（三）", "art. 4(3)", "设立有一定金额的种子基金",
        "a seed fund exists")
    case .r43b:
      Entry(
        "第四条（三）", "art. 4(3)", "聚集天使投资人与创投机构（人工认定）",
        "angels and venture investors gathered (attested)")
    case .r43c:
      Entry(
        "第四条（三）", "art. 4(3)", "创业导师不少于3人",
        "enough mentors")
    case .r43d:
      Entry(
        "第四条（三）", "art. 4(3)", "每月举办活动不少于1次",
        "enough events a month")
    case .r43e:
      Entry(
        "第四条（三）", "art. 4(3)", "提供全方位、专业化服务（人工认定）",
        "full professional services (attested)")
    case .r43f:
      Entry(
        "第四条（三）", "art. 4(3)", "服务延伸至线上（人工认定）",
        "services also online (attested)")
    case .r44:
      Entry(
        "第四条（四）", "art. 4(4)", "低成本或免费的办公条件（人工认定）",
        "cheap or free office conditions (attested)")
    case .r45a:
      Entry(
        "第四条（五）", "art. 4(5)", "以服务创客为主的，活跃创客不少于10人",
        "maker-oriented: enough active makers")
    case .r45b:
      Entry(
        "第四条（五）", "art. 4(5)", "以服务团队为主的，活跃创业团队不少于3个",
        "team-oriented: enough active teams")
    case .r51a:
      Entry(
        "第五条（一）", "art. 5(1)", "由众创空间运营主体提出申请",
        "only the operator of the space on that day applies")
    case .r51b:
      Entry(
        "第五条（一）", "art. 5(1)", "所在县（区）科技局或开发区审核同意",
        "the county bureau of the place, or the development zone, reviews")
    case .r51c:
      Entry(
        "第五条（一）", "art. 5(1)", "大专院校众创空间交市教育行政部门审核",
        "the education authority reviews a college's space")
    case .r51d:
      Entry(
        "第五条（一）", "art. 5(1)", "未经审核同意不得进入市级程序",
        "no city procedure without endorsement")
    case .r52a:
      Entry(
        "第五条（二）", "art. 5(2)", "市科技局联合相关部门组成考察小组",
        "the city bureau inspects together with other organisations")
    case .r52b:
      Entry(
        "第五条（二）", "art. 5(2)", "实地考察查验场地面积、创客数量和实际运行情况",
        "areas, head count and real operation are verified on site")
    case .r53a:
      Entry(
        "第五条（三）", "art. 5(3)", "专家评审",
        "expert review")
    case .r53b:
      Entry(
        "第五条（三）", "art. 5(3)", "市科技局研究",
        "deliberation of the city bureau")
    case .r53c:
      Entry(
        "第五条（三）", "art. 5(3)", "网上公示（期限、期满、异议处理）",
        "public notice: long enough, over, objections settled")
    case .r53d:
      Entry(
        "第五条（三）", "art. 5(3)", "程序完备后认定",
        "certification only after the whole procedure")
    case .n1:
      Entry(
        "2022年通知 二、三（一）", "2022 call, 2 and 3(1)", "申报书、方案、签字盖章、一式三份",
        "form complete, signed, sealed, in enough copies, with a full plan")
    case .n2:
      Entry(
        "2022年通知 四", "2022 call, 4", "申报截止日期",
        "inside the call's period")
    case .n3:
      Entry(
        "2022年通知 三（二）", "2022 call, 3(2)", "市科技局初审",
        "preliminary review: optional unless the regulation requires it, but never failed")
    case .n4:
      Entry(
        "2022年通知 三（二）", "2022 call, 3(2)", "以文件形式确认",
        "decision by document: a document number is present")
    case .r61:
      Entry(
        "第六条", "art. 6", "县区、开发区给予服务和支持（存档）",
        "the county supports certified spaces")
    case .r71:
      Entry(
        "第七条", "art. 7", "年度工作报告和下一年度工作计划",
        "report and plan both present")
    case .r72:
      Entry(
        "第七条", "art. 7", "每年年底提交",
        "the report is due every year; a late one is accepted with a warning")
    case .r73:
      Entry(
        "第七条", "art. 7", "报告义务以经认定为前提",
        "the duty presupposes a title in that year")
    case .r81:
      Entry(
        "第八条", "art. 8", "每年对（有效）众创空间进行考核",
        "only spaces in force are assessed")
    case .r82:
      Entry(
        "第八条", "art. 8", "考核指标",
        "five metrics present")
    case .r83:
      Entry(
        "第八条", "art. 8", "考核结果等次，每年一次",
        "one known grade per space and year")
    case .r84:
      Entry(
        "第八条", "art. 8", "优秀的给予奖励",
        "rewards for the best grades")
    case .r85:
      Entry(
        "第八条", "art. 8", "不合格的限期整改",
        "rectification within a time limit for failing grades")
    case .r86:
      Entry(
        "第八条", "art. 8", "整改验收",
        "verification needs a report or an elapsed limit")
    case .r87:
      Entry(
        "第八条", "art. 8", "整改仍不合格的取消称号",
        "rectification failed or overdue: revocation")
    case .r91:
      Entry(
        "第九条", "art. 9", "提供虚假材料骗取认定的，取消资格",
        "fraud: qualification cancelled")
    case .r92:
      Entry(
        "第九条", "art. 9", "2年内不再受理其认定申请",
        "no application is taken while the ban lasts")
    case .r93:
      Entry(
        "第九条", "art. 9", "违法违规的按有关法律法规执行（移送，存档）",
        "other law: referral")
    case .r101:
      Entry(
        "第十条", "art. 10", "视情节轻重予以处分",
        "sanction according to severity")
    case .r102:
      Entry(
        "第十条", "art. 10", "情节严重的取消称号",
        "serious breach: revocation")
    case .r103:
      Entry(
        "第十条", "art. 10", "违法违规的按有关法律法规执行（移送，存档）",
        "other law: referral")
    case .r111:
      Entry(
        "第十一条", "art. 11", "有效期3年",
        "length of validity; no retroactive certification")
    case .r112:
      Entry(
        "第十一条", "art. 11", "有效期内重新申请的窗口、不重叠",
        "renewal window, no overlap, cooling-off")
    case .r121:
      Entry(
        "第十二条", "art. 12", "自印发之日起施行",
        "nothing before the regulation is in force")
    case .g1:
      Entry(
        "登记规则", "registry rule", "标识唯一、引用存在、统一社会信用代码有效",
        "ids unique, references exist, credit codes valid")
    case .g2:
      Entry(
        "登记规则", "registry rule", "日期合理：不晚于录入日，先后有序",
        "dates not after recording, and in order")
    case .g3:
      Entry(
        "登记规则", "registry rule", "一个空间同时只有一件在办申请；步骤不得重复",
        "one open application per space; steps not repeated")
    case .g4:
      Entry(
        "登记规则", "registry rule", "撤回申请",
        "withdrawal allowed while open")
    case .g5:
      Entry(
        "登记规则", "registry rule", "变更登记",
        "changes registered, approval where titled")
    case .g6:
      Entry(
        "登记规则", "registry rule", "主动放弃称号",
        "a title may be given up")
    case .g7:
      Entry(
        "登记规则", "registry rule", "更正须有理由、双人、且更正后历史合法",
        "correction: reason, two persons, legal history")
    case .g8:
      Entry(
        "登记规则", "registry rule", "误录作废须有理由、双人、且作废后历史合法",
        "annulment: reason, two persons, legal history")
    case .g9:
      Entry(
        "登记规则", "registry rule", "复议诉讼只针对决定类记录",
        "only decisions are disputed")
    case .g10:
      Entry(
        "登记规则", "registry rule", "送达不早于决定",
        "service not before the decision")
    case .g11:
      Entry(
        "登记规则", "registry rule", "个人信息去除",
        "erasure of personal data: two persons")
    case .g12:
      Entry(
        "登记规则", "registry rule", "发文字号格式（GB/T 9704-2012）",
        "format of document numbers")
    case .g13:
      Entry("登记规则", "registry rule", "命令号幂等", "a command id is used once")
    case .g14:
      Entry("登记规则", "registry rule", "命令格式", "format of commands")
    case .g15:
      Entry(
        "登记规则", "registry rule", "申报数据自相矛盾",
        "figures do not contradict each other")
    }
  }
}

/// One line of the table of rules.
private struct Entry {
  let article: Phrase
  let meaning: Phrase

  init(_ article: String, _ articleInEnglish: String, _ text: String, _ english: String) {
    self.article = Phrase(article, articleInEnglish)
    meaning = Phrase(text, english)
  }
}
