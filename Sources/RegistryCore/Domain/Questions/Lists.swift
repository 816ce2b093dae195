/// A ban in force (禁止名单, DOMAIN §9 bans).
package struct BanEntry: Equatable, Sendable {
  /// Whom it hits, by the regulation of the day of the finding.
  package let subject: BanSubject
  /// The ban key of the operator that applied (DOMAIN §5.1); none if neither it nor its host has a code.
  package let key: Text?
  /// The operators with the ban's key.
  package let operators: [OperatorID]
  /// The space that the application in question was for.
  package let space: SpaceID
  /// The finding of fraud that it follows from (认定骗取, 第九条).
  package let finding: FindingID
  /// First day, inclusive: the day on which the finding was decided.
  package let start: CivilDate
  /// Last day, inclusive (禁止申请至).
  package let end: CivilDate
}

/// An assessment with what followed from it (考核表, DOMAIN §9 assessments).
package struct AssessmentEntry: Sendable {
  /// The space that was assessed; rows are in this order.
  package let space: SpaceID
  /// An assessment that was not set aside, with its grade (等次) and figures (考核指标).
  package let assessment: Assessment
  /// Whether a reward for the same year stands (奖励, R8.4).
  package let isRewarded: Bool
  /// The last order based on the assessment that is not void (限期整改, DOMAIN §5.6).
  package let rectification: RectificationID?
  /// By the verification that stands, whatever its day; none without an order.
  package let rectificationState: Rectification.State?
}

extension Register {
  /// The spaces with overdue reports and their years, sorted.
  package func overdueReports(on date: CivilDate) -> [(space: SpaceID, year: Int)] {
    spaces.values
      .flatMap { space in overdueReportYears(space, on: date).map { (space: space.id, year: $0) } }
      .sorted { ($0.space, $0.year) < ($1.space, $1.year) }
  }

  /// The titles that run out, unended, between two days, both inclusive; sorted.
  package func expiring(from first: CivilDate, to last: CivilDate) -> [(space: SpaceID, validUntil: CivilDate)] {
    spaces.values
      .flatMap { space in
        space.titles.standing
          .filter { first <= $0.validUntil && $0.validUntil <= last && $0.end.kind == .expired }
          .map { (space: space.id, validUntil: $0.validUntil) }
      }
      .sorted { ($0.space, $0.validUntil) < ($1.space, $1.validUntil) }
  }

  /// The bans in force on a day, by last day and finding.
  package func banEntries(on date: CivilDate) -> [BanEntry] {
    let running = bans.spaces.flatMap { id in
      (spaces[id]?.bans ?? []).filter { $0.ban.isRunning(on: date) }
        .map { (space: id, finding: $0.finding, ban: $0.ban) }
    }
    let banned = operators(with: Set(running.compactMap(\.ban.key)))
    return
      running
      .map { item in
        BanEntry(
          subject: item.ban.subject, key: item.ban.key, operators: item.ban.key.flatMap { banned[$0] } ?? [],
          space: item.space, finding: item.finding, start: item.ban.start, end: item.ban.end)
      }
      .sorted { ($0.end, $0.finding) < ($1.end, $1.finding) }
  }

  /// The assessments of a year that stand, by space.
  package func assessments(year: Int) -> [AssessmentEntry] {
    spaces.values
      .flatMap { space in
        space.assessments.standing.filter { $0.year == year }.map { assessment in
          let order = space.rectifications.last {
            $0.ground == .assessment && $0.basis == assessment.id.text && !space.isVoid($0)
          }
          return AssessmentEntry(
            space: space.id, assessment: assessment,
            isRewarded: space.rewards.standing.contains { $0.year == year }, rectification: order?.id,
            rectificationState: order.map { $0.verification.map { $0.passed ? .passed : .failed } ?? .open })
        }
      }
      .sorted { ($0.space, $0.assessment.id) < ($1.space, $1.assessment.id) }
  }

  /// The operators with each of some keys of bans, sorted: one look at every operator, however many bans there are.
  private func operators(with keys: Set<Text>) -> [Text: [OperatorID]] {
    guard !keys.isEmpty else { return [:] }
    var found: [Text: [OperatorID]] = [:]
    for (id, body) in operators {
      if let key = body.banKey, keys.contains(key) { found[key, default: []].append(id) }
    }
    return found.mapValues { $0.sorted() }
  }
}
