/// A ban in force (禁止名单, DOMAIN §9 bans).
package struct BanEntry: Equatable, Sendable {
  package let subject: BanSubject
  package let key: Text?
  /// The operators with the ban's key.
  package let operators: [OperatorID]
  package let space: SpaceID
  package let finding: FindingID
  package let start: CivilDate
  package let end: CivilDate
}

/// An assessment with what followed from it (考核表, DOMAIN §9 assessments).
package struct AssessmentEntry: Sendable {
  package let space: SpaceID
  package let assessment: Assessment
  package let isRewarded: Bool
  package let rectification: RectificationID?
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
