/// The derived facts of an event, as the `facts` of its line, and back.
///
/// Most events say no more than the command's data. Those that do keep what was computed when they were decided, so
/// that a reader needs no rules, and a replay can be held against it.
package enum EventFacts {
  /// The `facts` of the event's line; empty if it says no more than the command's data.
  package static func write(_ event: Event) -> JSONObject {
    switch event {
    case .regulationAdopted(let version): version.json
    case .certified(_, let term):
      ["validFrom": .string(term.validFrom.text), "validUntil": .string(term.validUntil.text)]
    case .certificationRefused(let refusal):
      ["applicationId": .string(refusal.application.text), "decisionDate": .string(refusal.decisionDate.text)]
    case .revoked(let ended), .relinquished(let ended):
      [
        "titles": .array(ended.titles.map { .string($0.text) }),
        "effectiveDate": .string(ended.effectiveDate.text),
      ]
    case .banned(let imposed): write(imposed)
    case .callOpened, .operatorRegistered, .spaceRegistered, .applied, .endorsed, .notEndorsed,
      .preliminarilyReviewed, .inspected, .expertReviewed, .deliberated, .noticePosted, .objectionFiled,
      .objectionResolved, .withdrawn, .reported, .assessed, .rewarded, .rectificationOrdered,
      .rectificationReported, .rectified, .rectificationFailed, .sanctioned, .fraudFound, .changed, .served,
      .disputeFiled, .disputeDecided, .corrected, .annulled, .personalDataErased:
      [:]
    }
  }

  private static func write(_ imposed: BanImposed) -> JSONObject {
    var facts: JSONObject = [
      "findingId": .string(imposed.finding.text), "subject": .string(Text(imposed.ban.subject.rawValue)),
      "start": .string(imposed.ban.start.text), "end": .string(imposed.ban.end.text),
    ]
    if let key = imposed.ban.key { facts["banKey"] = .string(key) }
    return facts
  }

  /// The event of a line, with the command that yielded it; nil if the facts are not those of such an event.
  package static func read(_ line: EventLine, of command: any CommandPayload) -> Event? {
    read(line.event, line.facts, of: command)
  }

  /// The event of a name with its facts, of the command that yielded it; nil if the facts are not those of such an event.
  static func read(_ name: EventName, _ facts: JSONObject, of command: any CommandPayload) -> Event? {
    let facts = FactMembers(object: facts)
    return switch name {
    case .regulationAdopted: facts.regulation.map(Event.regulationAdopted)
    case .callOpened: (command as? OpenCall).map(Event.callOpened)
    case .operatorRegistered: (command as? RegisterOperator).map(Event.operatorRegistered)
    case .spaceRegistered: (command as? RegisterSpace).map(Event.spaceRegistered)
    case .applied: (command as? SubmitApplication).map(Event.applied)
    case .endorsed: (command as? ReviewLocally).map(Event.endorsed)
    case .notEndorsed: (command as? ReviewLocally).map(Event.notEndorsed)
    case .preliminarilyReviewed: (command as? ReviewPreliminarily).map(Event.preliminarilyReviewed)
    case .inspected: (command as? RecordInspection).map(Event.inspected)
    case .expertReviewed: (command as? RecordExpertReview).map(Event.expertReviewed)
    case .deliberated: (command as? RecordDeliberation).map(Event.deliberated)
    case .noticePosted: (command as? PublishNotice).map(Event.noticePosted)
    case .objectionFiled: (command as? FileObjection).map(Event.objectionFiled)
    case .objectionResolved: (command as? ResolveObjection).map(Event.objectionResolved)
    case .certified:
      if let command = command as? Certify, let term = facts.term { .certified(command, term) } else { nil }
    case .certificationRefused: facts.refusal.map(Event.certificationRefused)
    case .withdrawn: (command as? WithdrawApplication).map(Event.withdrawn)
    case .reported: (command as? SubmitAnnualReport).map(Event.reported)
    case .assessed: (command as? RecordAssessment).map(Event.assessed)
    case .rewarded: (command as? GrantReward).map(Event.rewarded)
    case .rectificationOrdered: (command as? OrderRectification).map(Event.rectificationOrdered)
    case .rectificationReported: (command as? SubmitRectificationReport).map(Event.rectificationReported)
    case .rectified: (command as? VerifyRectification).map(Event.rectified)
    case .rectificationFailed: (command as? VerifyRectification).map(Event.rectificationFailed)
    case .sanctioned: (command as? ImposeSanction).map(Event.sanctioned)
    case .revoked: facts.ended.map(Event.revoked)
    case .fraudFound: (command as? FindFraud).map(Event.fraudFound)
    case .banned: facts.ban.map(Event.banned)
    case .changed: (command as? RecordChange).map(Event.changed)
    case .relinquished: facts.ended.map(Event.relinquished)
    case .served: (command as? RecordService).map(Event.served)
    case .disputeFiled: (command as? FileDispute).map(Event.disputeFiled)
    case .disputeDecided: (command as? DecideDispute).map(Event.disputeDecided)
    case .corrected: (command as? CorrectRecord).map(Event.corrected)
    case .annulled: (command as? AnnulRecord).map(Event.annulled)
    case .personalDataErased: (command as? ErasePersonalData).map(Event.personalDataErased)
    case .streamsCommitted, .lossAccepted: nil
    }
  }

  /// The founding event's regulation.
  package static func regulation(_ line: EventLine) -> RegulationVersion? { regulation(line.facts) }

  static func regulation(_ facts: JSONObject) -> RegulationVersion? { FactMembers(object: facts).regulation }
}

private struct FactMembers {
  let object: JSONObject

  func date(_ key: Text) -> CivilDate? {
    object[key]?.asText.flatMap(CivilDate.init(written:))
  }

  var regulation: RegulationVersion? {
    try? RegulationFile.read(.object(object))
  }

  var term: TitleTerm? {
    guard let from = date("validFrom"), let until = date("validUntil") else { return nil }
    return TitleTerm(validFrom: from, validUntil: until)
  }

  var refusal: CertificationRefusal? {
    guard let application = object["applicationId"]?.asText, let date = date("decisionDate") else { return nil }
    return CertificationRefusal(application: ApplicationID(application), decisionDate: date)
  }

  var ended: TitlesEnded? {
    guard let titles = object["titles"]?.asArray, let date = date("effectiveDate") else { return nil }
    return TitlesEnded(titles: titles.compactMap { $0.asText.map { CertificationID($0) } }, effectiveDate: date)
  }

  var ban: BanImposed? {
    guard let finding = object["findingId"]?.asText,
      let subject = object["subject"]?.asText.flatMap({ BanSubject(name: $0) }),
      let start = date("start"), let end = date("end")
    else { return nil }
    return BanImposed(
      finding: FindingID(finding),
      ban: Ban(key: object["banKey"]?.asText, subject: subject, start: start, end: end))
  }
}
