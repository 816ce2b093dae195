/// An order to put things right within a time limit (限期整改, 第八条、第十条).
package struct Rectification: Effect, Sendable {
  /// 事由: 考核不合格 or 违反管理规定, which decides what `basis` names.
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

  /// Not verified yet, or the result of the verification (DOMAIN §5.6); one that is overdue is still `open`.
  package enum State: String, Sendable {
    case open, passed, failed
  }

  /// What the city bureau found of the rectification (整改验收).
  package struct Verification: Effect, Sendable {
    /// 验收日期: the result holds from this day on; not before the order.
    package let date: CivilDate
    /// True for 通过; false is a ground to revoke the title (整改仍不合格, R8.7).
    package let passed: Bool
    /// The record of `verifyRectification`.
    package let source: RecordNumber
    package var isSetAside = false
  }

  /// A report of the space that it has put things right (整改报告); it may be repeated.
  package struct Report: Sendable {
    /// 提交日期: timely up to the deadline; a later one is taken with a warning.
    package let date: CivilDate
    /// The record of `submitRectificationReport`.
    package let source: RecordNumber
  }

  /// 整改标识, by which reports, the verification and a revocation name it.
  package let id: RectificationID
  /// 责令日期: it counts from this day on, as long as the space keeps a title without a gap.
  package let orderedOn: CivilDate
  /// Last day, inclusive.
  package let deadline: CivilDate
  /// Why it was ordered; of the orders on one ground and basis one stands (alreadyOrdered).
  package let ground: Ground
  /// The assessment or the sanction, by the ground.
  package let basis: Text
  /// The record of `orderRectification`.
  package let source: RecordNumber
  /// In the order in which they were recorded, which need not be that of their dates.
  package var reports: [Report] = []
  /// In the order in which they were recorded; another is taken only once the last was set aside (R8.6).
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

  /// The earliest day of a report; nil if there is none.
  package var reportedOn: CivilDate? { report?.date }

  /// The verification that stands (验收).
  package var verification: Verification? { verifications.lastStanding }

  /// By the verification that stands, if it is dated on or before the day; the deadline plays no part.
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
