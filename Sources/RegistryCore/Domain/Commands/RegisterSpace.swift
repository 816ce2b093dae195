/// 登记众创空间: enters a space in the registry, without a title yet (DOMAIN §6.1).
package struct RegisterSpace: CommandPayload {
  package let id: SpaceID
  package let name: Text
  package let address: Text
  package let jurisdiction: Text
  package let isOnCampus: Bool
  package let isCollegeOperated: Bool
  package let `operator`: OperatorID
  package let registeredOn: CivilDate

  package init(_ fields: Fields) {
    id = fields.id("spaceId")
    name = fields.text("name")
    address = fields.text("address")
    jurisdiction = fields.text("jurisdiction")
    isOnCampus = fields.bool("onCampus")
    isCollegeOperated = fields.bool("collegeOperated")
    `operator` = fields.id("operatorId")
    registeredOn = fields.date("registeredOn")
  }

  package var date: CivilDate? { registeredOn }
  package var introduces: EntityKey? { .space(id) }
  package var references: [Reference] { [.operator(`operator`)] }
  package func subject(in register: Register) -> Subject { .space(id) }
  package func concerned(in register: Register) -> [EntityKey] { [.operator(`operator`)] }

  package func check(_ checks: inout Checks, in register: Register) throws(Stop) {
    checks.requireUnused(.space(id), in: register)
    checks.require(.operator(`operator`), in: register)
    if register.names.spaces(named: name) > 0 { checks.warn(.nameInUse) }
    if register.names.spaces(at: address) > 0 { checks.warn(.addressInUse) }
  }

  package func events(in register: Register) -> [Event] { [.spaceRegistered(self)] }
}
