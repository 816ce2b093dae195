extension Register {
  /// The last day of the ban that keeps an operator from applying on a day; of several, the one ending last
  /// (DOMAIN §5.4).
  package func banEnd(operator id: OperatorID, on date: CivilDate) -> CivilDate? {
    Self.end(of: bans(of: id), on: date)
  }

  /// The last day of the ban that hits the operator or the space on a day.
  package func banEnd(operator id: OperatorID, orSpace space: Space, on date: CivilDate) -> CivilDate? {
    Self.end(of: bans(of: id, orSpace: space), on: date)
  }

  /// The bans that hit the operator or the space, each once, whether they are running or not.
  package func bans(of id: OperatorID, orSpace space: Space) -> [FoundBan] {
    let bans = bans(of: id)
    let own = space.bans.filter { $0.ban.subject != .operator }
    return bans + own.filter { one in !bans.contains { $0.source == one.source } }
  }

  /// The bans that lie on an operator, by its credit code if it has one.
  private func bans(of id: OperatorID) -> [FoundBan] {
    guard let key = operators[id]?.banKey else { return [] }
    return bans.spaces(banning: key).flatMap { space in
      (spaces[space]?.bans ?? []).filter { $0.ban.subject != .space && $0.ban.key == key }
    }
  }

  private static func end(of bans: [FoundBan], on date: CivilDate) -> CivilDate? {
    bans.lazy.map(\.ban).filter { $0.isRunning(on: date) }.map(\.end).max()
  }

  /// True if a ban in force on the day, whomever it hits, arose from this space or from one that ever had this space's
  /// address of that day (DOMAIN §6.2 step 5).
  package func isLinkedToBan(_ space: Space, on date: CivilDate) -> Bool {
    var linked = bans.spaces(onceAt: space.addresses.on(date))
    linked.insert(space.id)
    return linked.contains { id in
      spaces[id]?.bans.contains { $0.ban.isRunning(on: date) } ?? false
    }
  }
}
