/// A row of the register for people (名录): a space with a title in force.
package struct RegisterEntry: Equatable, Sendable {
  package let space: SpaceID
  package let name: Text
  package let jurisdiction: Text
  package let `operator`: OperatorID
  package let operatorName: Text?
  package let certification: CertificationID
  package let term: TitleTerm
  /// `certified` or `rectifying`.
  package let title: TitleStatus
}

extension Register {
  /// The spaces with a title in force on a day, by id (DOMAIN §9 register).
  package func entries(on date: CivilDate) -> [RegisterEntry] {
    spaces.values.compactMap { space in
      guard space.registeredOn <= date, let title = space.title(on: date) else { return nil }
      let operatorID = space.operators.on(date)
      return RegisterEntry(
        space: space.id, name: space.names.on(date), jurisdiction: space.jurisdictions.on(date),
        operator: operatorID, operatorName: operators[operatorID]?.names.on(date), certification: title.id,
        term: title.term, title: space.isRectifying(on: date) ? .rectifying : .certified)
    }
    .sorted { $0.space < $1.space }
  }
}
