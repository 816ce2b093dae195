/// 提交整改报告: the space reports its rectification; may be repeated, the earliest date counts (DOMAIN §6.6).
package struct SubmitRectificationReport: CommandPayload {
  /// 整改标识: an order that is not void and has no verification (R8.6).
  package let rectification: RectificationID
  /// 整改报告提交日期: not before the order; after the deadline it warns, and is not timely.
  package let submittedOn: CivilDate

  package init(_ fields: Fields) {
    rectification = fields.id("rectificationId")
    submittedOn = fields.date("submittedOn")
  }

  package var date: CivilDate? { submittedOn }
  package var references: [Reference] { [.rectification(rectification)] }
  package func subject(in register: Register) -> Subject { register.subject(of: .rectification(rectification)) }
  package func concerned(in register: Register) -> [EntityKey] { [.rectification(rectification)] }

  package func check(_ checks: inout Checks, in register: Register) throws(Stop) {
    let rectification = try checks.requireRectification(rectification, on: submittedOn, in: register)
    if submittedOn > rectification.deadline { checks.warn(.lateRectificationReport) }
  }

  package func events(in register: Register) -> [Event] { [.rectificationReported(self)] }
}

extension Checks {
  /// *Rect* of DOMAIN §6.6: the order exists, is not verified, and the title under which it was ordered still runs.
  mutating func requireRectification(
    _ id: RectificationID, on date: CivilDate, in register: Register
  ) throws(Stop) -> Rectification {
    require(.rectification(id), in: register)
    try stopIfRefused()
    guard let (space, found) = register.rectification(id) else { throw Stop() }
    if let verification = found.verification {
      refuse(.r86, .alreadyVerified, found: "\(id.text) \(verification.date)")
    }
    if date < found.orderedOn { refuse(.g2, .beforeOrder, found: "\(date)", wanted: "\(found.orderedOn)") }
    if space.title(on: date) == nil || !space.hasTenure(from: found.orderedOn, to: date) {
      refuse(.r86, .titleNotInForce, found: "\(space.id.text) \(date)")
    }
    return found
  }
}
