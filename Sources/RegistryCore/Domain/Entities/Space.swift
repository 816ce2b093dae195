/// A makerspace (众创空间) and all that was decided about it: the unit of history.
///
/// Every accepted command about the space changes this value and no other space's, so that a space can be rebuilt from
/// its own commands, those of its operators and the regulation.
package struct Space: Sendable {
  /// 众创空间标识, by which commands and questions name it.
  package let id: SpaceID
  /// Premises on a college campus (大专校内): decides the area threshold.
  package let isOnCampus: Bool
  /// A college's own space (大专院校众创空间): decides the reviewing body.
  package let isCollegeOperated: Bool
  /// 登记日期: the status of earlier days is `unknown` (未登记), and no application is dated before it (G2).
  package let registeredOn: CivilDate
  /// The record of `registerSpace`.
  package let source: RecordNumber
  /// The last record that did something to it, and did not only undo.
  private(set) var latest: RecordNumber
  /// 名称 by day; another space may have the same, which only warns.
  package var names: DatedValue<Text>
  /// 地址 by day; it links the space to bans of others that ever had it (`spaceLinkedToBan`).
  package var addresses: DatedValue<Text>
  /// 所属县（市、区）或开发区 by day: who reviews (R5.1b), and whether it lies in the city (R2.1).
  package var jurisdictions: DatedValue<Text>
  /// 运营主体 by day: only who runs the space on the day applies for it (R5.1a).
  package var operators: DatedValue<OperatorID>
  /// In the order in which they were recorded, closed ones too.
  package var applications: [Application] = []
  /// In the order in which they were recorded: ended, awaited and set-aside ones too.
  package var titles: [Title] = []
  /// Findings of fraud on its applications, in the order in which they were recorded, those set aside too.
  package var findings: [Finding] = []
  /// 年度报告, in the order in which they were recorded; one for a year (G3 reportExists).
  package var reports: [AnnualReport] = []
  /// In the order in which they were recorded, those set aside too; one that stands for a year (R8.3).
  package var assessments: [Assessment] = []
  /// In the order in which they were recorded, those set aside too; one that stands for a year (G3).
  package var rewards: [Reward] = []
  /// In the order in which they were recorded, those set aside too.
  package var sanctions: [Sanction] = []
  /// In the order in which they were recorded; `isVoid` and `counts` tell which matter.
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

  /// An application of this space, open or closed; nil if the identifier is not one of its own.
  package func application(_ id: ApplicationID) -> Application? {
    applications.first { $0.id == id }
  }

  /// A rectification of this space, a void one too; nil if the identifier is not one of its own.
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
