import Testing

@testable import RegistryCore

/// recordChange (DOMAIN §6.8).
@Suite struct ChangeTests {
  static let relocation: JSONObject = [
    "newAddress": "平鲁区胜利路2号", "newJurisdiction": "pinglu", "documentNo": "朔科函〔2018〕4号", "newTotalArea": "250",
    "newPublicArea": "225",
  ]

  static let titled: [(JSONValue, JSONObject, JSONObject, String)] = [
    ("relocate", [:], [:], ""), ("relocate", [:], ["documentNo": .null], "G5 approvalMissing"),
    ("relocate", [:], ["newJurisdiction": "taiyuan"], "R2.1 outsideMunicipality"),
    ("relocate", ["jurisdictions": .array([])], [:], "R2.1 outsideMunicipality"),
    ("relocate", [:], ["newTotalArea": .null], "G5 areaMissing"),
    ("relocate", [:], ["newPublicArea": .null], "G5 areaMissing"),
    ("relocate", [:], ["newPublicArea": "224.99"], "R4.2c publicShareBelowMinimum"),
    ("relocate", [:], ["newTotalArea": "199.99", "newPublicArea": 190], "R4.2a areaBelowMinimum"),
    ("relocate", [:], ["newPublicArea": "251"], "G15 publicAreaExceedsTotal"),
    ("relocate", ["otherMinArea": "251"], [:], "R4.2a areaBelowMinimum"),
    (
      "relocate", [:], ["newAddress": .null, "newJurisdiction": .null],
      "G14 missing:newAddress; G14 missing:newJurisdiction"
    ),
    (
      "relocate", [:],
      ["documentNo": .null, "newJurisdiction": "taiyuan", "newTotalArea": .null],
      "G5 approvalMissing; R2.1 outsideMunicipality; G5 areaMissing"
    ),
    ("area", [:], ["documentNo": .null], ""),
    ("area", [:], ["newTotalArea": "100", "newPublicArea": "90"], "R4.2a areaBelowMinimum"),
    (
      "area", [:], ["newTotalArea": .null, "newPublicArea": .null],
      "G14 missing:newTotalArea; G14 missing:newPublicArea"
    ),
    ("rename", [:], ["newName": "新"], ""), ("rename", [:], [:], "G14 missing:newName"),
    ("rename", [:], ["newName": "新", "newTotalArea": "1", "newPublicArea": "1"], "R4.2a areaBelowMinimum"),
    ("rename", [:], ["newName": "新", "newTotalArea": "1", "newPublicArea": .null], ""),
    ("operator", [:], ["newOperatorId": "op2"], ""), ("operator", [:], [:], "G14 missing:newOperatorId"),
    ("operator", [:], ["newOperatorId": "op2", "documentNo": .null], "G5 approvalMissing"),
    ("operator", [:], ["newOperatorId": "op9"], "G1 unknownOperator"),
    (
      "operator", [:], ["newOperatorId": "op9", "documentNo": .null, "newTotalArea": "10", "newPublicArea": "10"],
      "G5 approvalMissing; R4.2a areaBelowMinimum; G1 unknownOperator"
    ),
    ("rename", [:], ["newName": "新", "changeId": "g0"], "G1 duplicateId"),
    ("rename", [:], ["newName": "新", "spaceId": "s9"], "G1 unknownSpace"),
    ("rename", [:], ["newName": "新", "spaceId": .null], "G1 unknownSpace"),
    ("rename", [:], ["newName": "新", "spaceId": .null, "changeId": "g0"], "G1 duplicateId; G1 unknownSpace"),
    ("rename", [:], ["newName": "新", "effectiveDate": "2016-11-10"], "R12.1 noRegulationInForce"),
    ("rename", [:], ["newName": "新", "effectiveDate": "2017-05-31"], "G2 beforeSpaceRegistered"),
    ("rename", [:], ["effectiveDate": "2017-05-31"], "G2 beforeSpaceRegistered; G14 missing:newName"),
  ]

  @Test(arguments: titled)
  func aSpaceWithATitleChangesWithApproval(
    kind: JSONValue, parameters: JSONObject, changes: JSONObject, violations: String
  ) {
    let scenario = Scenario.certified.given(
      .registerOperator("op2", uscc: RegistrationTests.secondCode),
      .change("rename", ["newName": "雁门众创空间"], id: "g0"), .adopt(parameters))
    let act = Act.change(kind, Self.relocation).with(changes)
    #expect(scenario.when(act) == (violations.isEmpty ? "accepted changed" : "refused " + violations))
  }

  /// Without a title neither approval nor areas are asked for.
  static let untitled: [(JSONValue, JSONObject, String)] = [
    ("relocate", ["newAddress": "太原路1号", "newJurisdiction": "taiyuan"], "accepted changed"),
    ("area", ["newTotalArea": "1", "newPublicArea": "1"], "accepted changed"),
    ("operator", ["newOperatorId": "op2"], "accepted changed"),
  ]

  @Test(arguments: untitled)
  func aSpaceWithoutATitleChangesFreely(kind: JSONValue, fields: JSONObject, verdict: String) {
    let second = Act.registerOperator("op2", uscc: RegistrationTests.secondCode)
    #expect(Scenario.registered.given(second).when(.change(kind, fields)) == verdict)
    #expect(Scenario.certified.given(second).when(.change(kind, fields, on: "2018-06-09")) == verdict)
    #expect(Scenario.certified.given(second).when(.change(kind, fields, on: "2018-06-10")) != verdict)
  }

  @Test func anOperatorDoesNotChangeDuringAnApplication() {
    let applied = Scenario.applied.given(.registerOperator("op2", uscc: RegistrationTests.secondCode))
    let act = Act.change("operator", ["newOperatorId": "op2"], on: "2018-04-01")
    #expect(applied.when(act) == "refused G5 applicationOpen")
    #expect(applied.given(.withdraw()).when(act) == "accepted changed")
  }

  @Test func anotherSpacesNameOnlyWarns() {
    let two = Scenario.registered.given(
      .registerSpace("s2").with(["name": "二", "address": "二路"]))
    let warned = "accepted changed W nameInUse"
    #expect(two.when(.change("rename", ["newName": "二"])) == warned)
    #expect(two.when(.change("rename", ["newName": "雁门众创空间"])) == "accepted changed")
    let same = two.given(.change("rename", ["newName": "二"]))
    #expect(same.when(.change("rename", ["newName": "二"], id: "g2")) == warned)
    #expect(two.when(.change("relocate", ["newAddress": "二路", "newJurisdiction": "pinglu"])) == "accepted changed")
  }

  static let renamings: [(JSONObject, String)] = [
    (["operatorId": "op1", "newName": "新公司"], "accepted changed"),
    (["operatorId": "op9", "newName": "新公司"], "refused G1 unknownOperator"),
    (["newName": "新公司"], "refused G1 unknownOperator"), (["operatorId": "op1"], "refused G14 missing:newName"),
    ([:], "refused G1 unknownOperator; G14 missing:newName"),
    (["operatorId": "op1", "newName": "新公司", "effectiveDate": "2016-01-01"], "accepted changed"),
    (["changeId": "g0"], "refused G1 duplicateId; G1 unknownOperator; G14 missing:newName"),
  ]

  @Test(arguments: renamings)
  func anOperatorTakesAnotherName(changes: JSONObject, verdict: String) {
    let scenario = Scenario.registered.given(.change("rename", ["newName": "雁门众创空间"], id: "g0"))
    let act = Act.change("operatorRename").with("spaceId", nil).with(changes)
    #expect(scenario.when(act) == verdict)
  }

  @Test func aValueIsTheLastByDateUpToTheDay() {
    let changed = Scenario.registered.given(
      .change("rename", ["newName": "丙"], id: "g1", on: "2018-09-01"),
      .change("rename", ["newName": "乙"], id: "g2", on: "2018-08-01"),
      .change("rename", ["newName": "丁"], id: "g3", on: "2018-09-01"),
      .change("operatorRename", ["operatorId": "op1", "newName": "新公司"], id: "g4", on: "2018-09-01"))
    let names: [(Text, Text)] = [
      ("2010-01-01", "雁门众创空间"), ("2018-07-31", "雁门众创空间"), ("2018-08-01", "乙"), ("2018-08-31", "乙"),
      ("2018-09-01", "丁"), ("2030-01-01", "丁"),
    ]
    for (day, name) in names { #expect(changed.space.names.on(.day(day)) == name) }
    #expect(changed.register.operators["op1"]?.names.on(.day("2018-08-31")) == "朔州雁门科技有限公司")
    #expect(changed.register.operators["op1"]?.names.on(.day("2018-09-01")) == "新公司")
  }
}
