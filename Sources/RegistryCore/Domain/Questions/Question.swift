/// A question to the register (DOMAIN §9). What it is asked of, the register as known at an instant, comes beside it.
package enum Question: Equatable, Sendable {
  case status(SpaceID, on: CivilDate)
  /// 名录: the spaces with a title in force; for people with more of each than its identifier.
  case register(on: CivilDate, withEntries: Bool = false)
  case ban(OperatorID, on: CivilDate)
  case overdueReports(on: CivilDate)
  /// Titles that run out between two days, both inclusive.
  case expiring(from: CivilDate, to: CivilDate)
  case remedy(CommandID)
  /// 沿革: the accepted commands about a space.
  case history(SpaceID)
  /// 待办: what is due, of one space or of all.
  case obligations(on: CivilDate, SpaceID?)
  /// 禁止名单.
  case bans(on: CivilDate)
  /// 考核表 of a year.
  case assessments(year: Int)
  /// Everything known of a space on a day.
  case show(SpaceID, on: CivilDate)
  /// The version of the regulation in force on a day.
  case regulation(on: CivilDate)
  /// One accepted command with all that the log says of it.
  case record(CommandID)
  /// 到期事项: what is due within some days, by whom.
  case due(on: CivilDate, within: Int, DueSelection)
  /// Spaces and operators that a text fits.
  case search(SearchPattern, on: CivilDate, limit: Int)
  /// Spaces by what holds of them on a day.
  case list(on: CivilDate, ListSelection)
  /// 年度统计; by default from the first year of the register to the year of the day.
  case statistics(from: Int?, to: Int?, on: CivilDate)
  /// One accepted command as it was accepted, before any correction.
  case original(CommandID)
  /// What spaces or operators are called whose identifiers begin so, for those who type them.
  case identifiers(IdentifiedKind, prefix: Text)
  /// Why a space has its status on a day.
  case explain(SpaceID, on: CivilDate)
  /// What became known of a space between the moment asked about and a later one, and how the status of a day changed.
  /// The later moment is none for all that is known.
  case diff(SpaceID, on: CivilDate, and: Instant?)
  /// How the title status of a space over all days came to be known.
  case timeline(SpaceID)

  /// The space whose history suffices for the answer, if it is about one.
  package var space: SpaceID? {
    switch self {
    case .status(let id, _), .history(let id), .show(let id, _), .obligations(_, let id?), .explain(let id, _),
      .diff(let id, _, _), .timeline(let id):
      id
    case .due(_, _, let selection): selection.space
    case .register, .ban, .overdueReports, .expiring, .remedy, .obligations, .bans, .assessments, .regulation,
      .record, .search, .list, .statistics, .identifiers, .original:
      nil
    }
  }
}
