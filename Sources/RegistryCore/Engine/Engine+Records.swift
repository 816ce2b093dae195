/// What becomes of the personal values of a record that is read back.
enum PersonalReading {
  /// The values themselves; `{"erased":N,"legalBasis":…}` or `{"missing":true}` where there is none.
  case open
  /// Values that only have the form of the real ones: enough to fold and to judge a history.
  case standIn
}

extension Engine {
  /// The event lines of a command, staged ones included.
  func lines(of number: RecordNumber) throws(LogError) -> [EventLine] {
    let bytes: [[UInt8]]
    if let first = pending.first, number >= first.number {
      bytes = pending[Int(number.value - first.number.value)].lines
    } else {
      let place = state.table[number]
      // Most have one event, and how long its line is, is known.
      bytes =
        place.eventCount == 1
        ? [try log.read(place.location)] : try log.readLines(from: place.location, count: place.eventCount)
    }
    var lines: [EventLine] = []
    for line in bytes {
      do { lines.append(try EventLine(parsing: line)) } catch {
        throw .unreadable(seq: state.table[number].firstSeq, reason: error.phrase)
      }
    }
    return lines
  }

  /// What is wrong with the events of a command if the first of them has no command in it.
  static let noBeginning = Phrase("它不是一条命令的开头", "it does not begin a command")

  /// A record as it was accepted.
  ///
  /// Corrections fold the same histories again and again. So records with stand-ins are not read where it can be helped:
  /// staged ones are made of what was submitted, durable ones are remembered, for a line of the log never changes.
  func record(_ number: RecordNumber, _ personal: PersonalReading) throws(LogError) -> Record {
    guard personal == .standIn else { return try record(number, lines(of: number), personal) }
    if let first = pending.first, number >= first.number {
      return pending[Int(number.value - first.number.value)].record
    }
    if let known = rememberedRecords[number] { return known }
    let record = try record(number, lines(of: number), .standIn)
    if rememberedRecords.count >= Self.mostRemembered { rememberedRecords.removeAll(keepingCapacity: true) }
    rememberedRecords[number] = record
    return record
  }

  /// The histories of some spaces, in a few megabytes; what is larger is read as before.
  static let mostRemembered = 4_096

  func record(
    _ number: RecordNumber, _ lines: [EventLine], _ personal: PersonalReading
  ) throws(LogError) -> Record {
    guard let first = lines.first, let id = first.command, let content = first.content else {
      throw .unreadable(seq: state.table[number].firstSeq, reason: Self.noBeginning)
    }
    return Record(
      number: number, id: id, recordedAt: first.recordedAt, recordedBy: first.by.user, name: content.name,
      data: try data(of: first, content, personal), subject: first.subject)
  }

  /// Records in the order of their numbers.
  func records(_ numbers: [RecordNumber], _ personal: PersonalReading) throws(LogError) -> [Record] {
    var records: [Record] = []
    records.reserveCapacity(numbers.count)
    for number in numbers { records.append(try record(number, personal)) }
    return records
  }

  private func data(
    of line: EventLine, _ content: (name: CommandName, data: JSONObject), _ personal: PersonalReading
  ) throws(LogError) -> JSONObject {
    switch personal {
    case .standIn:
      return Self.standingIn(content)
    case .open:
      guard PersonalValues.canBe(in: content.name) else { return content.data }
      let values = try privateValues(of: line.seq)
      let bases = try legalBases(of: values)
      return PersonalValues.replace(in: content.data, of: content.name) { path, sealed in
        switch Sealing.state(of: sealed, at: path, values, by: hasher) {
        case .present(let value): value
        case .erased(let event):
          .object(["erased": .number(JSONNumber(event)), "legalBasis": bases[event].map { .string($0) } ?? .null])
        case .missing: .object(["missing": true])
        }
      }
    }
  }

  /// The legal basis of each erasure that destroyed some of the values, by its event: as it stands now, corrections of
  /// the erasure included.
  private func legalBases(of values: PrivateValues) throws(LogError) -> [Int: Text] {
    var bases: [Int: Text] = [:]
    for entry in values.entries {
      guard case .erased(let event) = entry.content, bases[event] == nil,
        let number = state.table.number(of: event)
      else { continue }
      let corrections = state.streams.amendments(of: .registry, after: number)
      bases[event] = Chronicle(try records([number] + corrections, .standIn)).records[0].data["legalBasis"]?.asText
    }
    return bases
  }

  /// The personal values of an event, staged ones included.
  func privateValues(of seq: Int) throws(LogError) -> PrivateValues {
    if let staged = pending.first(where: { $0.firstSeq == seq }) { return PrivateValues(entries: staged.privateValues) }
    return try privates.values(of: seq)
  }

  fileprivate static func standingIn(_ content: (name: CommandName, data: JSONObject)) -> JSONObject {
    PersonalValues.replace(in: content.data, of: content.name) { path, _ in PersonalValues.standIn(for: path) }
  }
}

extension StagedRecord {
  /// As it will be read back, with stand-ins for personal values.
  fileprivate var record: Record {
    let data = Engine.standingIn((submission.name, submission.data))
    return Record(
      number: number, id: submission.commandId, recordedAt: submission.recordedAt, recordedBy: submission.recordedBy,
      name: submission.name, data: data, subject: subject)
  }
}

extension Record {
  /// The record that a line begins, with stand-ins for personal values; nil if it begins none.
  init?(_ line: EventLine, _ number: RecordNumber) {
    guard let id = line.command, let content = line.content else { return nil }
    self.init(
      number: number, id: id, recordedAt: line.recordedAt, recordedBy: line.by.user, name: content.name,
      data: Engine.standingIn(content), subject: line.subject)
  }
}
