import Testing

@testable import RegistryCore

/// A registry at work on a disk in memory; only its lock is a real file.
final class EngineFixture {
  static let clerk = Caller(userID: 1_000, userName: "clerkA")
  static let created = Instant(timestamp: "2016-12-01T00:00:00Z")!

  private let temporary = TemporaryDirectory()
  let disk: MemoryDisk
  let directory: LogDirectory
  private var opened: Engine?
  private let isRehearsal: Bool
  /// When the next command is recorded, unless the act says so.
  var clock = EngineFixture.created

  var engine: Engine { opened! }
  var path: String { temporary.path }

  init(isRehearsal: Bool = true) throws {
    disk = MemoryDisk()
    self.isRehearsal = isRehearsal
    try disk.makeDirectory("/tmp", permissions: 0o700)
    try disk.syncDirectory("/")
    directory = try Engine.create(
      at: temporary.path, origin: isRehearsal ? "rehearsal/szzc.example" : "szzc.example/registry",
      isRehearsal: isRehearsal, regulation: .shuozhou2016, by: Author(userID: 0, user: "root"),
      now: EngineFixture.created, on: disk)
    opened = try Engine.open(temporary.path, on: disk)
  }

  /// A registry that ends with the certification of one space.
  static func certified() throws -> EngineFixture {
    let fixture = try EngineFixture()
    try fixture.given(Act.basicHistory)
    return fixture
  }

  /// Closes the registry, does something to its files, and opens it again.
  func reopen(_ keeping: Keeping = Keeping(), _ between: () throws -> Void = {}) throws {
    try close()
    try between()
    try open(keeping)
  }

  func close() throws {
    try engine.close()
    opened = nil
  }

  func open(_ keeping: Keeping = Keeping()) throws {
    opened = try Engine.open(path, keeping, on: disk)
  }

  /// The files of the registry's directory as they are now.
  func copy() throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for folder in ["", "/log", "/private"] {
      for name in try disk.list(path + folder) {
        if let bytes = disk.contents("\(path)\(folder)/\(name)") { files["\(path)\(folder)/\(name)"] = bytes }
      }
    }
    return files
  }

  /// Puts a copy in the place of what is there.
  func put(back copy: [String: [UInt8]]) {
    for (path, bytes) in copy { disk.put(bytes, at: path) }
  }

  /// Writes the log anew with other lines, all checksums right, as if it had never been another.
  func rewrite(_ change: ([[UInt8]]) throws -> [[UInt8]]) throws {
    let file = directory.segmentPath(firstSeq: 1)
    let header = Segment.header(origin: directory.identity.origin)
    let lines = try #require(disk.contents(file)).dropFirst(header.count).split(separator: UInt8(ascii: "\n"))
      .filter { $0.first != FrameHeader.sigil }.map(Array.init)
    disk.put(header + (try Frame.encode(firstSeq: 1, lines: try change(lines))), at: file)
    disk.removeDurably(directory.ackedPath)
  }

  /// The same by somebody who has the registry's key, and signs what it is now.
  func rewriteAndSign(_ change: ([[UInt8]]) throws -> [[UInt8]]) throws {
    var lines: [[UInt8]] = []
    try rewrite {
      lines = try change($0)
      return lines
    }
    let hasher = SHA256()
    let key = try KeyFile.read(directory.keyPath, on: disk)
    let origin = Text(directory.identity.origin)
    let checkpoint = Checkpoint(
      origin: origin, size: lines.count, root: hasher.root(of: lines.map { hasher.leaf($0) }[...]))
    disk.put(checkpoint.signed(by: NoteSigner(name: origin, .ed25519, key)).bytes, at: directory.checkpointPath)
  }

  /// Kills the daemon, with or without the power, and starts it again.
  func restart(_ survival: MemoryDisk.Survival) throws {
    opened = nil
    disk.crash(survival)
    opened = try Engine.open(path, on: disk)
  }

  /// A command as it is sent. In a rehearsal it says when it was recorded: at the end of the latest day that it names,
  /// or with the command before it if that came later.
  func command(_ act: Act) -> JSONValue {
    let number = engine.commandCount + 1
    clock = max(clock, act.latestDay.map(Instant.endOfDay) ?? clock)
    if let recordedAt = act.recordedAt { clock = max(clock, Instant(timestamp: recordedAt)!) }
    var object: JSONObject = [
      "commandId": .string(act.id ?? Text("n\(number)")), "command": .string(Text(act.name.rawValue)),
      "data": .object(act.data),
    ]
    if isRehearsal {
      object["recordedAt"] = .string(act.recordedAt ?? Text(clock.utc))
      object["recordedBy"] = .string(act.recordedBy)
    }
    return .object(object)
  }

  func stage(_ act: Act) throws -> String {
    let command = command(act)
    return Self.verdict(try engine.stage(command, by: Self.clerk, now: clock))
  }

  /// Stages and commits each by itself; what became of the last.
  @discardableResult
  func submit(_ acts: Act...) throws -> String {
    try submit(acts)
  }

  @discardableResult
  func submit(_ acts: [Act]) throws -> String {
    var verdict = ""
    for act in acts {
      verdict = try stage(act)
      try engine.commit()
    }
    return verdict
  }

  /// Submits acts that must be accepted.
  func given(_ acts: Act..., sourceLocation: SourceLocation = #_sourceLocation) throws {
    try given(acts, sourceLocation: sourceLocation)
  }

  func given(_ acts: [Act], sourceLocation: SourceLocation = #_sourceLocation) throws {
    for act in acts {
      let verdict = try submit(act)
      if !verdict.hasPrefix("accepted") {
        Issue.record("\(act.name.rawValue) was not accepted: \(verdict)", sourceLocation: sourceLocation)
      }
    }
  }

  /// `accepted applied [5] W formNameMismatch`, `duplicate applied [5]`, `refused G13 commandIdReused`.
  static func verdict(_ outcome: Outcome) -> String {
    switch outcome {
    case .refused(let refusal):
      return "refused " + refusal.violations.map { "\($0.rule.rawValue) \($0.codeText)" }.joined(separator: "; ")
    case .accepted(let receipt):
      let warnings = receipt.warnings.map(\.rawValue).joined(separator: ", ")
      return (receipt.isDuplicate ? "duplicate " : "accepted ")
        + receipt.events.map(\.rawValue).joined(separator: "+") + " \(receipt.seqs)"
        + (receipt.erased.map { " erased \($0)" } ?? "") + (warnings.isEmpty ? "" : " W \(warnings)")
    }
  }

  // MARK: Looking at it

  func ask(_ question: JSONObject) throws -> String {
    AnswerJSON.bytes(of: try engine.answer(PointedQuestion(question, today: .day("2019-01-01")))).text
  }

  static let days: [Text] = ["2018-05-20", "2018-06-10", "2019-03-01", "2020-03-01", "2022-01-01"]

  /// Every question about everything that the registry has, by its text.
  ///
  /// - Parameters:
  ///   - commands: those to ask about; by default all of them.
  ///   - days: those to ask about.
  func answers(
    knownAt: Text? = nil, commands: [Text]? = nil, on days: [Text] = EngineFixture.days
  ) throws -> [String: String] {
    var answers: [String: String] = [:]
    for var question in questions(commands, days) {
      let text = JSONWriter.bytes(of: .object(question)).text
      if let knownAt { question["knownAt"] = .string(knownAt) }
      answers[text] = try ask(question)
    }
    return answers
  }

  private func questions(_ commands: [Text]?, _ days: [Text]) -> [JSONObject] {
    let spaces = ["s1", "s2"].map { JSONValue.string($0) }
    let operators = ["op1", "op2"].map { JSONValue.string($0) }
    var questions: [JSONObject] = [["query": "expiring", "from": "2018-01-01", "to": "2100-12-31"]]
    for space in spaces {
      questions.append(["query": "history", "spaceId": space])
      questions.append(["query": "timeline", "spaceId": space])
    }
    for year in 2018...2020 { questions.append(["query": "assessments", "year": .number(JSONNumber(year))]) }
    for command in commands ?? commandIDs {
      questions.append(["query": "remedy", "commandId": .string(command)])
      questions.append(["query": "record", "commandId": .string(command)])
    }
    for day in days.map({ JSONValue.string($0) }) {
      for kind in ["register", "overdueReports", "bans", "regulation", "obligations"] as [JSONValue] {
        questions.append(["query": kind, "on": day])
      }
      for space in spaces {
        for kind in ["status", "show", "obligations", "explain"] as [JSONValue] {
          questions.append(["query": kind, "on": day, "spaceId": space])
        }
      }
      for body in operators { questions.append(["query": "ban", "on": day, "operatorId": body]) }
    }
    return questions
  }

  /// True for a question whose answer shows the data of records, personal values among them.
  static func showsData(_ question: String) -> Bool {
    ["history", "record", "explain"].contains { question.contains("\"query\":\"\($0)\"") }
  }

  /// The commands of the log, in order.
  var commandIDs: [Text] {
    lines.compactMap { try? EventLine(parsing: $0) }.filter { $0.content != nil }.compactMap(\.command?.text)
  }

  /// All lines of the log.
  var lines: [[UInt8]] { (try? engine.lines(from: 1, limit: 100_000, maximumBytes: .max)) ?? [] }

  /// What the private files hold.
  var privateText: String {
    ((try? disk.list(directory.privatePath)) ?? [])
      .compactMap { disk.contents("\(directory.privatePath)/\($0)")?.text }.joined()
  }
}

/// Compares answers to the same questions, and shows the first that differ.
func expectSame(
  _ one: [String: String], _ other: [String: String], _ comment: String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let differing = Set(one.keys).union(other.keys).sorted().filter { one[$0] != other[$0] }
  for question in differing.prefix(2) {
    Issue.record(
      "\(comment) \(question)\n  \(one[question] ?? "nothing")\n  \(other[question] ?? "nothing")",
      sourceLocation: sourceLocation)
  }
}

extension Act {
  /// The basic history of DOMAIN §12: `c1` to `c9`.
  static let basicHistory: [Act] = [
    Act.registerOperator().named("c1"), Act.registerSpace().named("c2"), Act.apply().named("c3"),
    Act.review().named("c4"), Act.inspect().named("c5"), Act.assessExpertly().named("c6"),
    Act.deliberate().named("c7"), Act.publish().named("c8"), Act.certify().named("c9"),
  ]
}
