import Testing

@testable import RegistryCore

/// The commands after certification, with what the basic history of DOMAIN §12 makes of them.
extension Act {
  static func adopt(_ parameters: JSONObject, id: Text = "v2", from day: Text = "2016-11-11") -> Act {
    Act(
      .adoptRegulation,
      [
        "regulationId": .string(id), "documentNo": "朔科发〔2016〕31号", "issuedOn": "2016-11-11",
        "effectiveFrom": .string(day), "parameters": .object(parameters),
      ])
  }

  static func openCall(_ id: Text = "k1", from first: Text = "2018-01-10", to last: Text = "2018-04-30") -> Act {
    Act(.openCall, ["callId": .string(id), "opensOn": .string(first), "closesOn": .string(last)])
      .recorded("2017-06-02")
  }

  static func report(_ year: Int, on day: Text) -> Act {
    Act(
      .submitAnnualReport,
      [
        "spaceId": "s1", "year": .number(JSONNumber(year)), "submittedOn": .string(day), "hasWorkReport": true,
        "hasNextYearPlan": true,
      ])
  }

  static func assess(
    _ grade: JSONValue, _ id: Text = "e1", year: Int = 2018, on day: Text = "2019-01-20"
  ) -> Act {
    Act(
      .recordAssessment,
      [
        "assessmentId": .string(id), "spaceId": "s1", "year": .number(JSONNumber(year)), "decisionDate": .string(day),
        "grade": grade,
        "metrics": .object([
          "trainingSessions": 12, "trainees": 300, "residentMakers": 40, "residentTeams": 9, "graduatedTeams": 2,
        ]),
      ])
  }

  static func reward(_ year: Int = 2018, on day: Text = "2019-03-01") -> Act {
    Act(.grantReward, ["spaceId": "s1", "year": .number(JSONNumber(year)), "decisionDate": .string(day)])
  }

  static func order(
    _ id: Text = "r1", on day: Text = "2019-01-21", deadline: Text = "2019-04-21", ground: JSONValue = "assessment",
    basis: Text = "e1"
  ) -> Act {
    Act(
      .orderRectification,
      [
        "rectificationId": .string(id), "spaceId": "s1", "orderedOn": .string(day), "deadline": .string(deadline),
        "ground": ground, "basisId": .string(basis),
      ])
  }

  static func reportRectification(_ id: Text = "r1", on day: Text) -> Act {
    Act(.submitRectificationReport, ["rectificationId": .string(id), "submittedOn": .string(day)])
  }

  static func verify(_ result: JSONValue, _ id: Text = "r1", on day: Text) -> Act {
    Act(.verifyRectification, ["rectificationId": .string(id), "verifiedOn": .string(day), "result": result])
  }

  static func sanction(
    _ severity: JSONValue, _ kind: JSONValue, _ id: Text = "x1", on day: Text = "2019-03-01"
  ) -> Act {
    Act(
      .imposeSanction,
      [
        "sanctionId": .string(id), "spaceId": "s1", "decisionDate": .string(day), "severity": severity, "kind": kind,
      ])
  }

  /// Revocation because rectification failed.
  static func revoke(_ basis: Text = "r1", on day: Text, ground: JSONValue = "rectificationFailed") -> Act {
    Act(
      .revokeTitle,
      [
        "spaceId": "s1", "ground": ground, "basisId": .string(basis), "documentNo": "朔科发〔2019〕9号",
        "decisionDate": .string(day),
      ])
  }

  static func relinquish(on day: Text = "2019-06-01") -> Act {
    Act(.relinquishTitle, ["spaceId": "s1", "appliedOn": .string(day), "decisionDate": .string(day)])
  }

  static func findFraud(_ id: Text = "f1", _ application: Text = "a1", on day: Text = "2019-05-10") -> Act {
    Act(
      .findFraud,
      [
        "findingId": .string(id), "applicationId": .string(application), "documentNo": "朔科发〔2019〕6号",
        "decisionDate": .string(day),
      ])
  }

  static func change(
    _ kind: JSONValue, _ fields: JSONObject = [:], id: Text = "g1", on day: Text = "2018-09-01"
  ) -> Act {
    Act(.recordChange, ["changeId": .string(id), "kind": kind, "spaceId": "s1", "effectiveDate": .string(day)])
      .with(fields)
  }

  static func serve(_ command: Text, on day: Text) -> Act {
    Act(.recordService, ["targetCommandId": .string(command), "servedOn": .string(day), "method": "direct"])
  }

  static func dispute(
    _ command: Text, _ id: Text = "d1", on day: Text, _ kind: JSONValue = "reconsideration"
  ) -> Act {
    Act(
      .fileDispute,
      [
        "disputeId": .string(id), "kind": kind, "targetCommandId": .string(command), "filedOn": .string(day),
        "organ": "朔州市人民政府",
      ])
  }

  static func decide(
    _ outcome: JSONValue, _ id: Text = "d1", on day: Text, changes: JSONObject? = nil
  ) -> Act {
    Act(
      .decideDispute,
      ["disputeId": .string(id), "outcome": outcome, "decisionDate": .string(day), "documentNo": "朔政复决〔2019〕1号"]
    ).with("changes", changes.map { .object($0) })
  }

  static func correct(_ command: Text, _ changes: JSONObject, approvedBy: JSONValue = "clerkB") -> Act {
    Act(
      .correctRecord,
      [
        "targetCommandId": .string(command), "changes": .object(changes), "reason": "录入错误",
        "approvedBy": approvedBy,
      ])
  }

  static func annul(_ command: Text, approvedBy: JSONValue = "clerkB") -> Act {
    Act(.annulRecord, ["targetCommandId": .string(command), "reason": "误录", "approvedBy": approvedBy])
  }

  static func erase(_ subject: JSONValue, approvedBy: JSONValue = "clerkB", on day: Text = "2019-06-01") -> Act {
    Act(
      .erasePersonalData,
      [
        "subjectRef": subject, "legalBasis": "个人信息保护法第四十七条", "decidedOn": .string(day),
        "approvedBy": approvedBy,
      ])
  }
}

/// Scenarios after certification.
extension Scenario {
  /// The space was assessed as unqualified, by the command `as`.
  static let unqualified = certified.given(Act.assess("unqualified").named("as"))
  /// Rectification was ordered after that, by the command `or`.
  static let ordered = unqualified.given(Act.order().named("or"))
}
