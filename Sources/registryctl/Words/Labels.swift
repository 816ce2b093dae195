import RegistryCore

/// What the bureau calls the values that answers are made of; a value that has no name here is shown as it is.
enum Labels {
  static func titleStatus(_ value: Text) -> Phrase? {
    TitleStatus(name: value).map { status in
      switch status {
      case .unknown: Phrase("未登记", "not registered")
      case .uncertified: Phrase("未认定", "not certified")
      case .certified: Phrase("有效", "certified")
      case .rectifying: Phrase("整改中", "under rectification")
      case .revoked: Phrase("已取消", "revoked")
      case .relinquished: Phrase("已放弃", "given up")
      case .expired: Phrase("已到期", "expired")
      }
    }
  }

  static func style(ofTitleStatus value: Text) -> Style {
    switch TitleStatus(name: value) {
    case .certified: .good
    case .rectifying: .caution
    case .revoked, .expired, .relinquished: .bad
    case .unknown, .uncertified: .faint
    case nil: .plain
    }
  }

  static func applicationStage(_ value: Text) -> Phrase? {
    ApplicationStage(name: value).map { stage in
      switch stage {
      case .none: Phrase("无在办申请", "no open application")
      case .submitted: Phrase("已提交", "submitted")
      case .endorsed: Phrase("审核同意", "endorsed")
      case .preliminarilyReviewed: Phrase("已初审", "preliminarily reviewed")
      case .inspected: Phrase("已考察", "inspected on site")
      case .expertReviewed: Phrase("已评审", "reviewed by experts")
      case .deliberated: Phrase("已研究", "deliberated")
      case .onNotice: Phrase("公示中", "on public notice")
      case .noticeClosed: Phrase("公示期满", "public notice over")
      case .endorsedFailed: Phrase("审核不同意", "not endorsed")
      case .preliminarilyReviewedFailed: Phrase("初审退回", "returned by the preliminary review")
      case .inspectedFailed: Phrase("考察不通过", "failed the inspection")
      case .expertReviewedFailed: Phrase("评审不推荐", "not recommended by the experts")
      case .deliberatedFailed: Phrase("研究不同意", "rejected in the deliberation")
      }
    }
  }

  static func flag(_ value: Text) -> Phrase? {
    StatusFlag(name: value).map { flag in
      switch flag {
      case .titlePending: Phrase("待生效", "title yet to begin")
      case .rectificationOverdue: Phrase("整改逾期", "rectification overdue")
      case .rectificationFailed: Phrase("整改不合格", "rectification failed")
      case .rectificationNotOrdered: Phrase("应责令未责令整改", "rectification due but not ordered")
      case .reportOverdue: Phrase("报告逾期", "annual report overdue")
      case .operatorBanned: Phrase("禁止申请", "banned from applying")
      case .fraudFound: Phrase("骗取认定", "fraud found")
      case .underDispute: Phrase("争议中", "under dispute")
      }
    }
  }

  static func style(ofFlag value: Text) -> Style {
    switch StatusFlag(name: value) {
    case .rectificationOverdue, .rectificationFailed, .reportOverdue, .operatorBanned, .fraudFound: .bad
    case .rectificationNotOrdered, .underDispute: .caution
    case .titlePending: .good
    case nil: .plain
    }
  }

  static func banSubject(_ value: Text) -> Phrase? {
    BanSubject(name: value).map { subject in
      switch subject {
      case .operator: Phrase("运营主体", "operator")
      case .space: Phrase("众创空间", "space")
      case .both: Phrase("运营主体和众创空间", "operator and space")
      }
    }
  }

  /// How an application was closed.
  static func closing(_ value: Text) -> Phrase? {
    switch value.string {
    case "rejectedLocally": Phrase("属地审核不同意", "not endorsed")
    case "refused": Phrase("不予认定", "refused")
    case "withdrawn": Phrase("已撤回", "withdrawn")
    case "certified": Phrase("已认定", "certified")
    default: nil
    }
  }

  static func rectificationState(_ value: Text) -> Phrase? {
    switch value.string {
    case "open": Phrase("未验收", "open")
    case "passed": Phrase("合格", "passed")
    case "failed": Phrase("不合格", "failed")
    default: nil
    }
  }

  static func grade(_ value: Text) -> Phrase? { RegulationLabels.grade(value) }

  static func sanctionKind(_ value: Text) -> Phrase? { RegulationLabels.sanctionKind(value) }

  static func jurisdiction(_ value: Text) -> Phrase? { RegulationLabels.jurisdiction(value) }

  static func role(_ value: Text) -> Phrase? {
    switch value.string {
    case "clerk": Phrase("录入人", "clerk")
    case "approver": Phrase("批准人", "approver")
    default: nil
    }
  }

  static func office(_ value: Text) -> Phrase? {
    switch value.string {
    case "cityBureau": Phrase("市科技局", "city bureau")
    case "countyBureau": Phrase("县（市、区）科技局", "county bureau")
    case "educationAuthority": Phrase("市教育行政部门", "education authority")
    default: jurisdiction(value)
    }
  }

  static func event(_ value: Text) -> Phrase? { EventName(name: value)?.label }

  static func stage(_ value: Text) -> Phrase? { Stage(name: value)?.label }

  static func warning(_ value: Text) -> Phrase? {
    Warning(name: value).map { Phrase($0.phrase(in: .chinese), $0.phrase(in: .english)) }
  }

  static func command(_ value: Text) -> Phrase? {
    CommandName(name: value).map { name in
      let spec = CommandTable.spec(of: name)
      return Phrase(spec.zh, spec.meaning)
    }
  }

  /// A value that one of the commands declares for one of its fields.
  static func value(_ value: Text, ofField field: Text, of command: CommandName) -> Phrase? {
    CommandTable.spec(of: command).field(field)?.allowed.first { $0.value == value }?.label
  }
}

extension Rendering {
  /// The bureau's word for a value; the value itself if it has none.
  func label(_ value: Text, _ find: (Text) -> Phrase?) -> String {
    find(value).map(text) ?? value.string
  }
}
