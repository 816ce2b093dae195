/// The answer to a question (DOMAIN §9).
package enum Answer: Sendable {
  /// `status` is none for a space that is not registered on the day (未登记).
  case status(SpaceID, on: CivilDate, SpaceStatus?)
  /// With the identifiers alone, or the entries besides.
  case register([RegisterEntry], withEntries: Bool)
  /// Last day of the ban; none if there is none.
  case ban(until: CivilDate?)
  case overdueReports([(space: SpaceID, year: Int)])
  case expiring([(space: SpaceID, validUntil: CivilDate)])
  /// None without a service.
  case remedy(Remedies?)
  case history([HistoryRow])
  case obligations([Obligation])
  case bans([BanEntry])
  case assessments([AssessmentEntry])
  case show(SpaceID, on: CivilDate, SpacePortrait?)
  case regulation(on: CivilDate, RegulationVersion?)
  case record(CommandID, RecordPortrait?)
  case explain(SpaceID, on: CivilDate, Explanation)
  case diff(SpaceID, on: CivilDate, KnowledgeDifference)
  case timeline(SpaceID, Timeline)
  case due(on: CivilDate, until: CivilDate, [DueItem])
  case search(SearchAnswer)
  case list(on: CivilDate, [ListEntry])
  case statistics(on: CivilDate, [YearStatistics])
  case identifiers([Text])
}

/// The status of a space with the names that go with it.
package struct SpaceStatus: Equatable, Sendable {
  /// The name of the space on the day.
  package let name: Text
  /// Who operates it on the day (运营主体), also where the title was granted to another.
  package let `operator`: OperatorID
  /// Title, stage of the application, flags and ban on the day (DOMAIN §5.7).
  package let status: Status
}

/// A row of a history: one accepted command (沿革).
package struct HistoryRow: Sendable {
  /// The command, with what later records made of it as far as those were looked at.
  package let record: FoldedRecord
  /// As given at acceptance, in order and never empty; corrections do not change them (Reading 42).
  package let events: [EventName]
  /// The effective date of the first event.
  package let effectiveOn: CivilDate
  /// As given at acceptance: sorted by name, each once.
  package let warnings: [Warning]

  /// Takes `events` and `warnings` as they were recorded, `effectiveOn` by the data as folded.
  package init(record: FoldedRecord, events: [EventName], effectiveOn: CivilDate, warnings: [Warning]) {
    self.record = record
    self.events = events
    self.effectiveOn = effectiveOn
    self.warnings = warnings
  }
}

/// One accepted command with everything that the log says of it.
package struct RecordPortrait: Sendable {
  /// As in a history; for `original` without anything that later records made of it.
  package let row: HistoryRow
  /// The events' places in the log.
  package let seqs: [Int]
  /// Who entered the command (录入人).
  package let by: Author
  /// The version of the regulation in force on the command's date, if any was.
  package let regulation: RegulationID?

  /// Takes `seqs` ascending, `by` and `regulation` as the first of those events says them.
  package init(row: HistoryRow, seqs: [Int], by: Author, regulation: RegulationID?) {
    self.row = row
    self.seqs = seqs
    self.by = by
    self.regulation = regulation
  }
}

extension Register {
  /// The answer to a question that the register alone can answer; none for those about records.
  package func answer(_ question: Question) -> Answer? {
    switch question {
    case .status(let id, let date):
      .status(id, on: date, spaceStatus(id, on: date))
    case .register(let date, let withEntries): .register(entries(on: date), withEntries: withEntries)
    case .ban(let id, let date): .ban(until: banEnd(operator: id, on: date))
    case .overdueReports(let date): .overdueReports(overdueReports(on: date))
    case .expiring(let first, let last): .expiring(expiring(from: first, to: last))
    case .remedy(let id): .remedy(decision(id)?.servedOn.map(remedies(servedOn:)))
    case .obligations(let date, let space): .obligations(obligations(on: date, of: space))
    case .bans(let date): .bans(banEntries(on: date))
    case .assessments(let year): .assessments(assessments(year: year))
    case .show(let id, let date):
      .show(id, on: date, spaces[id].flatMap { portrait($0, on: date) })
    case .regulation(let date): .regulation(on: date, regulations.version(on: date))
    case .due(let date, let days, let selection):
      .due(on: date, until: date.adding(days: days), due(on: date, within: days, selection))
    case .search(let pattern, let date, let limit): .search(search(pattern, on: date, limit: limit))
    case .list(let date, let selection): .list(on: date, list(on: date, selection))
    case .statistics(let first, let last, let date):
      .statistics(
        on: date, statistics(from: first ?? firstYear ?? date.year, to: last ?? date.year, on: date))
    case .identifiers(let kind, let prefix): .identifiers(identifiers(of: kind, beginningWith: prefix))
    case .history, .record, .original, .explain, .diff, .timeline: nil
    }
  }

  /// The status of a space with its names; none if it is not registered on the day.
  package func spaceStatus(_ id: SpaceID, on date: CivilDate) -> SpaceStatus? {
    spaces[id].flatMap { spaceStatus($0, on: date) }
  }

  private func spaceStatus(_ space: Space, on date: CivilDate) -> SpaceStatus? {
    status(of: space, on: date).map {
      SpaceStatus(name: space.names.on(date), operator: space.operators.on(date), status: $0)
    }
  }

  private func portrait(_ space: Space, on date: CivilDate) -> SpacePortrait? {
    spaceStatus(space, on: date).map {
      SpacePortrait(
        space, on: date, operatorName: operators[$0.operator]?.names.on(date), status: $0,
        disputes: proceedings[.space(space.id)]?.disputes ?? [])
    }
  }
}
