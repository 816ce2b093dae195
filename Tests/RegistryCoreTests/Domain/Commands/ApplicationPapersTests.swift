import Testing

@testable import RegistryCore

/// submitApplication, steps 11–14: the form, the papers and the facts (DOMAIN §6.2, §10).
@Suite struct ApplicationPapersTests {
  static let fields: [(String, JSONValue?, String)] = [
    ("filledOn", "2018-03-05", ""), ("filledOn", "2018-03-06", "formBad"), ("filledOn", "2018-02-29", "formBad"),
    ("filledOn", 20_180_301, "formBad"), ("registrationDate", "2018-03-06", "formBad"),
    ("operatorName", nil, "formMissing"), ("operatorName", .null, "formMissing"), ("operatorName", "", "formMissing"),
    ("operatorName", " ", "formBad"), ("operatorName", 1, "formBad"), ("principalName", "\u{3000}", "formBad"),
    ("startupTeamCount", 0, ""), ("startupTeamCount", -1, "formBad"), ("startupTeamCount", "12", "formBad"),
    ("startupTeamCount", .number(JSONNumber(validLiteral: "1.0")), "formBad"), ("startupTeamCount", true, "formBad"),
    ("startupTeamCount", nil, "formMissing"),
    ("serviceArea", 300, ""), ("serviceArea", "300.55", ""), ("serviceArea", "300.555", "formBad"),
    ("serviceArea", "-1", "formBad"), ("serviceArea", "", "formMissing"),
    ("providesPolicyService", false, ""), ("providesPolicyService", "true", "formBad"),
    ("contactEmail", "a@b.c", ""), ("contactEmail", "a@b", "formBad"), ("contactEmail", "a@b.", "formBad"),
    ("contactEmail", "a b@c.d", "formBad"), ("contactEmail", "a@@b.c", "formBad"), ("contactEmail", 7, "formBad"),
    ("competentDepartment", 7, ""), ("websiteOrWechat", "", ""), ("introduction", .null, ""), ("hobby", 1, ""),
  ]

  @Test(arguments: fields)
  func eachFieldOfTheFormIsOfItsType(field: String, value: JSONValue?, code: String) {
    let verdict = Scenario.registered.when(.apply().with("form.\(field)", value))
    #expect(verdict == (code.isEmpty ? "accepted applied" : "refused N1 \(code):\(field)"))
  }

  /// A refusal says what was found and what is accepted, and nothing of a person.
  static let told: [(String, JSONValue, String?, String?)] = [
    ("form.filledOn", "2018-03-06", "2018-03-06", "YYYY-MM-DD ≤ 2018-03-05"),
    ("form.startupTeamCount", "12", "12", "0, 1, 2 …"), ("form.serviceArea", "300.555", "300.555", "0 … 999999999.99"),
    ("form.operatorName", " ", "\" \"", nil), ("form.contactEmail", "zhang@", nil, "name@example.com"),
    ("form.principalName", 7, nil, nil),
    (
      "form.investorNature", "rich", "rich",
      "stateOwned, private, university, researchInstitute, other"
    ),
    ("facts.premisesKind", "rented", "rented", "owned, leased, granted"),
    ("facts.activeTeams", "3", "3", "0, 1, 2 …"),
  ]

  @Test(arguments: told)
  func aBadValueIsToldWithWhatIsAccepted(place: String, value: JSONValue, found: String?, wanted: String?) {
    let violations = Scenario.registered.violations(of: .apply().with(place, value))
    #expect(violations.map(\.found) == [found])
    #expect(violations.map(\.wanted) == [wanted])
  }

  /// Looked at as a text in its place, and once more against its values at the end.
  static let natures: [(JSONValue?, String)] = [
    ("stateOwned", "accepted applied"), ("researchInstitute", "accepted applied"),
    ("foreign", "refused N1 formBad:contactEmail; N1 formBad:investorNature"),
    (nil, "refused N1 formMissing:investorNature; N1 formBad:contactEmail; N1 formBad:investorNature"),
    (7, "refused N1 formBad:investorNature; N1 formBad:contactEmail; N1 formBad:investorNature"),
  ]

  @Test(arguments: natures)
  func theInvestorsNatureIsLookedAtTwice(value: JSONValue?, verdict: String) {
    let email: JSONValue = verdict.hasPrefix("accepted") ? "a@b.c" : "a"
    let act = Act.apply().with("form.investorNature", value).with("form.contactEmail", email)
    #expect(Scenario.registered.when(act) == verdict)
  }

  static let papers: [(JSONObject, JSONObject, String)] = [
    ([:], ["copies": 4], "accepted applied"),
    ([:], ["copies": 2], "refused N1 tooFewCopies"),
    (["materialCopies": 2], ["copies": 2], "accepted applied"),
    ([:], ["declarationSigned": false], "refused N1 declarationUnsigned"),
    ([:], ["sealed": false], "refused N1 notSealed"),
    ([:], ["planSections": .array([1, 2, 3, 4, 5, 6, 7])], "refused N1 planIncomplete"),
    (["planSectionCount": 7], ["planSections": .array([1, 2, 3, 4, 5, 6, 7])], "accepted applied"),
    ([:], ["planSections": .array([1, 2, 3, 4, 5, 6, 7, 7])], "refused N1 planIncomplete"),
    ([:], ["planSections": .array([1, "1", true, .null, 2, 3, "x", 4])], "accepted applied"),
    (
      [:],
      ["planSections": .array([1, .number(JSONNumber(validLiteral: "1.0")), 2, 3, 4, 5, 6, 7])],
      "refused N1 planIncomplete"
    ),
    ([:], ["sealed": false, "planSections": .array([1, .array([])])], "refused G14 malformed"),
    ([:], ["spaceId": "s9", "planSections": .array([.object([:])])], "refused G1 unknownSpace"),
    (
      [:], ["declarationSigned": false, "sealed": false, "copies": 0, "planSections": .array([])],
      "refused N1 declarationUnsigned; N1 notSealed; N1 tooFewCopies; N1 planIncomplete"
    ),
  ]

  @Test(arguments: papers)
  func thePapersAreComplete(parameters: JSONObject, changes: JSONObject, verdict: String) {
    #expect(Scenario.registered.given(.adopt(parameters)).when(.apply().with(changes)) == verdict)
  }

  static let facts: [(JSONObject, String)] = [
    (["facts.premisesKind": "owned"], ""), (["facts.premisesKind": "rented"], "N1 factsBad:premisesKind"),
    (["facts.serviceOrientation": .null], "N1 factsBad:serviceOrientation"),
    (["facts.totalArea": "1e3"], "N1 factsBad:totalArea"), (["facts.publicArea": .null], "N1 factsBad:publicArea"),
    (["facts.activeMakers": .null], "N1 factsBad:activeMakers"),
    (["facts.activeTeams": "3"], "N1 factsBad:activeTeams"),
    (["facts.leaseStart": "2018-02-30"], "N1 factsBad:leaseStart"), (["facts.leaseEnd": 1], "N1 factsBad:leaseEnd"),
    (["facts.leaseEnd": .null], "R4.2b leaseDatesMissing"),
    (
      ["facts": .object(["leaseEnd": "", "leaseStart": "", "activeTeams": -1, "activeMakers": .null])],
      "N1 factsBad:premisesKind; N1 factsBad:serviceOrientation; N1 factsBad:totalArea; N1 factsBad:publicArea; "
        + "N1 factsBad:activeMakers; N1 factsBad:activeTeams; N1 factsBad:leaseStart; N1 factsBad:leaseEnd"
    ),
    (["form.mentorCount": 0, "facts.totalArea": "x"], "N1 factsBad:totalArea"),
    (["sealed": false, "facts.totalArea": "x"], "N1 notSealed"),
  ]

  @Test(arguments: facts)
  func theFactsAreReadBeforeTheyAreJudged(changes: JSONObject, violations: String) {
    let verdict = Scenario.registered.when(.apply().with(changes))
    #expect(verdict == (violations.isEmpty ? "accepted applied" : "refused " + violations))
  }

  @Test func anotherNameInTheFormOnlyWarns() {
    let act = Act.apply().with("form.spaceName", "雁门空间")
    #expect(Scenario.registered.when(act) == "accepted applied W formNameMismatch")
    let renamed = Scenario.registered.given(.change("rename", ["newName": "雁门空间"], on: "2018-03-05"))
    #expect(renamed.when(act) == "accepted applied")
    #expect(renamed.when(act.with("submittedOn", "2018-03-04")) == "accepted applied W formNameMismatch")
  }
}
