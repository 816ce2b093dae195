/// 提出认定申请: applies for certification or renewal (DOMAIN §6.2).
package struct SubmitApplication: CommandPayload {
  /// 申请标识, which the stages and the decision name.
  package let id: ApplicationID
  /// 众创空间标识: a space without another open application (G3).
  package let space: SpaceID
  /// 运营主体标识: who runs the space on the day of submission (R5.1a).
  package let `operator`: OperatorID
  /// 申报通知标识; nil if none is named, which only `requireOpenCall` forbids (N2).
  package let call: CallID?
  /// 提交日期: its regulation governs the application and the procedure that follows (DOMAIN §3).
  package let submittedOn: CivilDate
  /// 申报书; empty if the command is read from a line of the log.
  package let form: ApplicationForm
  /// 申报事实 (第四条); from a line of the log only whom the space serves.
  package let facts: ApplicationFacts
  /// 建设运营方案章节 that are there; distinct ones count (N1). Empty if read from a line of the log.
  package let planSections: [JSONValue]
  /// 申请单位声明已签字 (N1).
  package let isDeclarationSigned: Bool
  /// 已盖章 (N1).
  package let isSealed: Bool
  /// 份数 on paper: at least parameter `materialCopies` (N1).
  package let copies: Int64

  package init(_ fields: Fields) {
    id = fields.id("applicationId")
    space = fields.id("spaceId")
    `operator` = fields.id("operatorId")
    call = fields.idIfAny("callId")
    submittedOn = fields.date("submittedOn")
    form = ApplicationForm(fields.judgedObject("form"))
    facts = ApplicationFacts(fields.judgedObject("facts", effective: ["serviceOrientation"]))
    planSections = fields.judgedArray("planSections")
    isDeclarationSigned = fields.bool("declarationSigned")
    isSealed = fields.bool("sealed")
    copies = fields.natural("copies")
  }

  package var date: CivilDate? { submittedOn }
  package var introduces: EntityKey? { .application(id) }
  package var references: [Reference] {
    [.operator(`operator`), .space(space)] + (call.map { [.call($0)] } ?? [])
  }
  package func subject(in register: Register) -> Subject { .space(space) }
  package func concerned(in register: Register) -> [EntityKey] {
    [.operator(`operator`)] + (call.map { [.call($0)] } ?? [])
  }

  package func check(_ checks: inout Checks, in register: Register) throws(Stop) {
    let date = submittedOn
    try checks.requireRegulation(on: date, in: register)
    checks.requireUnused(.application(id), in: register)
    checks.require(.operator(`operator`), in: register)
    let space = try checks.requireSpace(space, in: register)
    let parameters = register.parameters(on: date)
    checkStanding(&checks, space, register)
    checkTitles(&checks, space, parameters)
    checkCall(&checks, register, parameters)
    let place = space.jurisdictions.on(date)
    if !parameters.jurisdictions.contains(place) {
      checks.refuse(
        .r21, .outsideMunicipality, found: place.string,
        wanted: parameters.jurisdictions.map(\.string).joined(separator: ", "))
    }
    try checkMaterials(&checks, parameters)
    if form.spaceName != space.names.on(date) { checks.warn(.formNameMismatch) }
    for fault in facts.faults { facts.refuse(fault, &checks) }
    if !facts.faults.isEmpty { throw Stop() }
    checkConditions(&checks, space, parameters)
  }

  package func events(in register: Register) -> [Event] { [.applied(self)] }

  /// Steps 3–6: who applies, and whether the registry takes an application of theirs.
  private func checkStanding(_ checks: inout Checks, _ space: Space, _ register: Register) {
    if submittedOn < space.registeredOn {
      checks.refuse(.g2, .beforeSpaceRegistered, found: "\(submittedOn)", wanted: "\(space.registeredOn)")
    }
    let running = space.operators.on(submittedOn)
    if running != `operator` {
      checks.refuse(.r51a, .notTheOperator, found: `operator`.text.string, wanted: running.text.string)
    }
    if let end = register.banEnd(operator: `operator`, orSpace: space, on: submittedOn) {
      checks.refuse(.r92, .banned, found: "\(submittedOn)", wanted: "\(end)")
    } else if register.isLinkedToBan(space, on: submittedOn) {
      checks.warn(.spaceLinkedToBan)
    }
    if let open = space.openApplication {
      checks.refuse(.g3, .applicationOpen, found: open.id.text.string)
    }
  }

  /// Steps 7–8: the renewal window and the cooling-off after a revocation.
  private func checkTitles(_ checks: inout Checks, _ space: Space, _ parameters: Parameters) {
    if space.hasPendingTitle(after: submittedOn) {
      checks.refuse(.r112, .renewalAlreadyGranted)
    } else if let current = space.title(on: submittedOn) {
      let months = parameters.renewalWindowMonths
      let opens =
        months == 0 ? current.validUntil.adding(days: 1) : current.validUntil.addingMonths(-months)
      if months == 0 || submittedOn < opens {
        checks.refuse(.r112, .beforeRenewalWindow, found: "\(submittedOn)", wanted: "\(opens)")
      }
    }
    let days = parameters.reapplyCoolingOffDays
    guard days > 0 else { return }
    for end in space.titles.standing.map(\.end) where end.kind == .revoked {
      let over = end.date.adding(days: days)
      if end.date <= submittedOn, submittedOn < over {
        checks.refuse(.r112, .coolingOff, found: "\(submittedOn)", wanted: "\(over)")
      }
    }
  }

  /// Step 9.
  private func checkCall(_ checks: inout Checks, _ register: Register, _ parameters: Parameters) {
    guard let call else {
      if parameters.requireOpenCall { checks.refuse(.n2, .noCall) }
      return
    }
    guard let found = register.calls[call] else {
      checks.require(.call(call), in: register)
      return
    }
    if submittedOn > found.closesOn {
      checks.refuse(.n2, .afterDeadline, found: "\(submittedOn)", wanted: "\(found.closesOn)")
    } else if submittedOn < found.opensOn {
      checks.refuse(.n2, .beforeOpening, found: "\(submittedOn)", wanted: "\(found.opensOn)")
    }
  }

  /// Steps 11–12: the papers. An application whose papers are defective is not judged any further.
  private func checkMaterials(_ checks: inout Checks, _ parameters: Parameters) throws(Stop) {
    let before = checks.violations.count
    form.check(&checks, submittedOn: submittedOn)
    if !isDeclarationSigned { checks.refuse(.n1, .declarationUnsigned) }
    if !isSealed { checks.refuse(.n1, .notSealed) }
    if copies < parameters.materialCopies {
      checks.refuse(.n1, .tooFewCopies, found: "\(copies)", wanted: "\(parameters.materialCopies)")
    }
    var sections: [JSONValue] = []
    for section in planSections {
      if section.asArray != nil || section.asObject != nil {
        try checks.stopMalformed(wanted: "planSections: [1, 2, 3 …]")
      }
      // Counting ends at the number wanted, so that a list made to be long costs no more than one look at each item.
      if sections.count < parameters.planSectionCount, !sections.contains(section) { sections.append(section) }
    }
    if sections.count < parameters.planSectionCount {
      checks.refuse(.n1, .planIncomplete, found: "\(sections.count)", wanted: "\(parameters.planSectionCount)")
    }
    if checks.violations.count > before { throw Stop() }
  }

  /// Steps 15–19: the conditions of article 4 that figures show.
  private func checkConditions(_ checks: inout Checks, _ space: Space, _ parameters: Parameters) {
    Premises(
      totalArea: facts.totalArea ?? FixedDecimal(0), publicArea: facts.publicArea ?? FixedDecimal(0),
      isOnCampus: space.isOnCampus
    ).check(&checks, parameters)
    if facts.premises == .leased { checkLease(&checks, parameters) }
    if parameters.broadbandRequired, form.natural("broadbandMbps") < 1 {
      checks.refuse(.r42d, .noBroadband, found: "\(form.natural("broadbandMbps"))", wanted: "1")
    }
    if parameters.seedFundRequired, !form.bool("providesSeedFund") { checks.refuse(.r43a, .noSeedFund) }
    let mentors = form.natural("mentorCount")
    if mentors < parameters.mentorMin {
      checks.refuse(.r43c, .tooFewMentors, found: "\(mentors)", wanted: "\(parameters.mentorMin)")
    }
    let events = form.decimal("eventsPerMonth")
    if events < parameters.eventsPerMonthMin {
      checks.refuse(.r43d, .tooFewEvents, found: "\(events)", wanted: "\(parameters.eventsPerMonthMin)")
    }
    Crowd(
      orientation: facts.orientation, makers: facts.activeCount("activeMakers"),
      teams: facts.activeCount("activeTeams")
    ).check(&checks, parameters)
    if facts.premises == .leased, let leaseEnd = facts.leaseEnd,
      leaseEnd < submittedOn.addingYears(parameters.validityYears)
    {
      checks.warn(.leaseEndsBeforeValidity)
    }
  }

  /// Step 16: the term of the contract, or what remains of it, and that it still runs.
  private func checkLease(_ checks: inout Checks, _ parameters: Parameters) {
    guard let start = facts.leaseStart, let end = facts.leaseEnd else {
      checks.refuse(.r42b, .leaseDatesMissing)
      return
    }
    let from =
      switch parameters.leaseTermBasis {
      case .contractTerm: start
      case .remainingAtApplication: submittedOn
      }
    let wanted = from.anniversary(parameters.leaseMinYears).adding(days: -1)
    if end < wanted { checks.refuse(.r42b, .leaseTooShort, found: "\(end)", wanted: "\(wanted)") }
    if end < submittedOn { checks.refuse(.r42b, .leaseExpired, found: "\(end)", wanted: "\(submittedOn)") }
  }
}
