/// The proofs of article 4 that come with an application (申报事实), read without judging them.
package struct ApplicationFacts: Sendable {
  /// 场地来源: own premises (自有), leased ones (租赁), or ones given free of charge (无偿提供).
  package enum PremisesKind: String, Sendable {
    case owned, leased, granted
  }

  /// 场地来源; nil if absent or no such value. The lease is judged of leased premises alone (R4.2b).
  package let premises: PremisesKind?
  /// 服务对象 as sent; nil if absent or no such value. Of facts in a line of the log only this is read: the rest is nil.
  package let statedOrientation: ServiceOrientation?
  /// 可自主支配场地总面积, in m² (R4.2a); nil if absent or no decimal.
  package let totalArea: FixedDecimal?
  /// 公共办公与服务场地面积, in m² (R4.2c); nil if absent or no decimal.
  package let publicArea: FixedDecimal?
  /// 租期起: first day of the lease; nil if absent or no date.
  package let leaseStart: CivilDate?
  /// 租期止: last day of the lease, inclusive; nil if absent or no date.
  package let leaseEnd: CivilDate?
  private let object: JSONObject

  init(_ object: JSONObject) {
    self.object = object
    premises = object["premisesKind"]?.asText.flatMap { PremisesKind(name: $0) }
    statedOrientation = object["serviceOrientation"]?.asText.flatMap { ServiceOrientation(name: $0) }
    totalArea = object["totalArea"].flatMap(FixedDecimal.init)
    publicArea = object["publicArea"].flatMap(FixedDecimal.init)
    leaseStart = object["leaseStart"]?.asText.flatMap(CivilDate.init(iso:))
    leaseEnd = object["leaseEnd"]?.asText.flatMap(CivilDate.init(iso:))
  }

  /// Whom the space mainly serves. An accepted application always states it.
  package var orientation: ServiceOrientation { statedOrientation ?? .teamOriented }

  /// The number of active makers or teams; absent counts as none.
  func activeCount(_ name: Text) -> Int64 {
    object[name]?.asNatural ?? 0
  }

  /// The facts that have no valid value, in the order in which DOMAIN §6.2 step 14 names them.
  var faults: [Text] {
    var faults: [Text] = []
    if premises == nil { faults.append("premisesKind") }
    if statedOrientation == nil { faults.append("serviceOrientation") }
    if totalArea == nil { faults.append("totalArea") }
    if publicArea == nil { faults.append("publicArea") }
    for name: Text in ["activeMakers", "activeTeams"] {
      if let value = object[name], value.asNatural == nil { faults.append(name) }
    }
    if object.present("leaseStart") != nil, leaseStart == nil { faults.append("leaseStart") }
    if object.present("leaseEnd") != nil, leaseEnd == nil { faults.append("leaseEnd") }
    return faults
  }

  /// Refuses the application for one of the faults.
  func refuse(_ fault: Text, _ checks: inout Checks) {
    checks.refuse(
      .n1, .factsBad, detail: fault, found: object[fault]?.brief, wanted: FactTable.field(fault)?.accepted)
  }
}
