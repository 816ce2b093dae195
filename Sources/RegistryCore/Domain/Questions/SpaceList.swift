/// A space with what holds of it on a day, as a row of a list.
package struct ListEntry: Sendable {
  /// The last thing that every order goes by.
  package let space: SpaceID
  /// The name on the day asked about, as all that follows is of that day.
  package let name: Text
  /// 所属地, as registered; the regulation need not list it.
  package let place: Text
  /// Who operates the space (运营主体), also where the title was granted to another.
  package let `operator`: OperatorID
  /// None if the register holds no such operator.
  package let operatorName: Text?
  /// Title, stage of the application, flags and ban (DOMAIN §5.7).
  package let status: Status
}

/// Which spaces are asked for, and in which order.
package struct ListSelection: Equatable, Sendable {
  /// What rows are sorted by: texts by scalar values; no `validUntil` counts as later than any.
  package enum Order: String, CaseIterable, Sendable {
    case spaceId, name, place, `operator`, status, validUntil
  }

  /// Spaces with this title status (称号状态).
  package var title: TitleStatus?
  /// Spaces whose open application has come this far (办理阶段); `none` for those without one.
  package var stage: ApplicationStage?
  /// Spaces with this flag, whatever others they have (标记).
  package var flag: StatusFlag?
  /// Spaces of this place on the day (所属地).
  package var place: Text?
  /// Spaces that this operator operates on the day (运营主体).
  package var `operator`: OperatorID?
  /// Titles in force whose last day is not after this one, and that run out unended.
  package var expiringBy: CivilDate?
  /// Rows that are equal by it are in the order of their identifiers, ascending in either direction.
  package var order: Order = .spaceId
  /// Turns the order round.
  package var isDescending = false

  /// Asks for every space that is registered on the day; conditions that are set then hold together.
  package init() {}
}

extension Register {
  /// The spaces registered on a day that fit, in the order asked for; equal ones by identifier.
  package func list(on date: CivilDate, _ selection: ListSelection) -> [ListEntry] {
    let rows = spaces.values.compactMap { entry(of: $0, on: date, selection) }
    // Every order ends with the identifier, so that none depends on how the spaces lie in memory.
    let sorted = rows.sorted { a, b in
      let (x, y) = selection.isDescending ? (b, a) : (a, b)
      return switch selection.order {
      case .spaceId: x.space < y.space
      case .name: (x.name, a.space) < (y.name, b.space)
      case .place: (x.place, a.space) < (y.place, b.space)
      case .operator: (x.operator, a.space) < (y.operator, b.space)
      case .status: (x.status.title.name, a.space) < (y.status.title.name, b.space)
      case .validUntil: ListEntry.endsBefore(x, y, else: a.space < b.space)
      }
    }
    return sorted
  }

  private func entry(of space: Space, on date: CivilDate, _ selection: ListSelection) -> ListEntry? {
    let place = space.jurisdictions.on(date)
    let body = space.operators.on(date)
    guard selection.place.map({ $0 == place }) ?? true, selection.operator.map({ $0 == body }) ?? true,
      let status = status(of: space, on: date), selection.title.map({ $0 == status.title }) ?? true,
      selection.stage.map({ $0 == status.stage }) ?? true,
      selection.flag.map({ status.flags.contains($0) }) ?? true
    else { return nil }
    if let last = selection.expiringBy {
      guard let title = space.title(on: date), title.validUntil <= last, title.end.kind == .expired else { return nil }
    }
    return ListEntry(
      space: space.id, name: space.names.on(date), place: place, operator: body,
      operatorName: operators[body]?.names.on(date), status: status)
  }
}

extension ListEntry {
  /// By last day of the title, also of one that has ended; no title counts as later than any.
  fileprivate static func endsBefore(_ a: ListEntry, _ b: ListEntry, else tie: Bool) -> Bool {
    switch (a.status.term?.validUntil, b.status.term?.validUntil) {
    case (let x?, let y?) where x != y: x < y
    case (_?, nil): true
    case (nil, _?): false
    case (_, _): tie
    }
  }
}
