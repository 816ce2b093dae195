/// The last days for remedies against a served decision (救济期限); both inclusive.
package struct Remedies: Equatable, Sendable {
  /// The last day to apply for reconsideration (申请行政复议).
  package let reconsiderationBy: CivilDate
  /// The last day to sue (提起行政诉讼).
  package let litigationBy: CivilDate
}

extension Register {
  /// The time limits that service started, by the parameters and the calendar of the day of service (DOMAIN §7).
  package func remedies(servedOn: CivilDate) -> Remedies {
    let parameters = parameters(on: servedOn)
    let calendar = parameters.calendar
    return Remedies(
      reconsiderationBy: calendar.rollForward(servedOn.adding(days: parameters.reconsiderationDays)),
      litigationBy: calendar.rollForward(servedOn.addingMonths(parameters.litigationMonths)))
  }
}
