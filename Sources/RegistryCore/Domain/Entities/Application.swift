/// A request of an operator for the certification of one space (申请), also for a renewal.
package struct Application: Sendable {
  package let id: ApplicationID
  package let `operator`: OperatorID
  package let submittedOn: CivilDate
  package let call: CallID?
  package let orientation: ServiceOrientation
  package let source: RecordNumber
  /// Attempts at the stages of the procedure, in the order in which they were recorded.
  package var attempts: [StageAttempt] = []
  /// In the order in which they were recorded: one that was set aside can be followed by another.
  package var notices: [Notice] = []
  package var closings: [Closing] = []

  init(_ command: SubmitApplication, source: RecordNumber) {
    id = command.id
    `operator` = command.operator
    submittedOn = command.submittedOn
    call = command.call
    orientation = command.facts.orientation
    self.source = source
  }

  /// The closing that counts: the last recorded that stands. None while the application is open.
  package var closing: Closing? { closings.lastStanding }

  /// The last notice.
  package var notice: Notice? { notices.last }

  package var isOpen: Bool { closing == nil }

  /// True on the days from the submission to the one before its closing.
  package func isOpen(on date: CivilDate) -> Bool {
    submittedOn <= date && closing.map { $0.date > date } ?? true
  }

  /// The attempt in force of a stage: the last recorded that stands.
  package func attempt(_ stage: Stage) -> StageAttempt? {
    attempts.last { $0.stage == stage && !$0.isSetAside }
  }

  /// The attempt in force of a stage on a day: the last recorded that stands and was made by then.
  package func attempt(_ stage: Stage, on date: CivilDate) -> StageAttempt? {
    attempts.last { $0.stage == stage && !$0.isSetAside && $0.date <= date }
  }

  /// True if the last recorded attempt that mentions the condition attests it (人工认定).
  package func isAttested(_ rule: Text) -> Bool {
    for attempt in attempts.reversed() where !attempt.isSetAside {
      if let answer = attempt.attests.first(where: { $0.rule == rule })?.isMet { return answer }
    }
    return false
  }

  mutating func setAside(_ source: RecordNumber) {
    attempts.setAside(source)
    closings.setAside(source)
  }
}

/// Whom a space mainly serves (第四条（五）).
package enum ServiceOrientation: String, Sendable {
  case makerOriented, teamOriented
}

/// One attempt at a stage of the procedure.
package struct StageAttempt: Effect, Sendable {
  package let stage: Stage
  package let date: CivilDate
  package let passed: Bool
  /// Conditions that a person attested or denied at this stage.
  package let attests: [Attestation]
  package let source: RecordNumber
  package var isSetAside = false

  init(_ stage: Stage, on date: CivilDate, passed: Bool, attests: [Attestation] = [], source: RecordNumber) {
    self.stage = stage
    self.date = date
    self.passed = passed
    self.attests = attests
    self.source = source
  }
}

/// A condition of article 4 that a person judged (人工认定的条件).
package struct Attestation: Equatable, Sendable {
  package let rule: Text
  package let isMet: Bool
}

/// The end of an application.
package struct Closing: Effect, Sendable {
  package enum Kind: String, Sendable {
    case rejectedLocally, refused, withdrawn, certified
  }

  package let kind: Kind
  package let date: CivilDate
  package let source: RecordNumber
  package var isSetAside = false

  init(_ kind: Kind, on date: CivilDate, source: RecordNumber) {
    self.kind = kind
    self.date = date
    self.source = source
  }
}

/// The public notice of an application (公示).
package struct Notice: Sendable {
  package let id: NoticeID
  /// First day, inclusive.
  package let startsOn: CivilDate
  /// Last day, inclusive.
  package let endsOn: CivilDate
  package let source: RecordNumber
  package var objections: [Objection] = []
}

/// An objection filed during the notice (异议).
package struct Objection: Sendable {
  package struct Resolution: Sendable {
    package let date: CivilDate
    package let isUpheld: Bool
    package let source: RecordNumber
  }

  package let id: ObjectionID
  package let filedOn: CivilDate
  package let source: RecordNumber
  package var resolution: Resolution?

  /// True if it was not resolved on or before the day.
  package func isOpen(on date: CivilDate) -> Bool {
    guard let resolution else { return true }
    return resolution.date > date
  }
}
