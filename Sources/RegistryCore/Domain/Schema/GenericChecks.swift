/// The checks that every command passes before any rule is asked (DOMAIN §4.1, steps 1 to 8).
package enum GenericChecks {
  /// Takes a command as it came, with the five keys.
  ///
  /// Steps 1 to 7 stop at the first violation; step 8 collects all of its own.
  package static func admit(_ value: JSONValue) -> Result<Submission, Refusal> {
    Result { () throws(Refusal) in try submission(value) }
  }

  private static func submission(_ value: JSONValue) throws(Refusal) -> Submission {
    let envelope = try Envelope(value)
    let (violations, data, warnings) = check(data: envelope.data, of: envelope.name, recordedAt: envelope.recordedAt)
    guard violations.isEmpty else {
      throw Refusal(commandId: .string(envelope.commandId), violations: violations)
    }
    return Submission(
      commandId: CommandID(envelope.commandId), recordedAt: envelope.recordedAt, recordedBy: envelope.recordedBy,
      name: envelope.name, data: data, warnings: warnings)
  }

  /// Step 8 alone: used again for the records that a correction or a dispute decision changes.
  ///
  /// - Returns: the violations in order, unknown members first; the normalised data, complete only if there is no
  ///   violation; the warnings.
  package static func check(data: JSONObject, of name: CommandName, recordedAt: Instant) -> (
    violations: [Violation], data: JSONObject, warnings: [Warning]
  ) {
    let spec = CommandTable.spec(of: name)
    var checker = FieldChecker(dayOfRecording: recordedAt.civilDate)
    for member in data.members where !spec.takes(member.key) {
      checker.refuseUnknown(member.key)
    }
    var members: [JSONObject.Member] = []
    members.reserveCapacity(data.members.count)
    for field in spec.fields {
      if let value = checker.checked(data.present(field.name), field) {
        members.append(JSONObject.Member(key: field.name, value: value))
      }
    }
    for key in CommandSpec.commonMembers {
      if let value = data.present(key) { members.append(JSONObject.Member(key: key, value: value)) }
    }
    return (checker.violations, JSONObject(members), checker.warnings)
  }
}

/// The five members of a command, of the right types: steps 1 to 7.
private struct Envelope {
  let commandId: Text
  let recordedAt: Instant
  let recordedBy: Text
  let name: CommandName
  let data: JSONObject

  init(_ value: JSONValue) throws(Refusal) {
    guard let object = value.asObject else {
      throw Refusal(commandId: .null, violations: [Violation(.g14, .malformed)])
    }
    func refusal(_ code: RefusalCode, _ detail: Text?, found: Text? = nil) -> Refusal {
      let violation = Violation(.g14, code, detail: detail, found: found?.string)
      return Refusal(commandId: object["commandId"] ?? .null, violations: [violation])
    }
    func filledText(_ key: Text) throws(Refusal) -> Text {
      guard let text = object[key]?.asText, !text.isBlank else { throw refusal(.badString, key) }
      return text
    }
    if let absent = EnvelopeTable.keys.first(where: { object[$0] == nil }) { throw refusal(.missing, absent) }
    if let stranger = object.keys.first(where: { !EnvelopeTable.keys.contains($0) }) {
      throw refusal(.unknownField, stranger)
    }
    commandId = try filledText("commandId")
    let timestamp = try filledText("recordedAt")
    recordedBy = try filledText("recordedBy")
    let command = try filledText("command")
    guard let data = object["data"]?.asObject else { throw refusal(.badObject, "data") }
    guard let name = CommandName(name: command) else { throw refusal(.unknownCommand, nil, found: command) }
    guard let recordedAt = Instant(timestamp: timestamp) else {
      throw refusal(.badTimestamp, "recordedAt", found: timestamp)
    }
    self.data = data
    self.name = name
    self.recordedAt = recordedAt
  }
}
