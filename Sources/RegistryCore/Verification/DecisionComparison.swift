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

  package static func refused(_ line: EventLine, _ refusal: Refusal) -> CheckFailure {
    refused(line, refusal.violations.map { "\($0.rule.rawValue) \($0.codeText)" }.joined(separator: "; "))
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
    func text(_ all: [Warning]) -> String {
      all.filter { $0 != .documentNoNormalized && !warnings.contains($0) }.map(\.rawValue).joined(separator: ",")
    }
    // What is told of a difference is written only where there is one: there are none in a sound log.
    if !decision.events.lazy.map(\.name).elementsEqual(lines.lazy.map(\.event)) {
      try same(
        first, "events", decision.events.map(\.name.rawValue).joined(separator: "+"),
        lines.map(\.event.rawValue).joined(separator: "+"))
    }
    if decision.warnings != first.warnings {
      try same(first, "warnings", text(decision.warnings), text(first.warnings))
    }
    for (line, event) in zip(lines, decision.events) {
      if line.entities != decision.entities {
        try same(line, "entities", self.text(decision.entities), self.text(line.entities))
      }
      if line.regulation != decision.regulation {
        try same(line, "regulation", decision.regulation?.description ?? "-", line.regulation?.description ?? "-")
      }
      let effectiveOn = event.effectiveOn(decision.payload, recordedAt: first.recordedAt)
      if line.effectiveOn != effectiveOn { try same(line, "effectiveOn", "\(effectiveOn)", "\(line.effectiveOn)") }
      // How many values there were to be erased is not to be seen from the log.
      if line.event == .personalDataErased { continue }
      let facts = EventFacts.write(event)
      if line.facts != facts { try same(line, "facts", self.text(facts), self.text(line.facts)) }
    }
  }

  private static func same(
    _ line: EventLine, _ what: String, _ expected: String, _ found: String
  ) throws(CheckFailure) {
    guard !expected.utf8.elementsEqual(found.utf8) else { return }
    throw CheckFailure(
      "decisionDiffers", seq: line.seq, "按规则 \(what) 应为 \(expected)，登记簿记为 \(found)",
      "by the rules \(what) is \(expected), and \(found) was recorded")
  }

  private static func text(_ entities: [EntityKey]) -> String {
    entities.map { "\($0.kind.rawValue):\($0.id)" }.joined(separator: " ")
  }

  private static func text(_ facts: JSONObject) -> String {
    String(decoding: JSONWriter.bytes(of: .object(facts)), as: UTF8.self)
  }
}
