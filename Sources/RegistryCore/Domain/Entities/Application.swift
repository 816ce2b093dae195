/// A request of an operator for the certification of one space (申请), also for a renewal.
package struct Application: Sendable {
  /// 申请标识, by which stages, notice and decision name it.
  package let id: ApplicationID
  /// The operator (运营主体) that applies. The ban of a finding of fraud is tied to it, whoever runs the space later.
  package let `operator`: OperatorID
  /// 提交日期: open from this day on; its regulation governs the procedure up to the decision (DOMAIN §3).
  package let submittedOn: CivilDate
  /// The call (申报通知) that it answers; nil if it names none.
  package let call: CallID?
  /// 服务对象: whether makers or teams are counted, in the form and on site (R4.5a, R4.5b, R5.2b).
  package let orientation: ServiceOrientation
  /// The record of `submitApplication`.
  package let source: RecordNumber
  /// Attempts at the stages of the procedure, in the order in which they were recorded.
  package var attempts: [StageAttempt] = []
  /// In the order in which they were recorded. A lawful history has one at most: a notice is not disputed (DOMAIN §5.5),
  /// and a second one is refused.
  package var notices: [Notice] = []
  /// In the order in which they were recorded, those set aside too; several stand only by DOMAIN §8.4.
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

  /// True if no closing stands, whatever the dates: one that is dated later closes it already (DOMAIN §5.2).
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
  /// The stage of 第五条 that was attempted.
  package let stage: Stage
  /// Day of the review, inspection or meeting; of a notice its first day.
  package let date: CivilDate
  /// True for 同意, 通过 or 推荐; a notice (公示) always passes.
  package let passed: Bool
  /// Conditions that a person attested or denied at this stage.
  package let attests: [Attestation]
  /// The record of the command that made the attempt.
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
  /// The number of the rule, such as R4.1b; which ones must be attested is parameter `attestedConditions`.
  package let rule: Text
  /// False if the person denied it, which takes back what an earlier stage attested.
  package let isMet: Bool
}

/// The end of an application.
package struct Closing: Effect, Sendable {
  /// 审核不同意, 不予认定, 撤回, 认定 (DOMAIN §5.2); fraud found while it is open closes it as `refused`.
  package enum Kind: String, Sendable {
    case rejectedLocally, refused, withdrawn, certified
  }

  /// Which decision closed it, or that it was withdrawn; only `certified` led to a title.
  package let kind: Kind
  /// The first day on which the application is no longer open.
  package let date: CivilDate
  /// The record of the decision or of the withdrawal; of the finding of fraud, if that closed it.
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
  /// 公示标识, by which objections name it.
  package let id: NoticeID
  /// First day, inclusive.
  package let startsOn: CivilDate
  /// Last day, inclusive.
  package let endsOn: CivilDate
  /// The record of `publishNotice`.
  package let source: RecordNumber
  /// In the order in which they were recorded. Certification needs each one dismissed (R5.3c).
  package var objections: [Objection] = []
}

/// An objection filed during the notice (异议).
package struct Objection: Sendable {
  /// How the city bureau settled an objection (处理异议).
  package struct Resolution: Sendable {
    /// 处理日期: from this day on the objection is not open; not before it was filed.
    package let date: CivilDate
    /// True for 成立, which bars certification (R5.3c objectionUpheld); false for 不成立.
    package let isUpheld: Bool
    /// The record of `resolveObjection`.
    package let source: RecordNumber
  }

  /// 异议标识. Who objects is personal data and not kept here.
  package let id: ObjectionID
  /// 提出日期: a day of the notice, its first and last included (R5.3c).
  package let filedOn: CivilDate
  /// The record of `fileObjection`.
  package let source: RecordNumber
  /// Nil until one is recorded; an objection is resolved once (G3).
  package var resolution: Resolution?

  /// True if it was not resolved on or before the day.
  package func isOpen(on date: CivilDate) -> Bool {
    guard let resolution else { return true }
    return resolution.date > date
  }
}
