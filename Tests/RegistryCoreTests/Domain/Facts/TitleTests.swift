import Testing

@testable import RegistryCore

/// How long a title is valid, and when it is in force (DOMAIN §5.3).
@Suite struct TitleTests {
  struct Term: Sendable {
    let parameters: JSONObject
    let decided: Text
    let effective: JSONValue?
    let first: Text
    let last: Text

    init(_ decided: Text, _ effective: JSONValue?, _ first: Text, _ last: Text, _ parameters: JSONObject = [:]) {
      self.parameters = parameters
      self.decided = decided
      self.effective = effective
      self.first = first
      self.last = last
    }
  }

  static let firstTerms = [
    Term("2018-06-10", nil, "2018-06-10", "2021-06-10"),
    Term("2018-06-10", "2018-12-31", "2018-12-31", "2021-12-31"),
    Term("2018-06-10", nil, "2018-06-10", "2021-06-09", ["periodEnd": "dayBefore"]),
    Term("2018-06-10", nil, "2018-06-10", "2020-06-10", ["validityYears": 2]),
    Term("2018-06-10", nil, "2018-06-10", "2018-06-10", ["validityYears": 0]),
    Term("2020-02-29", nil, "2020-02-29", "2023-02-28"),
    Term("2020-02-29", nil, "2020-02-29", "2023-02-28", ["periodEnd": "dayBefore"]),
    Term("2020-02-29", nil, "2020-02-29", "2024-02-29", ["validityYears": 4]),
  ]

  @Test(arguments: firstTerms)
  func aFirstTitleRunsFromItsFirstDay(term: Term) {
    let scenario = Scenario.onNotice.given(
      .adopt(term.parameters), Act.certify(on: term.decided).with("effectiveDate", term.effective))
    #expect(scenario.space.titles[0].term == TitleTerm(validFrom: .day(term.first), validUntil: .day(term.last)))
  }

  /// The title before ran to 2021-06-10.
  static let renewals = [
    Term("2021-06-10", nil, "2021-06-11", "2024-06-10"), Term("2021-05-29", nil, "2021-06-11", "2024-06-10"),
    Term("2021-06-11", nil, "2021-06-11", "2024-06-11"), Term("2021-06-10", "2021-06-11", "2021-06-11", "2024-06-11"),
    Term("2021-06-10", "2021-07-01", "2021-07-01", "2024-07-01"),
    Term("2021-06-10", nil, "2021-06-11", "2024-06-10", ["periodEnd": "dayBefore"]),
    Term("2021-06-10", "2021-06-11", "2021-06-11", "2024-06-10", ["periodEnd": "dayBefore"]),
    Term("2021-06-10", nil, "2021-06-11", "2023-06-10", ["validityYears": 2]),
  ]

  @Test(arguments: renewals)
  func aRenewalContinuesTheTitleInForce(term: Term) {
    let scenario = CertifyTests.renewing.given(
      .adopt(term.parameters), Act.certify("t2", "a2", on: term.decided).with("effectiveDate", term.effective))
    #expect(scenario.space.titles[1].term == TitleTerm(validFrom: .day(term.first), validUntil: .day(term.last)))
  }

  @Test func theLengthIsThatOfTheDayOfDecision() {
    let scenario = Scenario.onNotice.given(.adopt(["validityYears": 1], from: "2018-06-10"))
    #expect(scenario.given(.certify(on: "2018-06-10")).space.titles[0].validUntil == .day("2019-06-10"))
    #expect(scenario.given(.certify(on: "2018-06-09")).space.titles[0].validUntil == .day("2021-06-09"))
  }

  /// A later version of the regulation does not touch what has been computed.
  @Test func aTitleKeepsItsDates() {
    let scenario = Scenario.certified.given(.adopt(["validityYears": 1, "periodEnd": "dayBefore"]))
    #expect(scenario.space.titles[0].validUntil == .day("2021-06-10"))
    #expect(scenario.folded().spaces["s1"]?.titles[0].validUntil == .day("2021-06-10"))
  }

  static let held: [(Int, Bool)] = [(2017, false), (2018, true), (2019, true), (2021, true), (2022, false)]

  @Test(arguments: held)
  func aTitleIsHeldInItsYears(year: Int, isHeld: Bool) {
    #expect(Scenario.certified.space.heldTitle(in: year) == isHeld)
  }

  @Test func aTitleThatEndsOnNewYearsDayIsNotHeldInThatYear() {
    let ended = Scenario.certified.given(Act.relinquish(on: "2019-12-01").with("effectiveDate", "2020-01-01"))
    #expect(ended.space.heldTitle(in: 2019))
    #expect(!ended.space.heldTitle(in: 2020))
    let later = Scenario.certified.given(Act.relinquish(on: "2019-12-01").with("effectiveDate", "2020-01-02"))
    #expect(later.space.heldTitle(in: 2020))
    let never = Scenario.onNotice.given(Act.certify().with("effectiveDate", "2018-12-01"), .findFraud(on: "2018-10-01"))
    #expect(!never.space.heldTitle(in: 2018))
  }

  static let tenures: [(Text, Text, Bool)] = [
    ("2018-06-10", "2018-06-10", true), ("2018-06-09", "2018-06-10", false), ("2018-06-10", "2024-06-10", true),
    ("2021-06-10", "2021-06-11", true), ("2018-06-10", "2024-06-11", false), ("2024-06-11", "2024-06-11", false),
    ("2030-01-01", "2029-12-31", true),
  ]

  @Test(arguments: tenures)
  func aRenewalContinuesTheTenure(first: Text, last: Text, isHeld: Bool) {
    let renewed = CertifyTests.renewing.given(.certify("t2", "a2", on: "2021-06-10"))
    #expect(renewed.space.hasTenure(from: .day(first), to: .day(last)) == isHeld)
  }

  @Test func aGapEndsTheTenure() {
    let gap = CertifyTests.renewing.given(
      Act.certify("t2", "a2", on: "2021-06-10").with("effectiveDate", "2021-06-12"))
    #expect(!gap.space.hasTenure(from: .day("2021-06-10"), to: .day("2021-06-12")))
    #expect(gap.space.hasTenure(from: .day("2021-06-12"), to: .day("2024-06-12")))
  }
}
