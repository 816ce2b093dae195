/// The answer to a question as a JSON object, with exactly the members of DOMAIN §9.
///
/// In answers an absent value is null where DOMAIN names the member; members that only some answers have are left out.
package enum AnswerJSON {
  /// One whole object without a line feed, such as `Query` gives as `result`.
  package static func bytes(of answer: Answer) -> [UInt8] {
    var writer = JSONWriter(reserving: 512)
    writer.beginObject()
    write(answer, to: &writer)
    writer.endObject()
    return writer.bytes
  }

  /// The same as a tree.
  package static func object(of answer: Answer) -> JSONObject {
    guard case .object(let object)? = try? JSONReader.parse(bytes(of: answer), limits: .answer) else {
      preconditionFailure("an answer was written that cannot be read")
    }
    return object
  }

  private static func write(_ answer: Answer, to writer: inout JSONWriter) {
    switch answer {
    case .status(let id, let date, let status): write(id, date, status, to: &writer)
    case .register(let entries, let withEntries):
      writer.array("spaces", entries) { $0.string($1.space.text) }
      guard withEntries else { return }
      writer.array("entries", entries) { writer, entry in writer.object { write(entry, to: &$0) } }
    case .ban(let until):
      writer.member("banned", until != nil)
      writer.member("until", orNull: until?.text)
    case .overdueReports(let rows):
      writer.array("overdue", rows) { writer, row in
        writer.beginArray()
        writer.string(row.space.text)
        writer.number(row.year)
        writer.endArray()
      }
    case .expiring(let rows):
      writer.array("expiring", rows) { writer, row in
        writer.beginArray()
        writer.string(row.space.text)
        writer.string(row.validUntil.text)
        writer.endArray()
      }
    case .remedy(let remedies):
      writer.member("reconsiderationBy", orNull: remedies?.reconsiderationBy.text)
      writer.member("litigationBy", orNull: remedies?.litigationBy.text)
    case .history(let rows):
      writer.array("history", rows) { writer, row in writer.object { write(row, to: &$0) } }
    case .obligations(let rows):
      writer.array("obligations", rows) { writer, row in writer.object { write(row, to: &$0) } }
    case .bans(let rows): writer.array("bans", rows) { writer, row in writer.object { write(row, to: &$0) } }
    case .assessments(let rows):
      writer.array("assessments", rows) { writer, row in writer.object { write(row, to: &$0) } }
    case .show(let id, let date, let portrait): PortraitJSON.write(id, date, portrait, to: &writer)
    case .regulation(let date, let version):
      writer.member("on", date.text)
      for member in version?.json.members ?? [] {
        writer.key(member.key)
        writer.value(member.value)
      }
    case .record(let id, let portrait): write(id, portrait, to: &writer)
    case .explain(let id, let date, let explanation): ExplanationJSON.write(id, date, explanation, to: &writer)
    case .diff(let id, let date, let difference): ExplanationJSON.write(id, date, difference, to: &writer)
    case .timeline(let id, let timeline): ExplanationJSON.write(id, timeline, to: &writer)
    case .due(let date, let horizon, let items): BureauJSON.write(items, from: date, to: horizon, &writer)
    case .search(let found): BureauJSON.write(found, &writer)
    case .list(let date, let entries): BureauJSON.write(entries, on: date, &writer)
    case .statistics(let date, let years): BureauJSON.write(years, on: date, &writer)
    case .identifiers(let ids): writer.array("identifiers", ids) { $0.string($1) }
    }
  }

  /// The members of a status; for a space that is not registered (未登记) only the first three.
  static func write(_ id: SpaceID, _ date: CivilDate, _ found: SpaceStatus?, to writer: inout JSONWriter) {
    writer.member("spaceId", id.text)
    writer.member("on", date.text)
    for member in found == nil ? [.titleStatus] : StatusMember.allCases {
      let value = member.value(in: found)
      if member == .bannedUntil, value.isNull { continue }
      writer.key(member.name)
      writer.value(value)
    }
  }

  private static func write(_ entry: RegisterEntry, to writer: inout JSONWriter) {
    writer.member("spaceId", entry.space.text)
    writer.member("name", entry.name)
    writer.member("jurisdiction", entry.jurisdiction)
    writer.member("operatorId", entry.operator.text)
    writer.member("operatorName", orNull: entry.operatorName)
    writer.member("certificationId", entry.certification.text)
    writer.member("validFrom", entry.term.validFrom.text)
    writer.member("validUntil", entry.term.validUntil.text)
    writer.member("titleStatus", entry.title.rawValue)
  }

  static func write(_ row: HistoryRow, to writer: inout JSONWriter) {
    let record = row.record.record
    writer.member("position", Int(record.number.value))
    writer.member("commandId", record.id.text)
    writer.member("recordedAt", record.recordedAt.utc)
    writer.member("recordedBy", record.recordedBy)
    writer.member("command", record.name.rawValue)
    writer.array("events", row.events) { $0.string($1.rawValue) }
    writer.member("effectiveOn", row.effectiveOn.text)
    writer.member("data", .object(row.record.data))
    writer.array("corrected", row.record.correctedBy) { $0.string($1.text) }
    writer.member("annulledBy", orNull: row.record.annulledBy?.text)
    writer.member("setAsideBy", orNull: row.record.setAsideBy?.text)
    writer.array("warnings", row.warnings) { $0.string($1.rawValue) }
  }

  private static func write(_ row: Obligation, to writer: inout JSONWriter) {
    writer.member("spaceId", row.space.text)
    writer.member("kind", row.kind.rawValue)
    writer.member("dueOn", orNull: row.dueOn?.text)
    writer.member("overdue", row.isOverdue)
    writer.key("ref")
    // A report is referred to by its year, everything else by its identifier.
    if row.kind == .annualReport {
      writer.number(JSONNumber(validLiteral: row.ref.string))
    } else {
      writer.string(row.ref)
    }
  }

  private static func write(_ row: BanEntry, to writer: inout JSONWriter) {
    writer.member("subject", row.subject.rawValue)
    writer.member("banKey", orNull: row.key)
    writer.array("operatorIds", row.operators) { $0.string($1.text) }
    writer.member("spaceId", row.space.text)
    writer.member("findingId", row.finding.text)
    writer.member("start", row.start.text)
    writer.member("end", row.end.text)
  }

  private static func write(_ row: AssessmentEntry, to writer: inout JSONWriter) {
    let assessment = row.assessment
    writer.member("spaceId", row.space.text)
    writer.member("assessmentId", assessment.id.text)
    writer.member("grade", assessment.grade)
    writer.member("decisionDate", assessment.decisionDate.text)
    writer.member("trainingSessions", assessment.metrics.trainingSessions)
    writer.member("trainees", assessment.metrics.trainees)
    writer.member("residentMakers", assessment.metrics.residentMakers)
    writer.member("residentTeams", assessment.metrics.residentTeams)
    writer.member("graduatedTeams", assessment.metrics.graduatedTeams)
    writer.member("rewarded", row.isRewarded)
    writer.member("rectificationId", orNull: row.rectification?.text)
    writer.member("rectificationState", orNull: row.rectificationState.map { Text($0.rawValue) })
  }

  private static func write(_ id: CommandID, _ portrait: RecordPortrait?, to writer: inout JSONWriter) {
    guard let portrait else {
      writer.member("commandId", id.text)
      return writer.member("found", false)
    }
    write(portrait, to: &writer)
  }

  /// A row of a history with the places of its events in the log and who recorded it.
  static func write(_ portrait: RecordPortrait, to writer: inout JSONWriter) {
    write(portrait.row, to: &writer)
    writer.array("seq", portrait.seqs) { $0.number($1) }
    writer.key("by")
    writer.object {
      $0.member("uid", portrait.by.userID)
      $0.member("user", portrait.by.user)
      $0.member("role", portrait.by.role.rawValue)
      $0.member("office", portrait.by.office.rawValue)
    }
  }
}

extension JSONWriter {
  mutating func member(_ key: StaticString, orNull value: Text?) {
    self.key(key)
    if let value { string(value) } else { null() }
  }

  /// A member that is left out when there is nothing to say.
  mutating func member(_ key: StaticString, ifAny value: Text?) {
    if let value { member(key, value) }
  }

  mutating func array<Item>(_ key: StaticString, _ items: [Item], _ write: (inout JSONWriter, Item) -> Void) {
    self.key(key)
    beginArray()
    for item in items { write(&self, item) }
    endArray()
  }

  mutating func object(_ write: (inout JSONWriter) -> Void) {
    beginObject()
    write(&self)
    endObject()
  }
}
