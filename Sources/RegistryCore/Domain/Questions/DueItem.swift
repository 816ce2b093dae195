/// Something that somebody has to do, or a time limit that runs out, within a horizon (到期事项).
///
/// `obligations` of DOMAIN §9 says what is due on one day; this looks ahead, names who owes it, and knows more kinds.
package struct DueItem: Equatable, Sendable {
  /// What has to be done, or which time limit runs out; where the law is silent, by the readings of decision 0070.
  package enum Kind: String, CaseIterable, Sendable {
    /// Of a year in which a title was in force: the holder's report (第七条), and the bureau's assessment of it that is not
    /// recorded yet (第八条).
    case annualReport, assessment
    case rectification, verification, orderRectification
    /// The law ends the title, and the decision is outstanding: failed or overdue rectification, serious violation.
    case revocation
    /// The next stage of an open application; after the last one `decision`.
    case procedure
    case noticeEnd, decision, objection
    /// The window for a new application is about to open; it is open.
    case renewalOpens, renewal
    /// The title runs out and none follows.
    case expiry
    case banEnd
    /// Last days of the remedies against a served decision.
    case reconsideration, litigation
  }

  /// Decides what `ref` is: a year, or what it identifies.
  package let kind: Kind
  /// The space that it concerns. The remedies of a decision about an operator stand under each space that it operates.
  package let space: SpaceID
  /// Name, place and operator of the space on the day asked about.
  package let name: Text
  /// 所属地, as registered; the regulation need not list it.
  package let place: Text
  /// 运营主体 on that day, also where somebody else has to act.
  package let `operator`: OperatorID
  /// Who has to act or, where nobody has, ought to know.
  package let owedBy: Debtor
  /// The rule that it follows from; the remedies follow from other laws.
  package let rule: Rule?
  /// Last day, inclusive; none if the law names no day.
  package let dueOn: CivilDate?
  /// The day is past.
  package let isOverdue: Bool
  /// The year, or the identifier of what it is about.
  package let ref: Text
  /// Of `procedure`: which stage.
  package let stage: Stage?
  /// Of the remedies: what was decided.
  package let decision: CommandName?
}

extension DueItem {
  /// Who has to act.
  package enum Debtor: String, CaseIterable, Sendable {
    /// 运营主体.
    case `operator`
    /// 市科技局.
    case cityBureau
    /// 县（市、区）科技局 of the space's place.
    case countyBureau
    /// 朔州经济开发区创新发展部.
    case developmentZone
    /// 市教育行政部门.
    case educationAuthority

    /// Whoever reviews an application locally.
    init(_ body: ReviewLocally.Body) {
      switch body {
      case .countyBureau: self = .countyBureau
      case .developmentZone: self = .developmentZone
      case .educationAuthority: self = .educationAuthority
      }
    }
  }
}

extension DueItem.Kind {
  /// The words for it in tables and calendars.
  package var label: Phrase {
    switch self {
    case .annualReport: Phrase("年度报告", "annual report")
    case .assessment: Phrase("年度考核", "assessment")
    case .rectification: Phrase("整改", "rectification")
    case .verification: Phrase("整改验收", "verification of a rectification")
    case .orderRectification: Phrase("责令限期整改", "order of a rectification")
    case .revocation: Phrase("取消称号", "revocation")
    case .procedure: Phrase("申请办理", "next stage of an application")
    case .noticeEnd: Phrase("公示期满", "end of a public notice")
    case .decision: Phrase("认定决定", "decision on an application")
    case .objection: Phrase("处理异议", "objection to be resolved")
    case .renewalOpens: Phrase("重新申请窗口开启", "renewal window opens")
    case .renewal: Phrase("重新申请", "renewal")
    case .expiry: Phrase("称号到期", "title expires")
    case .banEnd: Phrase("禁止期满", "ban ends")
    case .reconsideration: Phrase("复议期限届满", "reconsideration runs out")
    case .litigation: Phrase("起诉期限届满", "litigation runs out")
    }
  }

  /// The law that it follows from where that is none of the registry's rules.
  package var statute: Phrase? {
    switch self {
    case .reconsideration: Phrase("行政复议法", "Administrative Reconsideration Law")
    case .litigation: Phrase("行政诉讼法", "Administrative Litigation Law")
    case .annualReport, .assessment, .rectification, .verification, .orderRectification, .revocation, .procedure,
      .noticeEnd, .decision, .objection, .renewalOpens, .renewal, .expiry, .banEnd:
      nil
    }
  }
}

extension DueItem {
  /// 第七条, or the law outside the regulation.
  package func article(in language: Language) -> String {
    rule?.article(in: language) ?? kind.statute?.text(in: language) ?? ""
  }
}

/// Which of what is due is asked for.
package struct DueSelection: Equatable, Sendable {
  /// One space.
  package var space: SpaceID?
  /// Spaces of one place (所属地).
  package var place: Text?
  /// What one of those who act owes.
  package var owedBy: DueItem.Debtor?
  /// Items of one kind.
  package var kind: DueItem.Kind?

  /// Conditions hold together; one that is nil lets everything through.
  package init(
    space: SpaceID? = nil, place: Text? = nil, owedBy: DueItem.Debtor? = nil, kind: DueItem.Kind? = nil
  ) {
    self.space = space
    self.place = place
    self.owedBy = owedBy
    self.kind = kind
  }

  func includes(_ item: DueItem) -> Bool {
    (place.map { $0 == item.place } ?? true) && (owedBy.map { $0 == item.owedBy } ?? true)
      && (kind.map { $0 == item.kind } ?? true)
  }
}
