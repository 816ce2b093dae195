/// A makerspace (众创空间) and all that was decided about it: the unit of history.
///
/// Every accepted command about the space changes this value and no other space's, so that a space can be rebuilt from
/// its own commands, those of its operators and the regulation.
package struct Space: Sendable {
  package let id: SpaceID
  /// Premises on a college campus (大专校内): decides the area threshold.
  package let isOnCampus: Bool
  /// A college's own space (大专院校众创空间): decides the reviewing body.
  package let isCollegeOperated: Bool
  package let registeredOn: CivilDate
  package let source: RecordNumber
  /// The last record that did something to it, and did not only undo.
  private(set) var latest: RecordNumber
  package var names: DatedValue<Text>
  package var addresses: DatedValue<Text>
  package var jurisdictions: DatedValue<Text>
  package var operators: DatedValue<OperatorID>
  package var applications: [Application] = []
  package var titles: [Title] = []
  package var findings: [Finding] = []
  package var reports: [AnnualReport] = []
  package var assessments: [Assessment] = []
  package var rewards: [Reward] = []
  package var sanctions: [Sanction] = []
  package var rectifications: [Rectification] = []

  init(_ command: RegisterSpace, source: RecordNumber) {
    id = command.id
    isOnCampus = command.isOnCampus
    isCollegeOperated = command.isCollegeOperated
    registeredOn = command.registeredOn
    self.source = source
    latest = source
    names = DatedValue(command.name, from: command.registeredOn, source: source)
    addresses = DatedValue(command.address, from: command.registeredOn, source: source)
    jurisdictions = DatedValue(command.jurisdiction, from: command.registeredOn, source: source)
    operators = DatedValue(command.operator, from: command.registeredOn, source: source)
  }

  package func application(_ id: ApplicationID) -> Application? {
    applications.first { $0.id == id }
  }

  package func rectification(_ id: RectificationID) -> Rectification? {
    rectifications.first { $0.id == id }
  }

  /// The application that is not closed; there is at most one unless a dispute reopened another.
  package var openApplication: Application? {
    applications.last { $0.isOpen }
  }

  /// The application that was submitted by the day and not closed by then; of several the last in the log.
  package func openApplication(on date: CivilDate) -> Application? {
    applications.last { $0.isOpen(on: date) }
  }

  /// Notes that a record did something.
  mutating func touch(_ source: RecordNumber) {
    latest = source
  }

  mutating func withApplication(_ id: ApplicationID, _ change: (inout Application) -> Void) {
    if let index = applications.firstIndex(where: { $0.id == id }) { change(&applications[index]) }
  }

  mutating func withRectification(_ id: RectificationID, _ change: (inout Rectification) -> Void) {
    if let index = rectifications.firstIndex(where: { $0.id == id }) { change(&rectifications[index]) }
  }

  /// Marks everything that a command put in place as set aside (DOMAIN §5.1).
  mutating func setAside(_ source: RecordNumber) {
    names.setAside(source)
    addresses.setAside(source)
    jurisdictions.setAside(source)
    operators.setAside(source)
    for index in applications.indices { applications[index].setAside(source) }
    titles.setAside(source)
    for index in titles.indices { titles[index].endings.setAside(source) }
    findings.setAside(source)
    assessments.setAside(source)
    rewards.setAside(source)
    sanctions.setAside(source)
    for index in rectifications.indices { rectifications[index].setAside(source) }
  }
}
