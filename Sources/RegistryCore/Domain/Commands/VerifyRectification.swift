/// 整改验收: the city bureau verifies the rectification (第八条, DOMAIN §6.6).
package struct VerifyRectification: CommandPayload {
  /// 通过 or 不通过; after a failure the title may be revoked (R8.7).
  package enum Result: String, Sendable {
    case passed, failed
  }

  /// 整改标识: an order that is not void and has no verification (R8.6).
  package let rectification: RectificationID
  /// 验收日期: not before the order; the rectification is open on the days before this one.
  package let verifiedOn: CivilDate
  /// A pass needs a report by that day; a failure needs one, too, while the limit runs (R8.6).
  package let result: Result

  package init(_ fields: Fields) {
    rectification = fields.id("rectificationId")
    verifiedOn = fields.date("verifiedOn")
    result = fields.choice("result")
  }

  package var date: CivilDate? { verifiedOn }
  package var references: [Reference] { [.rectification(rectification)] }
  package func subject(in register: Register) -> Subject { register.subject(of: .rectification(rectification)) }
  package func concerned(in register: Register) -> [EntityKey] { [.rectification(rectification)] }

  package func check(_ checks: inout Checks, in register: Register) throws(Stop) {
    let found = try checks.requireRectification(rectification, on: verifiedOn, in: register)
    let isReported = found.reportedOn.map { $0 <= verifiedOn } ?? false
    switch result {
    case .passed:
      if !isReported {
        checks.refuse(.r86, .noRectificationReport, found: "\(found.id.text) \(verifiedOn)")
      } else if !found.isTimely {
        checks.warn(.lateRectification)
      }
    case .failed:
      if !isReported, verifiedOn <= found.deadline {
        checks.refuse(.r86, .deadlineNotOver, found: "\(verifiedOn)", wanted: "\(found.deadline)")
      }
    }
  }

  package func events(in register: Register) -> [Event] {
    switch result {
    case .passed: [.rectified(self)]
    case .failed: [.rectificationFailed(self)]
    }
  }
}
