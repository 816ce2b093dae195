import Testing

@testable import RegistryCore

/// Registries whose forger has the key, and knows how a verification reads them.
@Suite struct DirectoryVerificationForgeryTests {
  private func history() throws -> EngineFixture {
    let fixture = try EngineFixture()
    try fixture.given(Act.basicHistory + [.correct("c9", ["decisionDate": "2018-06-09"])])
    return fixture
  }

  private func verify(_ fixture: EngineFixture, on disk: (any Disk)? = nil) throws -> [String: CheckFailure] {
    let verification = try DirectoryVerification(
      fixture.path, DirectoryVerification.Measure(), on: disk ?? fixture.disk, render: AnswerJSON.bytes
    ) { _, _ in }
    return Dictionary(
      uniqueKeysWithValues: verification.checks.compactMap { check in check.failure.map { (check.kind.rawValue, $0) } })
  }

  /// The lines with a text in one of them, the first that has it, changed.
  private static func changing(_ old: String, _ new: String, in lines: [[UInt8]]) throws -> [[UInt8]] {
    var lines = lines
    let index = try #require(lines.firstIndex { $0.text.contains(old) }, "no line has \(old)")
    lines[index] = Array(lines[index].text.replacing(old, with: new, maxReplacements: 1).utf8)
    return lines
  }

  /// A correction that makes the record that it corrects illegal is refused by the law, and so by whoever judges again.
  @Test func aCorrectionThatMakesTheHistoryIllegalIsFound() throws {
    let fixture = try history()
    try fixture.rewrite { try Self.changing("\"2018-06-09\"", "\"2018-05-28\"", in: $0) }
    let failure = try #require(try verify(fixture)["decisions"])
    #expect(failure.code == "decisionRefused" && failure.seq == 11)
    #expect(failure.message.english.contains("historyBecomesIllegal"))
  }

  /// A disputed record that is said to be another space's is not at hand where its dispute is decided: neither a
  /// verification nor a daemon may end by that.
  @Test func aDisputedRecordOfAnotherSpaceIsFound() throws {
    let fixture = try EngineFixture()
    try fixture.given(Act.basicHistory + [.dispute("c9", on: "2018-07-01")])
    let modifying = Act.decide("modified", on: "2018-08-01", changes: ["decisionDate": "2018-06-09"])
    let old = "\"entities\":{\"space\":\"s1\",\"application\":\"a1\",\"certification\":\"t1\"}"
    let forge = { (lines: [[UInt8]]) in
      try Self.changing(old, old.replacing("s1", with: "s9"), in: lines)
    }
    try fixture.close()
    try fixture.rewriteAndSign(forge)
    try fixture.open()
    #expect(throws: LogError.self) { try fixture.stage(modifying) }
    let judged = try EngineFixture()
    try judged.given(Act.basicHistory + [.dispute("c9", on: "2018-07-01"), modifying])
    try judged.rewrite(forge)
    #expect(try verify(judged)["decisions"]?.code == "decisionDiffers")
  }

  /// What is kept event by event then lacks the space; a fold of the commands has it.
  @Test func anEventThatDoesNotFollowFromItsCommandIsFound() throws {
    let fixture = try EngineFixture()
    try fixture.given(Act.basicHistory)
    try fixture.rewrite { try Self.changing("\"spaceRegistered\"", "\"callOpened\"", in: $0) }
    let failures = try verify(fixture)
    #expect(failures["decisions"]?.code == "decisionDiffers" && failures["decisions"]?.seq == 3)
    #expect(failures["projections"]?.code == "projectionDiffers")
    let told = try #require(failures["projections"]).message
    #expect(told.english.hasSuffix(#"{"query":"register","on":"2018-06-10","entries":true}"#), "\(told.english)")
  }

  /// A command of two events, cut where one segment ends and the next begins, is judged as the one that it is.
  @Test func aCommandThatWasCutInTwoIsJudgedWhole() throws {
    let fixture = try EngineFixture()
    try fixture.given(Act.basicHistory + [.findFraud()])
    let lines = fixture.lines
    let last = try #require(try lines.last.map { try EventLine(parsing: $0) })
    #expect(last.content == nil && last.command != nil)
    let header = Segment.header(origin: fixture.directory.identity.origin)
    try fixture.rewrite { Array($0.dropLast()) }
    fixture.disk.put(
      header + (try Frame.encode(firstSeq: lines.count, lines: lines.suffix(1))),
      at: fixture.directory.segmentPath(firstSeq: lines.count))
    #expect(try verify(fixture) == [:])
  }

  /// The later event of a command is of the same command, hand and moment, and warns of nothing by itself.
  @Test(arguments: [
    ("\"command\":\"", "\"command\":\"x", "command"), ("\"user\":\"", "\"user\":\"x", "by"),
    ("\"at\":\"20", "\"at\":\"21", "at"),
    ("}", "}", "warnings"),
  ])
  func aLaterEventThatIsAnothers(_ old: String, _ new: String, _ member: String) throws {
    let fixture = try EngineFixture()
    try fixture.given(Act.basicHistory + [.findFraud()])
    let last = fixture.lines.count - 1
    try fixture.rewrite { lines in
      var lines = lines
      var line = lines[last].text
      if member == "warnings" {
        line = String(line.dropLast()) + ",\"warnings\":[\"nameInUse\"]}"
      } else {
        line = line.replacing(old, with: new, maxReplacements: 1)
      }
      #expect(line != lines[last].text)
      lines[last] = Array(line.utf8)
      return lines
    }
    let failure = try #require(try verify(fixture)["decisions"])
    #expect(failure.code == "decisionDiffers" && failure.seq == last + 1)
    #expect(failure.message.english.contains("by the rules \(member) is"))
  }

  /// A command has a handful of events. One with more than the daemon could number is a forgery, and no more than that.
  @Test(arguments: [false, true]) func aCommandOfVeryManyEventsIsFound(_ isCut: Bool) throws {
    let fixture = try EngineFixture()
    try fixture.given(Act.basicHistory + [.findFraud()])
    let lines = fixture.lines
    let (size, last) = (lines.count, try #require(lines.last).text)
    let more = (1...300).map { Array(last.replacing("{\"seq\":\(size),", with: "{\"seq\":\(size + $0),").utf8) }
    try fixture.rewrite { isCut ? $0 : $0 + more }
    if isCut {
      fixture.disk.put(
        Segment.header(origin: fixture.directory.identity.origin) + (try Frame.encode(firstSeq: size + 1, lines: more)),
        at: fixture.directory.segmentPath(firstSeq: size + 1))
    }
    #expect(try verify(fixture)["decisions"]?.code == "decisionDiffers")
    // Nor does it end a daemon, which judges nothing and takes what fits together.
    try fixture.close()
    if isCut {
      #expect(throws: EngineError.self) { try fixture.open() }
    } else {
      try fixture.open()
      #expect(try fixture.engine.size == size + 300 && fixture.ask(["query": "register", "on": "2020-01-01"]) != "")
    }
  }

  /// A directory stands where the file of personal values should be: the log is sound, and nobody can see the values.
  @Test func personalValuesThatCannotBeReadAreTold() throws {
    let fixture = try history()
    let name = try #require(try fixture.disk.list(fixture.directory.privatePath).first)
    fixture.disk.removeDurably("\(fixture.directory.privatePath)/\(name)")
    try fixture.disk.makeDirectory("\(fixture.directory.privatePath)/\(name)", permissions: 0o700)
    let failures = try verify(fixture)
    #expect(failures.mapValues(\.code) == ["personal": "personalUnreadable"])
  }

  /// The daemon erases values while it is verified: that they are gone is seen before the event that says so.
  @Test(arguments: [true, false]) func anErasureThatIsRecordedMeanwhileIsFound(_ isRecorded: Bool) throws {
    let fixture = try history()
    let path = fixture.directory.segmentPath(firstSeq: 1)
    let before = try #require(fixture.disk.contents(path))
    try fixture.given(.erase("application:a1"))
    let after = try #require(fixture.disk.contents(path))
    fixture.disk.removeDurably(fixture.directory.ackedPath)
    fixture.disk.put(before, at: path)
    var isRead = false
    let disk = MeddledDisk(fixture.disk, path: path) { look in
      if look == .open, isRead, isRecorded { fixture.disk.put(after, at: path) }
      if look == .read { isRead = true }
    }
    let failures = try verify(fixture, on: disk)
    #expect(failures.mapValues(\.code) == (isRecorded ? [:] : ["personal": "erasureUnfounded"]))
  }

  /// A line becomes another between two looks at the file, all lengths and checksums right. Whenever that is, it is found.
  @Test func aLogThatIsChangedWhileItIsVerifiedIsFound() throws {
    // In one frame, so that every line stays in its place when one is changed.
    func written() throws -> EngineFixture {
      let fixture = try history()
      try fixture.rewrite { $0 }
      return fixture
    }
    let healthy = try written()
    let path = healthy.directory.segmentPath(firstSeq: 1)
    var openings = 0
    let counting = MeddledDisk(healthy.disk, path: path) { look in if look == .open { openings += 1 } }
    #expect(try verify(healthy, on: counting) == [:])
    #expect(openings >= 3)
    var told: Set<String> = []
    // One that a correction is, and one that is not looked at before its turn.
    for type in ["corrected", "applied"] {
      for number in 1...openings {
        let fixture = try written()
        let path = fixture.directory.segmentPath(firstSeq: 1)
        var opened = 0
        let disk = MeddledDisk(fixture.disk, path: path) { look in
          guard look == .open else { return }
          opened += 1
          guard opened == number else { return }
          #expect(throws: Never.self) {
            try fixture.rewrite { try Self.changing("\"type\":\"\(type)", "\"type\":\"\(type.uppercased())", in: $0) }
          }
        }
        let failures = try verify(fixture, on: disk)
        let failure = try #require(failures["lines"] ?? failures["decisions"], "\(type) before opening \(number)")
        told.insert(failure.code)
      }
    }
    #expect(told == ["lineUnreadable", "logUnreadable"])
  }
}
