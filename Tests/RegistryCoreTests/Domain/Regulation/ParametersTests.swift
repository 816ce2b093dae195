import Testing

@testable import RegistryCore

@Suite struct ParametersTests {
  private static func list(_ items: JSONValue...) -> JSONValue { .array(items) }
  private static func literal(_ text: String) -> JSONValue { .number(JSONNumber(validLiteral: text)) }

  private static let naturals: [Text] = [
    "leaseMinYears", "mentorMin", "activeMakersMin", "activeTeamsMin", "inspectionMinOrganizations",
    "expertPanelMinSize", "publicNoticeMinDays", "materialCopies", "planSectionCount", "validityYears",
    "renewalWindowMonths", "reapplyCoolingOffDays", "banYears", "reconsiderationDays", "litigationMonths",
  ]
  private static let decimals: [Text] = ["campusMinArea", "otherMinArea", "publicAreaMinPercent", "eventsPerMonthMin"]
  private static let booleans: [Text] = [
    "seedFundRequired", "broadbandRequired", "objectionRealNameRequired", "requireOpenCall",
    "fraudBanBeforeCertification", "banBlocksPendingApplications", "banBlocksTakeover",
    "fraudRevocationMayBeRetroactive", "reportDueInCertificationYear",
  ]
  private static let monthDays: [Text] = ["reportDueMonthDay", "reportWindowOpensMonthDay"]
  private static let stringLists: [Text] = ["jurisdictions", "assessmentGrades", "rewardGrades", "rectificationGrades"]
  private static let choices: [(Text, [String])] = [
    ("leaseTermBasis", ["contractTerm", "remainingAtApplication"]),
    ("collegeReviewBody", ["educationAuthority", "countyBureau"]),
    ("publicNoticeDayKind", ["workingDay", "calendarDay"]), ("periodEnd", ["correspondingDay", "dayBefore"]),
    ("banSubject", ["operator", "space", "both"]),
  ]

  /// Allowed values, under the name of the parameter.
  private static let good: [(Text, [JSONValue])] =
    naturals.map { ($0, [0, 1, 1_000, literal("-0")]) } + decimals.map { ($0, ["0", "90", "199.99", "999999999.99"]) }
    + booleans.map { ($0, [true, false]) } + monthDays.map { ($0, ["01-01", "02-28", "12-31"]) }
    + stringLists.map { ($0, [list(), list("a"), list("a", "a"), list("\u{3000}x")]) }
    + choices.map { ($0.0, $0.1.map { .string(Text($0)) }) } + [
      ("attestedConditions", [list(), list("R4.1b"), list("G15", "N1", "R12.1")]),
      ("rectificationMaxDays", [.null, 1, 100_000]),
      (
        "procedureStages",
        [
          list(), list(.object(["stage": "publicNotice", "required": false])),
          list(
            .object(["required": true, "stage": "expertReview"]), .object(["stage": "localReview", "required": true])),
        ]
      ),
      (
        "sanctionKinds",
        [.object([:]), .object(["minor": list()]), .object(["serious": list("revocation"), "minor": list("talk")])]
      ),
      (
        "calendar",
        [
          .object([:]), .object(["daysOff": list()]), .object(["workdays": list("2022-10-08")]),
          .object(["daysOff": list("2022-10-03", "1900-01-01"), "workdays": list("2200-12-31")]),
        ]
      ),
    ]

  /// Values outside the table.
  private static let bad: [(Text, [JSONValue])] =
    naturals.map { ($0, [.null, 1_001, "1", true, literal("-1"), literal("1.0"), literal("1e2"), list()]) }
    + decimals.map { ($0, [.null, 100, "", "-1", "1.234", "x", true]) }
    + booleans.map { ($0, [.null, "true", 1, 0]) }
    + monthDays.map { ($0, [.null, "02-29", "13-01", "1-1", "2018-12-31", 1_231]) }
    + stringLists.map { ($0, [.null, "a", .object([:]), list(""), list(" "), list("a", 1), list(.null)]) }
    + choices.map { ($0.0, [.null, "", "other", true, list()]) } + [
      ("attestedConditions", [.null, "R4.1b", list("R4.1"), list("R4.1b", "r4.4"), list(1)]),
      ("rectificationMaxDays", [0, literal("-1"), "30", true, literal("1.5")]),
      (
        "procedureStages",
        [
          .null, .object([:]), list("localReview"), list(.object(["stage": "localReview"])),
          list(.object(["stage": "localReview", "required": 1])),
          list(.object(["stage": "review", "required": true])),
          list(.object(["stage": "localReview", "required": true, "days": 3])),
          list(
            .object(["stage": "localReview", "required": true]), .object(["stage": "localReview", "required": false])),
        ]
      ),
      (
        "sanctionKinds",
        [
          .null, list(), .object(["grave": list("x")]), .object(["minor": "talk"]), .object(["minor": .null]),
          .object(["minor": list(" ")]),
        ]
      ),
      (
        "calendar",
        [
          .null, list(), .object(["daysOff": "2022-10-03"]), .object(["daysOff": list("2022-02-30")]),
          .object(["workdays": list(20_221_008)]), .object(["holidays": list()]), .object(["daysOff": .null]),
        ]
      ),
    ]

  @Test func everyParameterIsTried() {
    #expect(Set(ParametersTests.good.map(\.0)) == Set(Parameters.names))
    #expect(Set(ParametersTests.bad.map(\.0)) == Set(Parameters.names))
    #expect(Parameters.names.count == 44)
  }

  @Test func takesAllowedValuesAndReadsThemBack() {
    for (name, values) in ParametersTests.good {
      for value in values {
        var parameters = Parameters.shuozhou2016
        let taken = parameters.replace(name, with: value)
        #expect(taken, "\(name) refused \(value)")
        var copy = Parameters.shuozhou2016
        let readBack = copy.replace(name, with: parameters.json[name] ?? "absent")
        #expect(readBack, "\(name) of \(value)")
        #expect(copy == parameters, "\(name) of \(value)")
      }
    }
  }

  @Test func refusesValuesOutsideTheTableAndStaysAsItWas() {
    for (name, values) in ParametersTests.bad {
      for value in values {
        var parameters = Parameters.shuozhou2016
        let taken = parameters.replace(name, with: value)
        #expect(!taken, "\(name) took \(value)")
        #expect(parameters == .shuozhou2016, "\(name)")
      }
    }
    var parameters = Parameters.shuozhou2016
    let taken = parameters.replace("mentorsMin", with: 3)
    #expect(!taken)
  }

  @Test func theBuiltInSetIsThatOfTheMeasure() {
    let json = Parameters.shuozhou2016.json
    #expect(json.keys == Parameters.names)
    #expect(json["campusMinArea"] == "100")
    #expect(json["otherMinArea"] == "200")
    #expect(json["validityYears"] == 3)
    #expect(json["banYears"] == 2)
    #expect(json["rectificationMaxDays"] == .null)
    #expect(json["reportDueMonthDay"] == "12-31")
    #expect(
      json["attestedConditions"] == ParametersTests.list("R4.1b", "R4.2d", "R4.3b", "R4.3e", "R4.3f", "R4.4"))
    #expect(Parameters.merged(base: .shuozhou2016, changes: json) == .success(.shuozhou2016))
  }

  @Test func unknownNamesComeBeforeBadValuesInOrderOfAppearance() {
    let changes: JSONObject = ["mentorMin": "5", "zz": 1, "aa": 1]
    #expect(
      Parameters.merged(base: .shuozhou2016, changes: changes)
        == .failure(Violation(.g14, .unknownParameter, detail: "zz")))
    let bad: JSONObject = ["validityYears": 2, "otherMinArea": 200, "mentorMin": "5"]
    guard case .failure(let violation) = Parameters.merged(base: .shuozhou2016, changes: bad) else {
      Issue.record("bad values were taken")
      return
    }
    #expect(violation.codeText == "badParameter:otherMinArea")
  }

  @Test func wholeParametersAreReplacedAndOthersKept() throws {
    var base = Parameters.shuozhou2016
    base.mentorMin = 5
    let changes: JSONObject = ["sanctionKinds": .object(["minor": ParametersTests.list("talk")])]
    let merged = try Parameters.merged(base: base, changes: changes).get()
    #expect(merged.mentorMin == 5)
    #expect(merged.sanctionKinds[.minor] == ["talk"])
    #expect(merged.sanctionKinds[.serious].isEmpty)
  }

  @Test func aCopyDoesNotFollowItsOriginal() {
    var changed = Parameters.shuozhou2016
    let copy = changed
    changed.validityYears = 2
    #expect(copy.validityYears == 3)
    #expect(changed != copy)
  }

  @Test func everyParameterIsExplainedInBothLanguages() {
    for spec in ParameterTable.all {
      #expect(!spec.meaning.chinese.isEmpty && !spec.meaning.english.isEmpty && !spec.allowed.isEmpty)
      #expect(spec.meaning.chinese.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(spec.name)")
    }
  }
}

@Suite struct StageTests {
  @Test(arguments: [
    (Stage.localReview, Rule.r51d), (.preliminaryReview, .n3), (.siteInspection, .r52b), (.expertReview, .r53a),
    (.deliberation, .r53b), (.publicNotice, .r53c),
  ])
  func namesItsRule(stage: Stage, rule: Rule) {
    #expect(stage.rule == rule)
  }

  @Test func theProcedureOf2016HasAnOptionalPreliminaryReview() {
    let procedure = ProcedureStages.shuozhou2016
    #expect(procedure.steps.map(\.stage) == Stage.allCases)
    #expect(procedure.steps.filter { !$0.required }.map(\.stage) == [.preliminaryReview])
    #expect(procedure.position(of: .publicNotice) == 5)
    #expect(ProcedureStages([.init(.localReview, required: true)])?.position(of: .publicNotice) == nil)
  }
}
