extension Checks {
  /// *StageChecks* of DOMAIN §6.3: whether a stage of the procedure can be recorded on a date, by the parameters of the
  /// day of submission.
  mutating func requireStage(
    _ stage: Stage, on date: CivilDate, of application: Application, _ parameters: Parameters
  ) {
    let stages = parameters.procedureStages.steps
    guard let place = parameters.procedureStages.position(of: stage) else {
      refuse(.g3, .stageNotInProcedure, found: stage.rawValue)
      return
    }
    if date < application.submittedOn {
      refuse(.g2, .beforeApplication, found: "\(date)", wanted: "\(application.submittedOn)")
    }
    requireEarlier(stages[..<place], on: date, of: application)
    if let own = application.attempt(stage) {
      if own.passed || stage == .localReview || stage == .publicNotice {
        refuse(.g3, .stageAlreadyDone, found: "\(stage.rawValue) \(own.date)")
      }
      requireNotBefore(own, date)
    }
    if stages[(place + 1)...].contains(where: { application.attempt($0.stage) != nil }) {
      refuse(.g3, .laterStageDone, found: stage.rawValue)
    }
  }

  /// The stages before it are done, in order; the first that is missing or failed ends the step.
  private mutating func requireEarlier(
    _ steps: ArraySlice<ProcedureStages.Step>, on date: CivilDate, of application: Application
  ) {
    for step in steps {
      let stage = step.stage
      guard let attempt = application.attempt(stage) else {
        guard step.required else { continue }
        return refuse(stage.rule, .stageMissing, detail: Text(stage.rawValue))
      }
      guard attempt.passed else {
        return refuse(stage.rule, .stageFailed, detail: Text(stage.rawValue), found: "\(attempt.date)")
      }
      requireNotBefore(attempt, date)
    }
  }

  /// `G2 beforeStage`.
  mutating func requireNotBefore(_ attempt: StageAttempt, _ date: CivilDate) {
    if date < attempt.date {
      refuse(
        .g2, .beforeStage, detail: Text(attempt.stage.rawValue), found: "\(date)", wanted: "\(attempt.date)")
    }
  }
}

extension Fields {
  /// The conditions that a person attested or denied (人工认定的条件), by rule id.
  func attestations() -> [Attestation] {
    objectIfAny("attests")?.members.compactMap { member in
      member.value.asBool.map { Attestation(rule: member.key, isMet: $0) }
    } ?? []
  }
}
