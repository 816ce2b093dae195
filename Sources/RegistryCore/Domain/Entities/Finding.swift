/// The finding that an application was supported by false material (认定提供虚假材料、骗取认定, 第九条).
package struct Finding: Effect, Sendable {
  package let id: FindingID
  package let application: ApplicationID
  package let decisionDate: CivilDate
  package let source: RecordNumber
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
  package let key: Text?
  package let subject: BanSubject
  package let start: CivilDate
  package let end: CivilDate

  package init(key: Text?, subject: BanSubject, start: CivilDate, end: CivilDate) {
    self.key = key
    self.subject = subject
    self.start = start
    self.end = end
  }

  package func isRunning(on date: CivilDate) -> Bool {
    start <= date && date <= end
  }
}
