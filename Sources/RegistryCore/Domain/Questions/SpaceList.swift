/// A space with what holds of it on a day, as a row of a list.
package struct ListEntry: Sendable {
  package let space: SpaceID
  package let name: Text
  package let place: Text
  package let `operator`: OperatorID
  package let operatorName: Text?
  package let status: Status
}

/// Which spaces are asked for, and in which order.
package struct ListSelection: Equatable, Sendable {
  package enum Order: String, CaseIterable, Sendable {
    case spaceId, name, place, `operator`, status, validUntil
  }

  package var title: TitleStatus?
  package var stage: ApplicationStage?
  package var flag: StatusFlag?
  package var place: Text?
  package var `operator`: OperatorID?
  /// Titles in force whose last day is not after this one, and that run out unended.
  package var expiringBy: CivilDate?
  package var order: Order = .spaceId
  package var isDescending = false

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
  /// By last day of the title; those without one come last.
  fileprivate static func endsBefore(_ a: ListEntry, _ b: ListEntry, else tie: Bool) -> Bool {
    switch (a.status.term?.validUntil, b.status.term?.validUntil) {
    case (let x?, let y?) where x != y: x < y
    case (_?, nil): true
    case (nil, _?): false
    case (_, _): tie
    }
  }
}
