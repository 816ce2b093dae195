/// Something that time alone did to a space: no record says it, a rule and a date do (DOMAIN §7).
package struct Passage: Equatable, Sendable {
  /// What came about. None of it has an event.
  package enum Kind: String, CaseIterable, Sendable {
    /// 到期: the period of validity is over.
    case expired
    /// 生效: a title that was granted before its first day has begun.
    case titleBegan
    /// 终止生效: a revocation or relinquishment decided earlier has reached its day.
    case endingTookEffect
    /// 公示期满.
    case noticeClosed
    /// 报告逾期; `ref` is the year.
    case reportOverdue
    /// 整改逾期.
    case rectificationOverdue
    /// 待验收: the limit is over, a report came in time, nobody has verified it.
    case verificationAwaited
    /// 整改随称号终止: the title under which the rectification was ordered has ended.
    case rectificationLapsed
    /// 禁止期满.
    case banEnded

    /// The words for it: a whole statement without its date.
    package var label: Phrase {
      switch self {
      case .expired: Phrase("有效期届满", "the period of validity is over")
      case .titleBegan: Phrase("称号开始生效", "the title has begun")
      case .endingTookEffect: Phrase("终止决定生效", "the end that was decided has taken effect")
      case .noticeClosed: Phrase("公示期满", "the public notice is over")
      case .reportOverdue: Phrase("年度报告逾期", "an annual report is overdue")
      case .rectificationOverdue: Phrase("整改逾期", "the time limit of the rectification is over")
      case .verificationAwaited: Phrase("整改待验收", "the rectification awaits verification")
      case .rectificationLapsed: Phrase("整改随称号终止", "the rectification has ended with the title")
      case .banEnded: Phrase("禁止期满", "the ban is over")
      }
    }
  }

  /// Decides what `ref` is: a year, or what it identifies.
  package let kind: Kind
  /// The first day on which it is so.
  package let since: CivilDate
  /// The rule by which it came about; of an end decided earlier, the rule under which that was decided.
  package let rule: Rule
  /// What it is about: the identifier of a title, a notice, a rectification or a finding, or a year.
  package let ref: Text
}

extension Register {
  /// What time alone has done to a space by a day, in the order of the days: what the status or the duties of that day
  /// show, bans that are over, and rectifications that lapsed with their title.
  ///
  /// - Parameter ruleOf: the rule under which a record was made; it governs the end that the record has decided.
  package func passages(
    of space: Space, on date: CivilDate, ruleOf: (RecordNumber) -> Rule
  ) -> [Passage] {
    guard let status = status(of: space, on: date) else { return [] }
    var passages: [Passage] = []
    func add(_ kind: Passage.Kind, _ since: CivilDate, _ rule: Rule, _ ref: Text) {
      if since <= date { passages.append(Passage(kind: kind, since: since, rule: rule, ref: ref)) }
    }
    for title in space.titles.standing where title.id == status.certification {
      if title.validFrom > title.decisionDate { add(.titleBegan, title.validFrom, .r111, title.id.text) }
      switch title.end.kind {
      case .expired: add(.expired, title.end.date, .r111, title.id.text)
      case .revoked, .relinquished:
        guard let ending = title.effectiveEnding, let decided = decisionDate(ending.source, of: space),
          ending.effectiveDate > decided
        else { continue }
        add(.endingTookEffect, ending.effectiveDate, ruleOf(ending.source), title.id.text)
      }
    }
    if status.stage == .noticeClosed, let notice = space.openApplication(on: date)?.notice {
      add(.noticeClosed, notice.endsOn.adding(days: 1), .r53c, notice.id.text)
    }
    for year in overdueReportYears(space, on: date) {
      guard let due = reportDue(space, year: year) else { continue }
      add(.reportOverdue, due.adding(days: 1), .r72, Text(String(year)))
    }
    for order in space.rectifications where !space.isVoid(order) && order.orderedOn <= date {
      addPassages(of: order, space, on: date, add)
    }
    for hit in bans(of: space.operators.on(date), orSpace: space) where hit.ban.end < date {
      add(.banEnded, hit.ban.end.adding(days: 1), .r92, hit.finding.text)
    }
    return passages.sorted {
      ($0.since, Text($0.kind.rawValue), $0.ref) < ($1.since, Text($1.kind.rawValue), $1.ref)
    }
  }

  private func addPassages(
    of order: Rectification, _ space: Space, on date: CivilDate,
    _ add: (Passage.Kind, CivilDate, Rule, Text) -> Void
  ) {
    guard space.counts(order, on: date) else {
      let end = space.tenureEnd(from: order.orderedOn)
      if order.state(on: date) != .passed, end > order.orderedOn {
        add(.rectificationLapsed, end, order.ground.rule, order.id.text)
      }
      return
    }
    let over = order.deadline.adding(days: 1)
    if order.isOverdue(on: date) { add(.rectificationOverdue, over, .r87, order.id.text) }
    if order.state(on: date) == .open, order.isTimely { add(.verificationAwaited, over, .r86, order.id.text) }
  }

  /// The day of a decision about a space, whatever a dispute has made of it.
  private func decisionDate(_ source: RecordNumber, of space: Space) -> CivilDate? {
    proceedings[.space(space.id)]?.decision(source)?.date
  }
}
