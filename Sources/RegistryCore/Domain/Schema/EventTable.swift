/// The events: what an accepted command makes happen.
package enum EventName: String, IndexedByName {
  /// Made once: a name is looked up for every line of the log.
  package static let index = CaseIndex<EventName>()

  case regulationAdopted
  case callOpened
  case operatorRegistered
  case spaceRegistered
  case applied
  case endorsed
  case notEndorsed
  case preliminarilyReviewed
  case inspected
  case expertReviewed
  case deliberated
  case noticePosted
  case objectionFiled
  case objectionResolved
  case certified
  case certificationRefused
  case withdrawn
  case reported
  case assessed
  case rewarded
  case rectificationOrdered
  case rectificationReported
  case rectified
  case rectificationFailed
  case sanctioned
  case revoked
  case fraudFound
  case banned
  case changed
  case relinquished
  case served
  case disputeFiled
  case disputeDecided
  case corrected
  case annulled
  case personalDataErased
  case streamsCommitted
  case lossAccepted
}

extension EventName {
  /// True for what the registry says of itself: no command yields it, and it changes nothing that the rules look at.
  package var isStatement: Bool { self == .streamsCommitted || self == .lossAccepted }

  /// What people call it, see `EventTable`.
  package var label: Phrase { EventTable.label(of: self) }
}

/// The table of events, in both languages.
package enum EventTable {
  /// What people call the event, in Chinese as in DOMAIN §6.
  package static func label(of event: EventName) -> Phrase {
    switch event {
    case .regulationAdopted: Phrase("办法施行", "regulation in force")
    case .callOpened: Phrase("申报通知发布", "call opened")
    case .operatorRegistered: Phrase("运营主体登记", "operator registered")
    case .spaceRegistered: Phrase("众创空间登记", "space registered")
    case .applied: Phrase("提出申请", "applied")
    case .endorsed: Phrase("审核同意", "endorsed")
    case .notEndorsed: Phrase("审核不同意", "not endorsed")
    case .preliminarilyReviewed: Phrase("初审", "preliminarily reviewed")
    case .inspected: Phrase("实地考察", "inspected on site")
    case .expertReviewed: Phrase("专家评审", "reviewed by experts")
    case .deliberated: Phrase("市科技局研究", "deliberated")
    case .noticePosted: Phrase("公示", "public notice posted")
    case .objectionFiled: Phrase("提出异议", "objection filed")
    case .objectionResolved: Phrase("异议处理", "objection resolved")
    case .certified: Phrase("认定", "certified")
    case .certificationRefused: Phrase("不予认定", "certification refused")
    case .withdrawn: Phrase("撤回申请", "application withdrawn")
    case .reported: Phrase("提交年度报告", "annual report submitted")
    case .assessed: Phrase("考核", "assessed")
    case .rewarded: Phrase("奖励", "rewarded")
    case .rectificationOrdered: Phrase("责令限期整改", "rectification ordered")
    case .rectificationReported: Phrase("提交整改报告", "rectification reported")
    case .rectified: Phrase("整改合格", "rectified")
    case .rectificationFailed: Phrase("整改不合格", "rectification failed")
    case .sanctioned: Phrase("处分", "sanctioned")
    case .revoked: Phrase("取消称号", "title revoked")
    case .fraudFound: Phrase("认定骗取", "fraud found")
    case .banned: Phrase("不予受理（禁止申请）", "applications banned")
    case .changed: Phrase("变更", "changed")
    case .relinquished: Phrase("放弃称号", "title given up")
    case .served: Phrase("送达", "served")
    case .disputeFiled: Phrase("提起复议或诉讼", "dispute filed")
    case .disputeDecided: Phrase("复议决定或判决", "dispute decided")
    case .corrected: Phrase("更正", "record corrected")
    case .annulled: Phrase("作废", "record annulled")
    case .personalDataErased: Phrase("去除个人信息", "personal data erased")
    case .streamsCommitted: Phrase("事件流总目", "streams committed")
    case .lossAccepted: Phrase("确认损失", "loss accepted")
    }
  }

  /// The commands that can yield an event, in the order of their table.
  package static func commands(yielding event: EventName) -> [CommandName] {
    CommandTable.all.filter { $0.events.contains { $0.event == event } }.map(\.name)
  }
}
