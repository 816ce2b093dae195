/// An order to put things right within a time limit (限期整改, 第八条、第十条).
package struct Rectification: Effect, Sendable {
  package enum Ground: String, Sendable {
    case assessment, violation

    /// The rule under which the order is given (第八条、第十条).
    package var rule: Rule {
      switch self {
      case .assessment: .r85
      case .violation: .r101
      }
    }
  }

  package enum State: String, Sendable {
    case open, passed, failed
  }

  package struct Verification: Effect, Sendable {
    package let date: CivilDate
    package let passed: Bool
    package let source: RecordNumber
    package var isSetAside = false
  }

  package struct Report: Sendable {
    package let date: CivilDate
    package let source: RecordNumber
  }

  package let id: RectificationID
  package let orderedOn: CivilDate
  /// Last day, inclusive.
  package let deadline: CivilDate
  package let ground: Ground
  /// The assessment or the sanction, by the ground.
  package let basis: Text
  package let source: RecordNumber
  package var reports: [Report] = []
  package var verifications: [Verification] = []
  package var isSetAside = false

  init(_ command: OrderRectification, source: RecordNumber) {
    id = command.id
    orderedOn = command.orderedOn
    deadline = command.deadline
    ground = command.ground
    basis = command.basis
    self.source = source
  }

  /// The report with the earliest date, whatever the order of recording.
  package var report: Report? { reports.min { $0.date < $1.date } }

  package var reportedOn: CivilDate? { report?.date }

  /// The verification that stands (验收).
  package var verification: Verification? { verifications.lastStanding }

  package func state(on date: CivilDate) -> State {
    guard let verification, verification.date <= date else { return .open }
    return verification.passed ? .passed : .failed
  }

  /// True if a report came within the limit.
  package var isTimely: Bool {
    reportedOn.map { $0 <= deadline } ?? false
  }

  /// True if the limit has run out on the day without a timely report or a verification (整改逾期).
  package func isOverdue(on date: CivilDate) -> Bool {
    state(on: date) == .open && date > deadline && !isTimely
  }

  mutating func setAside(_ source: RecordNumber) {
    if source == self.source { isSetAside = true }
    verifications.setAside(source)
  }
}
