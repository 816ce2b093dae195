import Testing

@testable import RegistryCore

/// The commands of the basic history of DOMAIN §12: registration, application, procedure and certification.
extension Act {
  static func registerOperator(_ id: Text = "op1", uscc: Text = "91140600MA0GQ1XX6C") -> Act {
    Act(
      .registerOperator,
      [
        "operatorId": .string(id), "name": "朔州雁门科技有限公司", "operatorKind": "legalPerson", "uscc": .string(uscc),
        "registeredOn": "2017-06-01",
      ])
  }

  static func registerSpace(_ id: Text = "s1", operator: Text = "op1") -> Act {
    Act(
      .registerSpace,
      [
        "spaceId": .string(id), "name": "雁门众创空间", "address": "朔城区开发北路1号", "jurisdiction": "shuocheng",
        "onCampus": false, "collegeOperated": false, "operatorId": .string(`operator`), "registeredOn": "2017-06-01",
      ])
  }

  static func apply(
    _ id: Text = "a1", on day: Text = "2018-03-05", space: Text = "s1", operator: Text = "op1"
  ) -> Act {
    Act(
      .submitApplication,
      [
        "applicationId": .string(id), "spaceId": .string(space), "operatorId": .string(`operator`),
        "submittedOn": .string(day), "form": .object(form), "facts": .object(facts),
        "planSections": .array([1, 2, 3, 4, 5, 6, 7, 8]), "declarationSigned": true, "sealed": true, "copies": 3,
      ])
  }

  static func review(_ application: Text = "a1", on day: Text = "2018-03-12") -> Act {
    Act(
      .reviewLocally,
      [
        "applicationId": .string(application), "bodyKind": "countyBureau", "jurisdiction": "shuocheng",
        "reviewedOn": .string(day), "result": "endorsed", "sealed": true, "attests": .object(attests),
      ])
  }

  static func preview(_ application: Text = "a1", on day: Text = "2018-03-20", _ result: JSONValue = "passed") -> Act {
    Act(
      .reviewPreliminarily, ["applicationId": .string(application), "reviewedOn": .string(day), "result": result])
  }

  static func inspect(_ id: Text = "ia1", _ application: Text = "a1", on day: Text = "2018-04-02") -> Act {
    Act(
      .recordInspection,
      [
        "inspectionId": .string(id), "applicationId": .string(application), "inspectedOn": .string(day),
        "members": .array([
          .object(["org": "cityBureau", "name": "王"]), .object(["org": "financeBureau", "name": "赵"]),
        ]),
        "verified": .object(["totalArea": "300", "publicArea": "270", "operating": true, "activeTeams": 3]),
        "conclusion": "passed",
      ])
  }

  static func assessExpertly(_ application: Text = "a1", on day: Text = "2018-04-20") -> Act {
    Act(
      .recordExpertReview,
      ["applicationId": .string(application), "reviewedOn": .string(day), "panelSize": 5, "result": "recommended"])
  }

  static func deliberate(_ application: Text = "a1", on day: Text = "2018-05-03") -> Act {
    Act(.recordDeliberation, ["applicationId": .string(application), "heldOn": .string(day), "result": "approved"])
  }

  static func publish(
    _ id: Text = "na1", _ application: Text = "a1", from first: Text = "2018-05-14", to last: Text = "2018-05-28"
  ) -> Act {
    Act(
      .publishNotice,
      [
        "noticeId": .string(id), "applicationId": .string(application), "startsOn": .string(first),
        "endsOn": .string(last),
      ])
  }

  static func object(_ id: Text = "o1", on day: Text = "2018-05-18", notice: Text = "na1") -> Act {
    Act(
      .fileObjection,
      ["objectionId": .string(id), "noticeId": .string(notice), "filedOn": .string(day), "realName": true])
  }

  static func resolve(_ id: Text = "o1", on day: Text = "2018-05-21", _ outcome: JSONValue = "dismissed") -> Act {
    Act(.resolveObjection, ["objectionId": .string(id), "resolvedOn": .string(day), "outcome": outcome])
  }

  static func certify(_ id: Text = "t1", _ application: Text = "a1", on day: Text = "2018-06-10") -> Act {
    Act(
      .certify,
      [
        "certificationId": .string(id), "applicationId": .string(application), "documentNo": "朔科发〔2018〕20号",
        "decisionDate": .string(day),
      ])
  }

  static func refuse(_ application: Text = "a1", on day: Text = "2018-06-10") -> Act {
    Act(
      .refuseCertification,
      ["applicationId": .string(application), "decisionDate": .string(day), "ground": "不符合条件"])
  }

  static func withdraw(_ application: Text = "a1", on day: Text = "2018-06-10") -> Act {
    Act(.withdrawApplication, ["applicationId": .string(application), "withdrawnOn": .string(day)])
  }

  /// All stages of the basic history for another application, on the same days of a year, but for the certification.
  static func stages(of application: Text, in year: Int) -> [Act] {
    func day(_ monthDay: String) -> Text { Text("\(year)-\(monthDay)") }
    return [
      review(application, on: day("03-12")), inspect(Text("i\(application)"), application, on: day("04-02")),
      assessExpertly(application, on: day("04-20")), deliberate(application, on: day("05-03")),
      publish(Text("n\(application)"), application, from: day("05-14"), to: day("05-28")),
    ]
  }

  static let attests: JSONObject = [
    "R4.1b": true, "R4.2d": true, "R4.3b": true, "R4.3e": true, "R4.3f": true, "R4.4": true,
  ]

  static let facts: JSONObject = [
    "premisesKind": "leased", "leaseStart": "2017-06-01", "leaseEnd": "2027-01-01", "totalArea": "300",
    "publicArea": "270", "serviceOrientation": "teamOriented", "activeTeams": 3,
  ]

  static let form: JSONObject = [
    "filledOn": "2018-03-01", "spaceName": "雁门众创空间", "registrationDate": "2017-06-01",
    "operatorName": "朔州雁门科技有限公司", "investorNature": "private", "principalName": "张三",
    "principalPhone": "0349-2020001", "contactName": "李四", "contactPhone": "13800000000",
    "contactEmail": "contact@example.com", "managementStaffCount": 6, "startupTeamCount": 12, "entrepreneurCount": 40,
    "address": "朔城区开发北路1号", "serviceArea": "300", "workstationCount": 60, "broadbandMbps": 100,
    "sharedEquipmentCount": 10, "mentorCount": 3, "eventsPerMonth": "1", "socialArea": "50", "techPlatformCount": 1,
    "providesSeedFund": true, "providesPolicyService": true,
  ]
}

/// The basic history, step by step.
extension Scenario {
  static let registered = Scenario().given(Act.registerOperator().named("c1"), Act.registerSpace().named("c2"))
  static let applied = registered.given(Act.apply().named("c3"))
  static let endorsed = applied.given(Act.review().named("c4"))
  static let inspected = endorsed.given(Act.inspect().named("c5"))
  static let expertReviewed = inspected.given(Act.assessExpertly().named("c6"))
  static let deliberated = expertReviewed.given(Act.deliberate().named("c7"))
  static let onNotice = deliberated.given(Act.publish().named("c8"))
  static let certified = onNotice.given(Act.certify().named("c9"))
}
