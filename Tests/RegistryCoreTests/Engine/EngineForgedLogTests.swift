import Testing

@testable import RegistryCore

/// Whoever has the key can sign a log that no registry wrote. A start says what it cannot read, and dies of nothing.
@Suite struct EngineForgedLogTests {
  /// A registry that has stopped, whose log has every kind of event, and its lines.
  private static func golden() throws -> (fixture: EngineFixture, lines: [[UInt8]]) {
    let fixture = try EngineFixture()
    try fixture.given(GoldenSequence.acts)
    _ = try fixture.engine.commitStreams(by: Author(userID: 7, user: "wang"), now: fixture.clock)
    let lines = fixture.lines
    try fixture.close()
    return (fixture, lines)
  }

  /// Data that no command can have had: what the daemon says of them.
  @Test(arguments: [
    ("\"operatorId\":\"op1\",\"submittedOn\"", "\"submittedOn\"", "missing:operatorId"),
    ("\"panelSize\":5", "\"panelSize\":\"5\"", "badInt:panelSize"),
    ("\"outcome\":\"upheld\"", "\"outcome\":\"upholden\"", "badValue:outcome"),
    ("\"decisionDate\":\"2019-03-01\"", "\"decisionDate\":\"2019-03-32\"", "badDate:decisionDate"),
    ("\"note\":\"逐项", "\"memo\":\"逐项", "unknownField:memo"),
  ])
  func unsoundDataAreRefused(_ old: String, _ new: String, _ code: String) throws {
    let (fixture, lines) = try Self.golden()
    let place = try #require(lines.firstIndex { $0.text.contains(old) }, "\(old)")
    let changed = lines[place].text.replacing(old, with: new)
    let error = try #require(throws: EngineError.self) {
      try Self.start(fixture, lines[..<place] + [Array(changed.utf8)] + lines[(place + 1)...])
    }
    #expect(
      error.description
        == "event \(place + 1) cannot be read: its data are none that a command can have had: \(code)")
  }

  /// Data that are judged where they stand in their line are judged as those of a command are.
  @Test(arguments: GoldenLog.version2) func dataAreJudgedAlike(_ golden: String) throws {
    let line = try EventLine(parsing: Array(golden.utf8))
    guard let (name, data) = line.content else { return }
    for forged in Self.forgeries(of: .object(data)) {
      let sent = try #require(forged.asObject)
      let standing = PersonalValues.replace(in: sent, of: name) { path, _ in PersonalValues.standIn(for: path) }
      let expected = GenericChecks.check(data: standing, of: name, recordedAt: line.recordedAt).violations.first
      var changed = line
      changed.content = (name, sent)
      var writer = JSONWriter()
      changed.write(to: &writer)
      let found = try writer.bytes.withUnsafeBytes { try LineView($0, on: JSONTape()).dataFault }
      #expect(found == expected, "\(writer.bytes.text)")
    }
  }

  /// Values of every line are others, or none: the log is read, or refused with a reason.
  @Test func anyValueForged() throws {
    let (fixture, lines) = try Self.golden()
    var (read, refused) = (0, 0)
    for (place, line) in lines.enumerated() {
      for (index, forged) in Self.forgeries(of: try JSONReader.parse(line)).enumerated() {
        // All of them would take minutes.
        guard (index + place) % 89 == 0 else { continue }
        let bytes = JSONWriter.bytes(of: forged)
        do {
          try Self.start(fixture, lines[..<place] + [bytes] + lines[(place + 1)...])
          read += 1
        } catch let error as EngineError {
          #expect(!error.description.isEmpty)
          refused += 1
        }
      }
    }
    #expect(read > 20 && refused > 20, "\(read) read, \(refused) refused")
  }

  /// What stands in the place of a value; nil for none.
  private static let replacements: [JSONValue?] = [nil, .null, "", "x", 7, true, .array(["x"]), .object(["x": "y"])]

  /// The value with each value inside it replaced by each replacement in turn.
  private static func forgeries(of value: JSONValue) -> [JSONValue] {
    switch value {
    case .object(let object):
      object.flatMap { key, member in
        (replacements + forgeries(of: member)).map { replacement in
          var forged = object
          forged[key] = replacement
          return .object(forged)
        }
      }
    case .array(let items):
      items.enumerated().flatMap { index, item in
        (replacements.compactMap(\.self) + forgeries(of: item)).map { replacement in
          var forged = items
          forged[index] = replacement
          return .array(forged)
        }
      }
    case .null, .bool, .number, .string: []
    }
  }

  /// Starts the registry with other lines, signed with its key, and asks it about what it made of them.
  private static func start(_ fixture: EngineFixture, _ lines: [[UInt8]]) throws {
    let (directory, disk) = (fixture.directory, fixture.disk.copy())
    let origin = Text(directory.identity.origin)
    disk.put(
      Segment.header(origin: origin.string) + (try Frame.encode(firstSeq: 1, lines: lines)),
      at: directory.segmentPath(firstSeq: 1))
    disk.removeDurably(directory.ackedPath)
    let hasher = SHA256()
    var tree = MerkleTree()
    for line in lines { tree.append(hasher.leaf(line), by: hasher) }
    let signer = NoteSigner(name: origin, .ed25519, try KeyFile.read(directory.keyPath, on: disk))
    let checkpoint = Checkpoint(origin: origin, size: lines.count, root: tree.root(by: hasher)).signed(by: signer)
    disk.put(checkpoint.bytes, at: directory.checkpointPath)
    let engine = try Engine.open(fixture.path, on: disk)
    for question in questions {
      // A record that cannot be read is an answer, too.
      _ = try? engine.answer(PointedQuestion(question, today: .day("2022-01-01")))
    }
    try engine.close()
  }

  private static let questions: [JSONObject] = [
    ["query": "register", "on": "2020-07-01"], ["query": "overdueReports", "on": "2022-01-01"],
    ["query": "bans", "on": "2020-07-02"], ["query": "obligations", "on": "2020-03-01"],
    ["query": "show", "spaceId": "s1", "on": "2020-03-01"], ["query": "explain", "spaceId": "s1", "on": "2020-08-01"],
    ["query": "history", "spaceId": "s1"], ["query": "timeline", "spaceId": "s2"],
    ["query": "remedy", "commandId": "certify4"], ["query": "record", "commandId": "call2"],
    ["query": "show", "spaceId": "s1", "on": "2020-03-01", "knownAt": "2020-03-05T00:00:00Z"],
  ]
}
