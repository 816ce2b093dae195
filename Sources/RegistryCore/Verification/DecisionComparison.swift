/// Holds a decision that was made anew against the events that were recorded.
package enum DecisionComparison {
  /// A command as it was taken from its events: its data in their proper form, with stand-ins for personal values.
  package static func submission(of lines: [EventLine]) throws(CheckFailure) -> Submission {
    guard let first = lines.first, let id = first.command, let content = first.content else {
      throw CheckFailure(
        "commandIncomplete", seq: lines.first?.seq, "缺少命令的首个事件", "the command's first event is missing")
    }
    let data = PersonalValues.replace(in: content.data, of: content.name) { path, _ in
      PersonalValues.standIn(for: path)
    }
    let (violations, normal, warnings) = GenericChecks.check(
      data: data, of: content.name, recordedAt: first.recordedAt)
    guard violations.isEmpty else {
      throw refused(first, Refusal(commandId: .string(id.text), violations: violations))
    }
    guard normal == data else { throw refused(first, "dataNotNormal") }
    return Submission(
      commandId: id, recordedAt: first.recordedAt, recordedBy: first.by.user, name: content.name, data: data,
      warnings: warnings)
  }

  /// A command that the rules refuse, by every rule and code.
  package static func refused(_ line: EventLine, _ refusal: Refusal) -> CheckFailure {
    refused(line, refusal.violations.map { "\($0.rule.rawValue) \($0.codeText)" }.joined(separator: "; "))
  }

  /// A command under an id that an earlier one has (命令号幂等, G13).
  package static func twice(_ line: EventLine, _ id: CommandID) -> CheckFailure {
    CheckFailure("commandTwice", seq: line.seq, "命令号 \(id) 出现两次", "the command \(id) was recorded twice")
  }

  static func refused(_ line: EventLine, _ why: String) -> CheckFailure {
    CheckFailure(
      "decisionRefused", seq: line.seq, "按规则应予拒绝，登记簿却记为接受：\(why)",
      "by the rules it is to be refused, and it was recorded as accepted: \(why)")
  }

  /// - Parameter warnings: those that cannot be derived here. What a document number was before it was put in its proper
  ///   form is to be seen nowhere, so that warning is passed over always.
  package static func compare(
    _ decision: Decision, with lines: [EventLine], passingOver warnings: Set<Warning> = []
  ) throws(CheckFailure) {
    let first = lines[0]
    // What is told of a difference is written only where there is one: there are none in a sound log.
    if !decision.events.lazy.map(\.name).elementsEqual(lines.lazy.map(\.event)) {
      try same(
        first, "events", decision.events.map(\.name.rawValue).joined(separator: "+"),
        lines.map(\.event.rawValue).joined(separator: "+"))
    }
    if decision.warnings != first.warnings {
      let hasDocument = first.content?.data["documentNo"] != nil
      let underivable = hasDocument ? warnings.union([.documentNoNormalized]) : warnings
      let expected = Set(decision.warnings).subtracting(underivable).union(underivable.intersection(first.warnings))
      try same(first, "warnings", text(expected.sorted()), text(first.warnings))
    }
    let author = Author(userID: first.by.userID, user: first.by.user)
    for (line, event) in zip(lines, decision.events) {
      // All events of a command are of one hand and one moment, and say who, when and what it warns of in the same way.
      if line.command != first.command { try same(line, "command", text(first.command), text(line.command)) }
      if line.by != author { try same(line, "by", text(author), text(line.by)) }
      if line.recordedAt != first.recordedAt { try same(line, "at", first.recordedAt.utc, line.recordedAt.utc) }
      if line.seq != first.seq, !line.warnings.isEmpty { try same(line, "warnings", "", text(line.warnings)) }
      if line.entities != decision.entities {
        try same(line, "entities", text(decision.entities), text(line.entities))
      }
      if line.regulation != decision.regulation {
        try same(line, "regulation", decision.regulation?.description ?? "-", line.regulation?.description ?? "-")
      }
      let effectiveOn = event.effectiveOn(decision.payload, recordedAt: first.recordedAt)
      if line.effectiveOn != effectiveOn { try same(line, "effectiveOn", "\(effectiveOn)", "\(line.effectiveOn)") }
      let facts = derivedFacts(of: event, line)
      // Also their order: two writings of one event would be two leaves.
      if !facts.isEmpty || !line.facts.isEmpty { try same(line, "facts", text(facts), text(line.facts)) }
    }
  }

  private static func derivedFacts(of event: Event, _ line: EventLine) -> JSONObject {
    guard line.event == .personalDataErased else { return EventFacts.write(event) }
    // How many values there were to be erased is not to be seen from the log: any number will do.
    return ["erased": .number(JSONNumber(Int(line.facts["erased"]?.asNatural ?? 0)))]
  }

  private static func same(
    _ line: EventLine, _ what: String, _ expected: String, _ found: String
  ) throws(CheckFailure) {
    guard !expected.utf8.elementsEqual(found.utf8) else { return }
    throw CheckFailure(
      "decisionDiffers", seq: line.seq, "按规则 \(what) 应为 \(expected)，登记簿记为 \(found)",
      "by the rules \(what) is \(expected), and \(found) was recorded")
  }

  private static func text(_ command: CommandID?) -> String { command?.text.string ?? "-" }

  private static func text(_ author: Author) -> String {
    "\(author.user) (\(author.userID)) \(author.role.rawValue)@\(author.office.rawValue)"
  }

  private static func text(_ warnings: [Warning]) -> String { warnings.map(\.rawValue).joined(separator: ",") }

  private static func text(_ entities: [EntityKey]) -> String {
    entities.map { "\($0.kind.rawValue):\($0.id)" }.joined(separator: " ")
  }

  private static func text(_ facts: JSONObject) -> String {
    String(decoding: JSONWriter.bytes(of: .object(facts)), as: UTF8.self)
  }
}
