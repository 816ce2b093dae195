import RegistryCore

/// Everything that a dossier shows, as the registry answered it for one day and one moment.
struct CaseFile {
  /// One record with the lines of the log that it stands in.
  struct Entry {
    /// Its number in the dossier, from 1, in log order.
    let number: Int
    /// The answer to `record`.
    let record: Answer
    /// The event lines, byte for byte.
    let lines: [String]

    var id: String { record.string("commandId") ?? "" }
    var command: CommandName? { record.text("command").flatMap { CommandName(name: $0) } }
    var data: Answer { record.answer("data") ?? Answer([:]) }
    /// Later records took its effect away.
    var isVoid: Bool { record.text("annulledBy") != nil || record.text("setAsideBy") != nil }
  }

  let info: Answer
  let space: String
  let on: CivilDate
  let knownAt: Instant
  /// Events in the log when it was asked.
  let size: Int
  let show: Answer
  /// The same as of the day of the knowledge, when nothing that is known lies in the future: what the timeline draws.
  let whole: Answer
  let explanation: Answer
  let timeline: Answer
  let entries: [Entry]
  /// The signed checkpoint of a log that holds all of it; none if the daemon gave none.
  let checkpoint: SignedCheckpoint?

  var isRehearsal: Bool { info.flag("rehearsal") }
  var origin: String { info.string("origin") ?? "" }
  var status: Answer { explanation.answer("status") ?? Answer([:]) }
  var amendments: [Answer] { explanation.rows("amendments") }
  var name: String { status.string("name") ?? show.string("name") ?? space }

  func entry(_ id: String?) -> Entry? {
    id.flatMap { id in entries.first { $0.id.utf8.elementsEqual(id.utf8) } }
  }

  /// The corrections, annulments and decisions that amended a record, in log order.
  func amendments(of entry: Entry) -> [Answer] {
    amendments.filter { $0.string("targetCommandId")?.utf8.elementsEqual(entry.id.utf8) ?? false }
  }
}

extension CaseFile {
  /// Asks for everything. Without a moment, all is as known when the last command was recorded, so that what is recorded
  /// meanwhile does not enter some of the answers only.
  ///
  /// - Throws: `nothingKnown` if no record about the space was known then.
  init(of space: String, on date: CivilDate, knownAt: Instant?, from client: RegistryClient)
    throws(Failure)
  {
    client.sendInfo()
    let reply = try client.reply().parameters
    guard let info = reply.present("info")?.asObject else { throw .strangeAnswer("info") }
    self.info = Answer(info)
    self.space = space
    on = date
    size = Answer(reply).number("size") ?? 0
    let moment = knownAt ?? self.info.instant("lastRecordedAt") ?? Instant(microseconds: WallClock.now())
    self.knownAt = moment
    func ask(_ kind: Text, on day: CivilDate? = nil) throws(Failure) -> Answer {
      var question: JSONObject = ["query": .string(kind), "spaceId": .string(Text(space))]
      if kind != "timeline" && kind != "history" { question["on"] = .string((day ?? date).text) }
      question["knownAt"] = .string(Text(moment.utc))
      return Answer(try client.ask(question))
    }
    show = try ask("show")
    whole = try ask("show", on: max(date, moment.civilDate))
    explanation = try ask("explain")
    timeline = try ask("timeline")
    let named = try ask("history").rows("history") + explanation.rows("chain") + explanation.rows("amendments")
    var positions: [Int: Text] = [:]
    for row in named { if let position = row.number("position") { positions[position] = row.text("commandId") } }
    let ids = positions.sorted { $0.key < $1.key }.map(\.value)
    guard !ids.isEmpty else { throw .usage(.nothingKnown(space), verb: DossierVerb.verb.name) }
    entries = try Self.entries(ids, knownAt: moment, from: client)
    checkpoint = try Self.checkpoint(from: client)
  }

  /// A dossier can do without: a registry that may not sign just now, or an asker who may not have it signed, is no
  /// reason to leave a hearing without paper.
  private static func checkpoint(
    from client: RegistryClient
  ) throws(Failure) -> SignedCheckpoint? {
    do throws(Failure) { return try client.checkpoint() } catch {
      switch error {
      case .call, .strangeAnswer: return nil
      default: throw error
      }
    }
  }

  private static func entries(
    _ ids: [Text], knownAt: Instant, from client: RegistryClient
  ) throws(Failure) -> [Entry] {
    let records = try client.ask(
      all: ids.map { ["query": "record", "commandId": .string($0), "knownAt": .string(Text(knownAt.utc))] }
    ).map(Answer.init)
    var entries: [Entry] = []
    for start in stride(from: 0, to: records.count, by: RegistryClient.mostOpen) {
      let part = records[start..<min(start + RegistryClient.mostOpen, records.count)]
      for record in part {
        let numbers = record.numbers("seq")
        guard let first = numbers.first else { throw .strangeAnswer("seq") }
        client.send(.log) { writer in
          writer.member("from", first)
          writer.member("limit", numbers.count)
        }
      }
      for record in part {
        let lines = try EventPage(try client.reply().parameters).lines
        entries.append(Entry(number: entries.count + 1, record: record, lines: lines.map(\.string)))
      }
    }
    return entries
  }
}
