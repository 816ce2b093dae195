/// The finding that an application was supported by false material (认定提供虚假材料、骗取认定, 第九条).
package struct Finding: Effect, Sendable {
  /// 认定骗取标识.
  package let id: FindingID
  /// The application that was found fraudulent, open or closed; at most one finding on it stands (R9.1).
  package let application: ApplicationID
  /// 认定决定日: the flag `fraudFound` shows from this day on for ever, and a ban begins on it.
  package let decisionDate: CivilDate
  /// The record of `findFraud`.
  package let source: RecordNumber
  /// Nil if no title had come of the application and `fraudBanBeforeCertification` was false (DOMAIN §6.7).
  package var ban: Ban?
  package var isSetAside = false

  init(_ command: FindFraud, source: RecordNumber) {
    id = command.id
    application = command.application
    decisionDate = command.decisionDate
    self.source = source
  }
}

/// The period in which no application is taken (2年内不再受理, 第九条); both days inclusive.
package struct Ban: Equatable, Sendable {
  /// Ban key of the application's operator (DOMAIN §5.1); without one the ban hits no operator.
  package let key: Text?
  /// Whom it hits: the operator, the space or both (`banSubject` of the day on which it starts).
  package let subject: BanSubject
  /// First day, inclusive: that of the decision on the finding.
  package let start: CivilDate
  /// Last day, inclusive, by `banYears`; the first application is possible on the day after.
  package let end: CivilDate

  /// Takes what was computed when the finding took its place in the log; the days are not compared.
  package init(key: Text?, subject: BanSubject, start: CivilDate, end: CivilDate) {
    self.key = key
    self.subject = subject
    self.start = start
    self.end = end
  }

  /// True on its first day, its last, and those between; whom it hits is another question.
  package func isRunning(on date: CivilDate) -> Bool {
    start <= date && date <= end
  }
}
