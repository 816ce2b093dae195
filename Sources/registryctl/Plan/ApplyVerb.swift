import RegistryCore

/// `apply`: carries a plan out, if it would still do what was reviewed.
enum ApplyVerb {
  static let verb = Verb(
    name: "apply", section: .entry,
    purpose: Phrase("执行审阅过的计划；或逐项填写申报书", "carry out a reviewed plan; or fill in an application"),
    operands: [OperandSpec("计划", "PLAN", .document, .optional)], options: InteractiveForm.options,
    example: "apply plan.json",
    remarks: Phrase(
      "执行前重新试算：登记簿须是计划所依据的那一个，每条命令的结果、提示和会产生的事件须与计划一致，否则不记录，退出码为 6，并说明不同之处。重复执行无害：已记录过的计划给出首次的结果。",
      "The commands are tried again first: the registry must be the one that the plan was made against, and every outcome, warning and event that would follow must be those of the plan; else nothing is recorded, the exit code is 6, and what differs is told. Applying a plan again is harmless: it gives the first outcomes."
    ),
    run: { (invocation) throws(Failure) in try run(invocation) })

  private static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
    let word = invocation.arguments.operands.first
    if invocation.arguments.has("interactive") {
      if let word { throw invocation.usage(.unexpectedOperand(word, hint: nil)) }
      return try InteractiveForm.run(invocation)
    }
    guard let word else { throw invocation.usage(.operandMissing(invocation.verb.operands[0].name)) }
    guard let plan = Plan(try JSONDocument.read(word, option: "plan")) else {
      throw invocation.usage(
        .badDocument(word, reason: Phrase("不是 registryctl plan 写的计划", "is no plan that registryctl plan has written")))
    }
    guard plan.refusedCount == 0 else {
      throw invocation.usage(
        .badDocument(
          word,
          reason: Phrase(
            "计划中有 \(plan.refusedCount) 条会被拒绝：请改好命令，重新制订计划",
            "\(plan.refusedCount) of its commands would be refused: mend them and make a new plan")))
    }
    return try apply(plan, try invocation.connect(), invocation)
  }

  /// How often somebody else may record something between our trial and our submission before we give up.
  private static let mostAttempts = 20

  private static func apply(
    _ plan: Plan, _ client: RegistryClient, _ invocation: Invocation
  ) throws(Failure) -> ExitCode {
    for _ in 0..<mostAttempts {
      let trial = try Trial.run(plan.commands, client, in: invocation.language)
      if let strange = try difference(of: plan, client) { return try refuse(strange, trial.size, plan, invocation) }
      let isRepeat = trial.outcomes.allSatisfy { OutcomeReport($0).isDuplicate }
      let changes = isRepeat ? [] : PlanChange.all(plan.outcomes, trial.outcomes)
      guard changes.isEmpty else { return try refuse(.outcomes(changes), trial.size, plan, invocation) }
      do throws(Failure) {
        return try record(plan, at: trial.size, client, invocation)
      } catch {
        // Somebody was faster; what they recorded may matter.
        guard case .call(.sizeDiffers) = error else { throw error }
      }
    }
    throw .logKeptChanging(attempts: mostAttempts)
  }

  /// Whether the log is another than the one that the plan was made against: one that does not begin with it.
  private static func difference(of plan: Plan, _ client: RegistryClient) throws(Failure) -> PlanChange.Reason? {
    client.send(.proveConsistency) { $0.member("checkpoint", plan.checkpoint) }
    do throws(Failure) {
      _ = try client.reply()
      return nil
    } catch {
      guard case .call(.inconsistent(let message)) = error else { throw error }
      return .otherLog(message)
    }
  }

  private static func record(
    _ plan: Plan, at size: Int, _ client: RegistryClient, _ invocation: Invocation
  ) throws(Failure) -> ExitCode {
    let call = SubmitCall(atomic: true, expectedSize: size)
    call.send(plan.commands.map { JSONWriter.bytes(of: .object($0)) }, to: client)
    let (outcomes, newSize) = try call.answer(from: client, count: plan.commands.count)
    // A trial and its repetition at the same size agree, unless midnight came between them.
    let refused = outcomes.contains { !$0.isAccepted }
    if refused {
      let changes = PlanChange.all(plan.outcomes, outcomes.map(\.object))
      return try refuse(.outcomes(changes), newSize, plan, invocation)
    }
    let isRepeat = outcomes.allSatisfy(\.isDuplicate)
    if invocation.wantsJSON {
      try invocation.console.put([
        "applied": true, "duplicate": .bool(isRepeat), "size": .number(JSONNumber(newSize)),
        "outcomes": .array(outcomes.map { .object($0.object) }),
      ])
    } else {
      let text =
        isRepeat
        ? Phrase("计划此前已执行，未重复记录", "the plan was carried out before; nothing was recorded again")
        : Phrase(
          "计划已执行：记录了 \(outcomes.count) 条命令，日志现有 \(newSize) 个事件",
          "the plan was carried out: \(CountedNoun.english(outcomes.count, "command")) recorded, the log has \(CountedNoun.english(newSize, "event"))"
        )
      try invocation.console.put(invocation.rendering.styled(invocation.rendering.text(text), .good) + "\n")
    }
    return .done
  }

  private static func refuse(
    _ reason: PlanChange.Reason, _ size: Int, _ plan: Plan, _ invocation: Invocation
  ) throws(Failure) -> ExitCode {
    if invocation.wantsJSON {
      try invocation.console.put([
        "applied": false, "plannedSize": .number(JSONNumber(plan.size)), "size": .number(JSONNumber(size)),
        "reason": .string(Text(reason.name)), "message": .string(Text(reason.sentence.text(in: invocation.language))),
        "changes": .array(reason.changes.map { .object($0.object) }),
      ])
    } else {
      for change in reason.changes { try invocation.console.put(change.text(invocation.rendering)) }
      invocation.console.say("registryctl: " + invocation.rendering.text(reason.sentence))
      if size > plan.size {
        invocation.console.say(
          invocation.rendering.text(
            "制订计划后新增的事件：registryctl log --from \(plan.size + 1)",
            "what was recorded since the plan was made: registryctl log --from \(plan.size + 1)"))
      }
    }
    return .conflict
  }
}
