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
    var finder = MemberFinder(data)
    var members: [JSONObject.Member] = []
    members.reserveCapacity(data.members.count)
    for field in spec.fields {
      if let value = checker.checked(finder.presentValue(field.name), field) {
        members.append(JSONObject.Member(key: field.name, value: value))
      }
    }
    for key in CommandSpec.commonMembers {
      if let value = finder.presentValue(key) { members.append(JSONObject.Member(key: key, value: value)) }
    }
    let strangers = finder.hasFoundAll ? [] : data.keys.filter { !spec.takes($0) }
    let unknown = strangers.map { Violation(.g14, .unknownField, detail: $0) }
    return (unknown + checker.violations, JSONObject(members), checker.warnings)
  }
}

extension GenericChecks {
  /// Data with their document numbers as they are stored (DOMAIN §4.5), which changes merged into them need not have. What
  /// is no document number stays, for the checks to tell.
  static func normalised(_ data: JSONObject, of name: CommandName) -> JSONObject {
    var result = data
    for field in CommandTable.spec(of: name).fields where field.type == .documentNumber {
      guard let text = data[field.name]?.asText, let (number, changed) = DocumentNumber.normalise(text), changed else {
        continue
      }
      result[field.name] = .string(number.text)
    }
    return result
  }

  /// Why recorded data are none that was ever accepted: a field is missing, of another type, or not known. Nil if they
  /// are sound.
  ///
  /// Everything that is made of the data (`CommandName.payload`) rests on it. The registry records nothing else; whoever
  /// forges a log can. Of personal values, in whose place commitments stand, only that they are there can be told.
  static func fault(inRecorded data: JSONObjectView, of name: CommandName, recordedAt: Instant) -> Violation? {
    let spec = CommandTable.spec(of: name)
    var checker = FieldChecker(dayOfRecording: recordedAt.civilDate)
    var finder = data.makeIterator()
    var found = 0
    for field in spec.fields {
      let value = finder.find(field.name)
      if value != nil { found += 1 }
      guard let value, !value.isNull else {
        checker.miss(field)
        continue
      }
      if case .value = field.personal { continue }
      _ = checker.accepts(value, field)
    }
    found += CommandSpec.commonMembers.count { finder.find($0) != nil }
    if found < data.count, let stranger = data.first(where: { !spec.takes($0.key) }) {
      return Violation(.g14, .unknownField, detail: stranger.key)
    }
    return checker.violations.first
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
    func filledText(_ value: JSONValue, _ key: Text) throws(Refusal) -> Text {
      guard let text = value.asText, !text.isBlank else { throw refusal(.badString, key) }
      return text
    }
    var finder = MemberFinder(object)
    func required(_ key: Text) throws(Refusal) -> JSONValue {
      guard let value = finder.value(key) else { throw refusal(.missing, key) }
      return value
    }
    let sentId = try required("commandId")
    let sentAt = try required("recordedAt")
    let sentBy = try required("recordedBy")
    let sentName = try required("command")
    let sentData = try required("data")
    if !finder.hasFoundAll, let stranger = object.keys.first(where: { EnvelopeTable.meaning(of: $0) == nil }) {
      throw refusal(.unknownField, stranger)
    }
    commandId = try filledText(sentId, "commandId")
    let timestamp = try filledText(sentAt, "recordedAt")
    recordedBy = try filledText(sentBy, "recordedBy")
    let command = try filledText(sentName, "command")
    guard let data = sentData.asObject else { throw refusal(.badObject, "data") }
    guard let name = CommandName(name: command) else { throw refusal(.unknownCommand, nil, found: command) }
    guard let recordedAt = Instant(recordable: timestamp) else {
      throw refusal(.badTimestamp, "recordedAt", found: timestamp)
    }
    self.data = data
    self.name = name
    self.recordedAt = recordedAt
  }
}

/// Finds the members of an object by name, looking first behind the one found last: commands mostly come in the order
/// of the schema, and then every name is compared once.
private struct MemberFinder {
  private let members: [JSONObject.Member]
  private var next = 0
  private var found = 0

  init(_ object: JSONObject) {
    members = object.members
  }

  /// True if every member was asked for, each once.
  var hasFoundAll: Bool { found == members.count }

  mutating func value(_ key: Text) -> JSONValue? {
    let index: Int
    if next < members.count, members[next].key == key {
      index = next
    } else if let elsewhere = members.firstIndex(where: { $0.key == key }) {
      index = elsewhere
    } else {
      return nil
    }
    next = index + 1
    found += 1
    return members[index].value
  }

  /// Nil for a member that is null, too.
  mutating func presentValue(_ key: Text) -> JSONValue? {
    guard let value = value(key) else { return nil }
    if case .null = value { return nil }
    return value
  }
}
