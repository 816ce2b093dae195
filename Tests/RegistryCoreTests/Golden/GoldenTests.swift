import Testing

@testable import RegistryCore

/// The bytes of event lines are a contract: once written they are read for ever, and the same decision is written the
/// same way. A change here that is not a new line is a new version of the schema.
@Suite struct GoldenTests {
  @Test func theSequenceIsWrittenAsItWas() throws {
    let (lines, _) = try GoldenSequence.lines()
    for (line, golden) in zip(lines, GoldenLog.version2) { #expect(line == golden) }
    #expect(lines.count == GoldenLog.version2.count)
  }

  @Test(arguments: [(1, GoldenLog.version1), (2, GoldenLog.version2)])
  func everyEventHasALine(_ version: Int, _ golden: [String]) throws {
    let types = try golden.map { try EventLine(parsing: Array($0.utf8)).event }
    let yielded = EventName.allCases.filter { !$0.isStatement }
    #expect(Set(yielded).subtracting(types).map(\.rawValue) == [])
    for event in yielded {
      #expect(golden.contains { $0.contains("\"type\":\"\(event.rawValue)\",\"v\":\(version),") })
    }
  }

  @Test(arguments: GoldenLog.version1 + GoldenLog.version2)
  func aLineIsReadAndWrittenAgain(_ golden: String) throws {
    let line = try EventLine(parsing: Array(golden.utf8))
    var writer = JSONWriter()
    line.write(to: &writer)
    #expect(writer.bytes.text == golden)
  }

  /// What was derived when an event was decided is read from its line, not derived again.
  @Test func eventsAreWhatTheirLinesSay() throws {
    var payload: (any CommandPayload)?
    for golden in GoldenLog.version2.dropFirst() {
      let line = try EventLine(parsing: Array(golden.utf8))
      if let content = line.content { payload = content.name.payload(content.data) }
      let command = try #require(payload)
      let event = try #require(EventFacts.read(line, of: command), "\(golden)")
      #expect(event.name == line.event)
      if line.event != .personalDataErased { #expect(EventFacts.write(event) == line.facts) }
      // Without the facts that it needs, a line is nothing.
      if !line.facts.isEmpty, line.event != .personalDataErased {
        var bare = line
        bare.facts = [:]
        #expect(EventFacts.read(bare, of: command) == nil)
      }
    }
    let founding = try EventLine(parsing: Array(GoldenLog.version2[0].utf8))
    #expect(EventFacts.regulation(founding) == .shuozhou2016)
  }

  /// A replay decodes lines without building them whole, and comes to the same commands and events.
  @Test(arguments: [GoldenLog.version1, GoldenLog.version2])
  func aReplayDecodesWhatTheLinesSay(_ golden: [String]) throws {
    let lines = golden.map { Array($0.utf8) }
    var bytes: [UInt8] = []
    var places: [Range<Int>] = []
    for line in lines {
      places.append(bytes.count..<bytes.count + line.count)
      bytes += line + [UInt8(ascii: "\n")]
    }
    let piece = LogPiece(bytes: bytes, offset: 100, segment: 3, firstSeq: 1, lines: places)
    let decoded = try CommandDecoder.decode(piece)
    #expect(decoded.founding?.regulation == .shuozhou2016)
    #expect(decoded.founding?.location == LineLocation(segment: 3, offset: 100, length: lines[0].count))
    let whole = try lines.map { try EventLine(parsing: $0) }
    #expect(decoded.commands.flatMap { $0.events.map(\.name) } == whole.dropFirst().map(\.event))
    #expect(decoded.commands.count == whole.filter { $0.content != nil }.count)
    for (number, logged) in zip(1..., decoded.commands) {
      let first = whole[logged.firstSeq - 1]
      let content = try #require(first.content)
      let command = RecordedCommand(
        number: RecordNumber(number), id: try #require(first.command), name: content.name,
        recordedAt: first.recordedAt, subject: first.subject, payload: content.name.payload(content.data))
      #expect("\(logged.command)" == "\(command)")
      #expect(logged.operators == first.entities.operators)
      if first.version > 1 { #expect(logged.streams.map(\.name) == first.previous.map(\.stream)) }
      for (event, line) in zip(logged.events, whole[(logged.firstSeq - 1)...]) {
        #expect(event.effectiveOn(content.name.payload(content.data), recordedAt: line.recordedAt) == line.effectiveOn)
        if line.event != .personalDataErased { #expect(EventFacts.write(event) == line.facts) }
      }
    }
  }

  /// What does not follow from its command, or says that it is another event, is refused with its number.
  @Test(arguments: [("\"seq\":", "\"seq\":1"), ("\"command\":\"", "\"command\":\"x"), ("\"type\":\"", "\"type\":\"x")])
  func aReplayRefusesWhatDoesNotFollow(_ part: String, _ other: String) throws {
    // The second event of a command.
    let index = try #require(GoldenLog.version2.dropFirst().firstIndex { !$0.contains("\"name\":\"") })
    func decode(_ line: String) throws -> Int {
      let first = Array(GoldenLog.version2[index - 1].utf8)
      let piece = LogPiece(
        bytes: first + Array(line.utf8), offset: 0, segment: 0, firstSeq: index,
        lines: [0..<first.count, first.count..<first.count + line.utf8.count])
      return try CommandDecoder.decode(piece).commands.count
    }
    let line = GoldenLog.version2[index]
    #expect(try decode(line) == 1)
    let error = #expect(throws: LogError.self) { try decode(line.replacing(part, with: other, maxReplacements: 1)) }
    guard case .unreadable(index + 1, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  /// A registry whose log is a golden one opens and answers as the one that is written today.
  @Test(arguments: [GoldenLog.version1, GoldenLog.version2])
  func theGoldenLogOpens(_ golden: [String]) throws {
    let (_, today) = try GoldenSequence.lines()
    let old = try EngineFixture()
    try old.reopen { try old.rewriteAndSign { _ in golden.map { Array($0.utf8) } } }
    #expect(old.engine.size == golden.count)
    expectSame(try Self.impersonal(today), try Self.impersonal(old))
  }

  /// Answers that show no personal values: the golden log has none.
  private static func impersonal(_ fixture: EngineFixture) throws -> [String: String] {
    try fixture.answers().filter { !$0.value.contains("\"erased\":") && !$0.value.contains("\"missing\":") }
      .filter { !EngineFixture.showsData($0.key) }
  }

  @Test(arguments: [
    ("{\"seq\":1}", EventLine.Fault.member("type")), ("[]", .member("line")),
    ("{\"type\":\"unheard\"}", .member("type")), ("{\"type\":\"annulled\",\"v\":3}", .version(3)),
    ("{\"type\":\"annulled\",\"v\":0}", .version(0)),
    ("{\"type\":\"annulled\",\"v\":1,\"at\":\"yesterday\"}", .member("at")),
    (#"{"seq":2,"at":"2018-06-10T00:00:00Z","type":"annulled","v":1,"entities":7}"#, .member("entities")),
    (
      #"{"seq":2,"at":"2018-06-10T00:00:00Z","type":"annulled","v":1,"entities":{"planet":"x"}}"#,
      .member("entities.planet")
    ),
    (
      #"{"seq":2,"at":"2018-06-10T00:00:00Z","type":"annulled","v":1,"entities":{"space":7}}"#,
      .member("entities.space")
    ),
  ])
  func whatIsNoLineIsNotRead(_ text: String, _ fault: EventLine.Fault) {
    #expect(throws: fault) { try EventLine(parsing: Array(text.utf8)) }
  }
}
