import Testing

@testable import RegistryCore

/// registerOperator and registerSpace (DOMAIN §6.1).
@Suite struct RegistrationTests {
  static let secondCode: Text = "91350100M000100Y43"

  static let operators: [(JSONObject, String)] = [
    ([:], "accepted operatorRegistered"),
    (["operatorId": "op1"], "refused G1 duplicateId"),
    (["operatorId": "OP1"], "accepted operatorRegistered"),
    (["operatorKind": "otherOrganization"], "accepted operatorRegistered"),
    (["uscc": .null], "refused G1 usccMissing"),
    (["hostUscc": "91140600MA0GQ1XX6C"], "refused G14 unexpectedField:hostUscc"),
    (["uscc": .null, "hostUscc": "x"], "refused G1 usccMissing; G14 unexpectedField:hostUscc"),
    (["uscc": "91350100M000100Y4"], "refused G1 badUscc:length"),
    (["uscc": "91350100M00O100Y43"], "refused G1 badUscc:character"),
    (["uscc": "91A50100M000100Y43"], "refused G1 badUscc:regionCode"),
    (["uscc": "91350100M000100Y44"], "refused G1 badUscc:checkCharacter"),
    (["uscc": "91140600MA0GQ1XX0R"], "accepted operatorRegistered W orgCodeCheck"),
    (["uscc": "91140600MA0GQ1XX6C"], "refused G1 duplicateUscc"),
    (["operatorId": "op1", "uscc": "91140600MA0GQ1XX6C"], "refused G1 duplicateId; G1 duplicateUscc"),
    (["operatorKind": "affiliatedBody"], "refused R4.1a hostMissing"),
    (["operatorKind": "affiliatedBody", "uscc": .null], "refused R4.1a hostMissing"),
    (
      ["operatorKind": "affiliatedBody", "uscc": .null, "hostUscc": "91140600MA0GQ1XX6C"],
      "accepted operatorRegistered"
    ),
    (
      ["operatorKind": "affiliatedBody", "uscc": .null, "hostUscc": "91140600MA0GQ1XX0R"],
      "accepted operatorRegistered"
    ),
    (["operatorKind": "affiliatedBody", "hostUscc": "91140600MA0GQ1XX6C"], "accepted operatorRegistered"),
    (
      ["operatorKind": "affiliatedBody", "uscc": "x", "hostUscc": "y"],
      "refused G1 badUscc:length; G1 badUscc:length"
    ),
    (
      ["operatorKind": "affiliatedBody", "uscc": "91140600MA0GQ1XX6C", "hostUscc": "91350100M00O100Y43"],
      "refused G1 badUscc:character; G1 duplicateUscc"
    ),
  ]

  @Test(arguments: operators)
  func registersAnOperator(changes: JSONObject, verdict: String) {
    let act = Act.registerOperator("op2", uscc: RegistrationTests.secondCode).with(changes)
    #expect(Scenario().given(.registerOperator()).when(act) == verdict)
  }

  @Test func hostCodesMayRepeat() {
    let body = Act.registerOperator("op2").with(["operatorKind": "affiliatedBody", "uscc": .null])
      .with("hostUscc", "91140600MA0GQ1XX6C")
    #expect(
      Scenario().given(.registerOperator(), body).when(body.with("operatorId", "op3")) == "accepted operatorRegistered")
  }

  static let spaces: [(JSONObject, String)] = [
    (["spaceId": "s2"], "accepted spaceRegistered W addressInUse, nameInUse"),
    (["spaceId": "s2", "name": "新空间"], "accepted spaceRegistered W addressInUse"),
    (["spaceId": "s2", "address": "新路1号"], "accepted spaceRegistered W nameInUse"),
    (["spaceId": "s2", "name": "雁门众创空间 ", "address": "新路1号"], "accepted spaceRegistered"),
    (["spaceId": "s1"], "refused G1 duplicateId"),
    (["spaceId": "s2", "operatorId": "op2"], "refused G1 unknownOperator"),
    (["operatorId": "op2"], "refused G1 duplicateId; G1 unknownOperator"),
    (["spaceId": "s2", "name": "新空间", "address": "新路1号", "jurisdiction": "taiyuan"], "accepted spaceRegistered"),
  ]

  @Test(arguments: spaces)
  func registersASpace(changes: JSONObject, verdict: String) {
    #expect(Scenario.registered.when(.registerSpace().with(changes)) == verdict)
  }

  /// Only the last name by date is in use, whatever its date and whenever it was recorded.
  @Test func aNameGivenUpIsFree() {
    let renamed = Scenario.registered.given(.change("rename", ["newName": "新空间"], on: "2018-09-01"))
    let act = Act.registerSpace("s2").with("address", "新路1号")
    #expect(renamed.when(act) == "accepted spaceRegistered")
    #expect(renamed.when(act.with("name", "新空间")) == "accepted spaceRegistered W nameInUse")
    let earlier = renamed.given(.change("rename", ["newName": "旧空间"], id: "g2", on: "2018-08-01"))
    #expect(earlier.when(act.with("name", "旧空间")) == "accepted spaceRegistered")
    #expect(earlier.when(act.with("name", "新空间")) == "accepted spaceRegistered W nameInUse")
  }

  @Test func anIdIsOfOneKindOnly() {
    let scenario = Scenario().given(.registerOperator("x"), .registerSpace("x", operator: "x"))
    #expect(scenario.register.operators["x"] != nil)
    #expect(scenario.state("x", on: "2017-06-01") == "uncertified")
    #expect(scenario.state("x", on: "2017-05-31") == "unknown")
  }
}
