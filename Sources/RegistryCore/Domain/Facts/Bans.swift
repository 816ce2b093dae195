extension Register {
  /// The last day of the ban that keeps an operator from applying on a day; of several, the one ending last
  /// (DOMAIN §5.4).
  package func banEnd(operator id: OperatorID, on date: CivilDate) -> CivilDate? {
    guard let key = operators[id]?.banKey else { return nil }
    var last: CivilDate?
    for spaceID in bans.spaces(banning: key) {
      for (_, _, ban) in spaces[spaceID]?.bans ?? []
      where ban.subject != .space && ban.key == key && ban.isRunning(on: date) {
        last = max(last ?? ban.end, ban.end)
      }
    }
    return last
  }

  /// The last day of the ban that lies on a space itself on a day.
  package func banEnd(space: Space, on date: CivilDate) -> CivilDate? {
    space.bans.filter { $0.ban.subject != .operator && $0.ban.isRunning(on: date) }.map(\.ban.end).max()
  }

  /// The last day of the ban that hits the operator or the space on a day.
  package func banEnd(operator id: OperatorID, orSpace space: Space, on date: CivilDate) -> CivilDate? {
    [banEnd(operator: id, on: date), banEnd(space: space, on: date)].compactMap { $0 }.max()
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
