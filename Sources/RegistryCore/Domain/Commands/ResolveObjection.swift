/// 处理异议: an objection is dismissed or upheld (DOMAIN §6.3).
package struct ResolveObjection: CommandPayload {
  /// 处理结果: 不成立 or 成立; an objection that is upheld bars certification (R5.3c).
  package enum Outcome: String, Sendable {
    case dismissed, upheld
  }

  /// 异议标识: an objection that was not resolved before (G3).
  package let objection: ObjectionID
  /// 处理日期: not before the filing; it is open on the days before this one.
  package let resolvedOn: CivilDate
  /// Whether the objection stands against the application.
  package let outcome: Outcome

  package init(_ fields: Fields) {
    objection = fields.id("objectionId")
    resolvedOn = fields.date("resolvedOn")
    outcome = fields.choice("outcome")
  }

  package var date: CivilDate? { resolvedOn }
  package var references: [Reference] { [.objection(objection)] }
  package func subject(in register: Register) -> Subject { register.subject(of: .objection(objection)) }
  package func concerned(in register: Register) -> [EntityKey] {
    register.objection(objection).map { [.application($0.application.id), .objection(objection)] } ?? []
  }

  package func check(_ checks: inout Checks, in register: Register) throws(Stop) {
    checks.require(.objection(objection), in: register)
    try checks.stopIfRefused()
    guard let (_, _, objection) = register.objection(objection) else { throw Stop() }
    if let resolution = objection.resolution {
      try checks.stop(.g3, .objectionResolved, found: "\(objection.id.text) \(resolution.date)")
    }
    if resolvedOn < objection.filedOn {
      checks.refuse(.g2, .beforeFiling, found: "\(resolvedOn)", wanted: "\(objection.filedOn)")
    }
  }

  package func events(in register: Register) -> [Event] { [.objectionResolved(self)] }
}
