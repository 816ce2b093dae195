import Testing

@testable import RegistryCore

/// adoptRegulation and openCall (DOMAIN §6.1).
@Suite struct RegulationCommandTests {
  static let adoptions: [(String, JSONValue?, String)] = [
    ("regulationId", "szzc-2018", "accepted regulationAdopted"),
    ("regulationId", "szzc-2016", "refused G1 duplicateId"),
    ("regulationId", "v1", "refused G1 duplicateId"),
    ("documentNo", "朔科发[2016]31号", "accepted regulationAdopted W documentNoNormalized"),
    ("effectiveFrom", "2016-11-11", "accepted regulationAdopted"),
    ("effectiveFrom", "2016-11-10", "refused R12.1 effectiveBeforeIssue"),
    ("effectiveFrom", "2099-01-01", "accepted regulationAdopted"),
    ("parameters", .object([:]), "accepted regulationAdopted"),
    ("parameters", .object(["mentorMin": -1, "no": 1, "yes": 2]), "refused G14 unknownParameter:no"),
    ("parameters", .object(["validityYears": 2, "mentorMin": "3"]), "refused G14 badParameter:mentorMin"),
    ("parameters", .object(["banYears": .null, "mentorMin": "3"]), "refused G14 badParameter:banYears"),
    ("parameters", .object(["rectificationMaxDays": .null]), "accepted regulationAdopted"),
  ]

  @Test(arguments: adoptions)
  func adoptsARegulation(place: String, value: JSONValue?, verdict: String) {
    let act = Act.adopt(["mentorMin": 5], id: "v2").with(place, value)
    #expect(Scenario().given(.adopt([:], id: "v1")).when(act) == verdict)
  }

  @Test func eachFaultOfARegulationStopsTheNext() {
    let act = Act.adopt(["no": 1, "mentorMin": "3"], id: "szzc-2016", from: "2016-01-01")
    #expect(Scenario().when(act) == "refused G1 duplicateId")
    #expect(Scenario().when(act.with("regulationId", "v1")) == "refused G14 unknownParameter:no")
    let known = act.with("regulationId", "v1").with("parameters.no", nil)
    #expect(Scenario().when(known) == "refused G14 badParameter:mentorMin")
  }

  /// The new version starts from the one in force on its first day, as known when it is adopted.
  @Test func aVersionChangesTheOneThatItFollows() {
    let scenario = Scenario().given(
      .adopt(["mentorMin": 5], id: "v1", from: "2018-01-01"),
      .adopt(["validityYears": 2], id: "v2", from: "2019-01-01"),
      .adopt(["banYears": 9], id: "v3", from: "2017-01-01"))
    let expected: [(Text, Int, Int, Int)] = [
      ("2016-12-31", 3, 3, 2), ("2017-12-31", 3, 3, 9), ("2018-12-31", 5, 3, 2), ("2019-12-31", 5, 2, 2),
    ]
    for (day, mentors, validity, ban) in expected {
      let parameters = scenario.register.parameters(on: .day(day))
      #expect(parameters.mentorMin == mentors && parameters.validityYears == validity && parameters.banYears == ban)
    }
  }

  @Test func listsAndObjectsAreReplacedWhole() {
    let scenario = Scenario().given(
      .adopt(["sanctionKinds": .object(["minor": .array(["talk"])]), "attestedConditions": .array([])]))
    let parameters = scenario.register.parameters(on: .day("2018-01-01"))
    #expect(parameters.sanctionKinds == SanctionKinds(minor: ["talk"]))
    #expect(parameters.attestedConditions.isEmpty)
  }

  static let calls: [(String, JSONValue?, String)] = [
    ("callId", "k2", "accepted callOpened"),
    ("callId", "k1", "refused G1 duplicateId"),
    ("closesOn", "2018-01-10", "accepted callOpened"),
    ("closesOn", "2018-01-09", "refused G2 closesBeforeOpens"),
    ("opensOn", "2016-11-11", "accepted callOpened"),
    ("opensOn", "2016-11-10", "refused R12.1 noRegulationInForce"),
    ("documentNo", "朔科发【2018】3号", "accepted callOpened W documentNoNormalized"),
  ]

  @Test(arguments: calls)
  func opensACall(place: String, value: JSONValue?, verdict: String) {
    #expect(Scenario().given(.openCall("k1")).when(.openCall("k2").with(place, value)) == verdict)
  }

  @Test func eachFaultOfACallStopsTheNext() {
    let act = Act.openCall("k1", from: "2016-01-02", to: "2016-01-01")
    #expect(Scenario().given(.openCall("k1")).when(act) == "refused G1 duplicateId")
    #expect(Scenario().when(act) == "refused G2 closesBeforeOpens")
  }

  @Test func aVersionBeforeTheMeasureGovernsNoDayBeforeIt() {
    let early = Act.adopt(["mentorMin": 9], from: "2015-01-01").with("issuedOn", "2015-01-01")
    let scenario = Scenario().given(early)
    #expect(scenario.when(.openCall(from: "2016-11-10")) == "refused R12.1 noRegulationInForce")
    #expect(scenario.register.parameters(on: .day("2018-01-01")).mentorMin == 3)
  }
}
