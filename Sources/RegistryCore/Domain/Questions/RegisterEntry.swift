/// A row of the register for people (名录): a space with a title in force.
package struct RegisterEntry: Equatable, Sendable {
  /// Rows are in the order of these identifiers.
  package let space: SpaceID
  /// The name on the day asked about, as all that follows is of that day.
  package let name: Text
  /// 所属地, as registered; the regulation need not list it.
  package let jurisdiction: Text
  /// Who operates the space (运营主体), also where the title was granted to another.
  package let `operator`: OperatorID
  /// None if the register holds no such operator.
  package let operatorName: Text?
  /// The title in force (DOMAIN §5.3 titleOn), named by its certification (认定).
  package let certification: CertificationID
  /// The validity of that title (有效期); both days inclusive.
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
