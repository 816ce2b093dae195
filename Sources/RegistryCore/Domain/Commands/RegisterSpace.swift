/// 登记众创空间: enters a space in the registry, without a title yet (DOMAIN §6.1).
package struct RegisterSpace: CommandPayload {
  /// 众创空间标识, by which all later commands about the space name it.
  package let id: SpaceID
  /// 众创空间名称 at first; one that another space has now only warns.
  package let name: Text
  /// 地址 at first; one that another space has now only warns.
  package let address: Text
  /// 所属县（市、区）或开发区 at first; not judged here but when the space applies (R2.1).
  package let jurisdiction: Text
  /// 大专校内: the premises are on a campus, where the least total area is `campusMinArea` (R4.2a).
  package let isOnCampus: Bool
  /// 大专院校众创空间: reviewed by 市教育行政部门, as a rule (R5.1c).
  package let isCollegeOperated: Bool
  /// 运营主体 at first; who runs the space on the day applies for it (R5.1a).
  package let `operator`: OperatorID
  /// 登记日期: no application or change of the space is dated before it (G2).
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
