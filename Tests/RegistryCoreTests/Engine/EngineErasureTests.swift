import Testing

@testable import RegistryCore

/// 去除个人信息: values are destroyed, and nothing else changes (DOMAIN §8.5).
@Suite struct EngineErasureTests {
  private static let values = ["张三", "0349-2020001", "李四", "13800000000", "contact@example.com"]

  /// What stands in the place of an erased value: the event that erased it, and its legal basis.
  private static func erased(by event: Int) -> JSONValue {
    .object(["erased": .number(JSONNumber(event)), "legalBasis": "个人信息保护法第四十七条"])
  }

  private func record(_ fixture: EngineFixture, _ id: Text) throws -> JSONObject {
    let answer = try fixture.ask(["query": "record", "commandId": .string(id)])
    return try JSONReader.parse(Array(answer.utf8)).asObject?["data"]?.asObject ?? [:]
  }

  private func form(_ fixture: EngineFixture, _ id: Text = "c3") throws -> JSONObject {
    try record(fixture, id)["form"]?.asObject ?? [:]
  }

  @Test func personalValuesNeverEnterTheLog() throws {
    let fixture = try EngineFixture.certified()
    let log = try #require(fixture.disk.contents(fixture.directory.segmentPath(firstSeq: 1))).text
    for value in Self.values + ["\"王\"", "\"赵\""] {
      #expect(!log.contains(value))
      #expect(fixture.privateText.contains(value))
    }
    #expect(try form(fixture)["contactName"] == "李四")
  }

  @Test func erasedValuesAreGone() throws {
    let fixture = try EngineFixture.certified()
    let log = fixture.lines
    let before = try fixture.answers(commands: ["c1"]).filter { !EngineFixture.showsData($0.key) }
    #expect(try fixture.submit(.erase("application:a1")) == "accepted personalDataErased [11] erased 5")
    for reopened in [false, true] {
      if reopened { try fixture.reopen() }
      for value in Self.values { #expect(!fixture.privateText.contains(value)) }
      #expect(fixture.privateText.contains("\"王\""))
      #expect(Array(fixture.lines.prefix(10)) == log)
      for name in ["principalName", "principalPhone", "contactName", "contactPhone", "contactEmail"] as [Text] {
        #expect(try form(fixture)[name] == Self.erased(by: 11))
      }
      #expect(try form(fixture)["spaceName"] == "雁门众创空间")
      expectSame(before, try fixture.answers(commands: ["c1"]).filter { !EngineFixture.showsData($0.key) })
    }
    #expect(try fixture.submit(.erase("application:a1")) == "refused G11 alreadyErased")
  }

  static let references: [(JSONValue, Int, Text)] = [
    ("application:a1#contactPhone", 1, "contactPhone"), ("application:a1#form.contactPhone", 1, "contactPhone"),
    ("application:a1#members", 0, ""), ("application:a9", 0, ""), ("space:s1", 0, ""), ("whoever", 0, ""),
    ("inspection:ia1", 2, ""), ("inspection:ia1#members[1].name", 1, ""), ("application:", 0, ""),
  ]

  @Test(arguments: references)
  func aReferenceNamesWhatIsErased(_ reference: JSONValue, _ count: Int, _ field: Text) throws {
    let fixture = try EngineFixture.certified()
    #expect(try fixture.submit(.erase(reference)) == "accepted personalDataErased [11] erased \(count)")
    #expect(fixture.privateText.components(of: "\"erased\":11") == count)
    if !field.string.isEmpty {
      #expect(try form(fixture)[field] == Self.erased(by: 11))
      #expect(try form(fixture)["contactName"] == "李四")
    }
  }

  /// The repeat of a command whose values were erased is still the same command.
  @Test func aRepeatAfterAnErasure() throws {
    let fixture = try EngineFixture.certified()
    try fixture.given(.erase("application:a1"))
    #expect(try fixture.submit(Act.apply().named("c3")) == "duplicate applied [4]")
    let other = Act.apply().named("c3").with("form.startupTeamCount", 13)
    #expect(try fixture.submit(other) == "refused G13 commandIdReused")
    #expect(fixture.engine.size == 11)
    let id = try #require(fixture.commandIDs.last)
    #expect(
      try fixture.submit(Act.erase("application:a1").named(id)) == "duplicate personalDataErased [11] erased 5")
  }

  /// A correction of a personal value speaks of the same person.
  @Test func correctionsAreErasedToo() throws {
    let fixture = try EngineFixture.certified()
    let form = JSONValue.object(Act.form.replacing(["contactName": "孙七"]))
    try fixture.given(Act.correct("c3", ["form": form]).named("k1"))
    #expect(try record(fixture, "c3")["form"]?.asObject?["contactName"] == "孙七")
    #expect(try fixture.submit(.erase("application:a1")) == "accepted personalDataErased [12] erased 5")
    #expect(!fixture.privateText.contains("孙七") && !fixture.privateText.contains("李四"))
  }

  /// What is recorded after an erasure is not meant by it, however often the registry is started.
  @Test func laterValuesStay() throws {
    let fixture = try EngineFixture.certified()
    try fixture.given(.erase("application:a1"))
    let form = JSONValue.object(Act.form.replacing(["contactName": "孙七"]))
    try fixture.given(Act.correct("c3", ["form": form]).named("k1"))
    let before = try fixture.answers()
    try fixture.reopen()
    expectSame(before, try fixture.answers())
    #expect(try self.form(fixture)["contactName"] == "孙七")
  }

  /// An erasure that was corrected acts as if it had named the right person from the start: values that were there by then
  /// are destroyed, whether the registry goes on, is started anew, or died in between.
  @Test(arguments: [false, true])
  func aCorrectedErasureIsCarriedOut(_ inOneBatch: Bool) throws {
    let fixture = try EngineFixture.certified()
    let form = JSONValue.object(Act.form.replacing(["contactName": "孙七"]))
    let acts = [
      Act.erase("application:wrong").named("e1"), Act.correct("c3", ["form": form]).named("k1"),
      Act.correct("e1", ["subjectRef": "application:a1#contactName"]).named("k2"),
    ]
    if inOneBatch {
      for act in acts { _ = try fixture.stage(act) }
      try fixture.engine.commit()
    } else {
      try fixture.given(acts)
    }
    for reopened in [false, true] {
      if reopened { try fixture.reopen() }
      #expect(!fixture.privateText.contains("李四") && fixture.privateText.contains("孙七"))
      #expect(fixture.privateText.components(of: "\"erased\":11") == 1)
    }
    // What the correction destroys is not counted once more by an erasure behind it.
    #expect(try fixture.submit(.erase("application:a1")) == "accepted personalDataErased [14] erased 5")
  }

  @Test func aCorrectedErasureIsCompletedByTheNextStart() throws {
    for count in 0..<40 {
      let fixture = try EngineFixture.certified()
      try fixture.given(Act.erase("application:wrong").named("e1"))
      _ = try fixture.stage(Act.correct("e1", ["subjectRef": "application:a1"]).named("k1"))
      fixture.disk.fail(operationAfter: count, .fails)
      _ = try? fixture.engine.commit()
      fixture.disk.calm()
      try fixture.restart(.everything)
      #expect(fixture.privateText.contains("李四") == (fixture.engine.size == 11))
    }
  }

  /// In one batch the second erasure finds nothing left, as it would in the next.
  @Test func twoErasuresInOneBatch() throws {
    let fixture = try EngineFixture.certified()
    #expect(
      try fixture.stage(.erase("application:a1#contactPhone")) == "accepted personalDataErased [11] erased 1")
    #expect(try fixture.stage(.erase("application:a1")) == "accepted personalDataErased [12] erased 4")
    try fixture.engine.commit()
    #expect(try form(fixture)["contactPhone"] == Self.erased(by: 11))
    #expect(try form(fixture)["contactName"] == Self.erased(by: 12))
  }

  /// A repeat behind an erasure has the outcome that it would have in the next batch: what is to be destroyed cannot be
  /// compared any more.
  @Test func aRepeatBehindAnErasureInOneBatch() throws {
    let fixture = try EngineFixture.certified()
    let other = Act.apply().named("c3").with("form.contactName", "另一人")
    #expect(try fixture.stage(other) == "refused G13 commandIdReused")
    _ = try fixture.stage(.erase("application:a1"))
    #expect(try fixture.stage(other) == "duplicate applied [4]")
    try fixture.engine.commit()
    #expect(try fixture.submit(other) == "duplicate applied [4]")
  }

  /// If the first of them fails, the second waits for the start that completes both: what destroyed a value must not
  /// depend on what went wrong.
  @Test func theFirstOfTwoErasuresFails() throws {
    var recordedOfFailed = 0
    for count in 0..<40 {
      let fixture = try EngineFixture.certified()
      _ = try fixture.stage(.erase("application:a1#contactPhone"))
      _ = try fixture.stage(.erase("application:a1"))
      fixture.disk.fail(operationAfter: count, .fails)
      let hasFailed = (try? fixture.engine.commit()) == nil || fixture.engine.fault != nil
      fixture.disk.calm()
      try fixture.restart(.everything)
      // Where the log itself could not be written there is no erasure.
      guard fixture.engine.size == 12 else { continue }
      #expect(try form(fixture)["contactPhone"] == Self.erased(by: 11), "operation \(count)")
      #expect(try form(fixture)["contactName"] == Self.erased(by: 12), "operation \(count)")
      if hasFailed { recordedOfFailed += 1 }
    }
    #expect(recordedOfFailed > 20)
  }

  /// Also of values that are staged in the same batch.
  @Test func anErasureOfWhatIsStaged() throws {
    let fixture = try EngineFixture()
    for act in Act.basicHistory.prefix(3) { _ = try fixture.stage(act) }
    #expect(try fixture.stage(.erase("application:a1")) == "accepted personalDataErased [5] erased 5")
    try fixture.engine.commit()
    #expect(try form(fixture)["contactName"] == Self.erased(by: 5))
    #expect(!fixture.privateText.contains("李四"))
  }

  /// A crash between the event and the destruction: the next start completes it.
  @Test func anInterruptedErasureIsCompleted() throws {
    let fixture = try EngineFixture.certified()
    let path = "\(fixture.directory.privatePath)/00000000000000000001.private"
    let old = try #require(fixture.disk.contents(path))
    try fixture.given(.erase("application:a1"), .erase("inspection:ia1#members[0].name"))
    let before = try fixture.answers()
    try fixture.reopen { fixture.disk.put(old, at: path) }
    for value in Self.values + ["\"王\""] { #expect(!fixture.privateText.contains(value)) }
    #expect(fixture.privateText.contains("\"赵\""))
    expectSame(before, try fixture.answers())
  }

  /// The event is durable whatever becomes of the private file; then nothing more is recorded until a start completes it.
  @Test(arguments: 3..<9, MemoryDisk.Fault.allCases)
  func anErasureThatFails(_ count: Int, _ fault: MemoryDisk.Fault) throws {
    let fixture = try EngineFixture.certified()
    fixture.disk.fail(after: count, fault)
    _ = try fixture.stage(Act.erase("application:a1").named("er"))
    try fixture.engine.commit()
    #expect(fixture.engine.size == 11)
    try fixture.restart(count.isMultiple(of: 2) ? .everything : .nothing)
    for value in Self.values { #expect(!fixture.privateText.contains(value)) }
    #expect(try form(fixture)["contactName"] == Self.erased(by: 11))
    #expect(try fixture.submit(Act.erase("application:a1").named("er")) == "duplicate personalDataErased [11] erased 5")
    #expect(try fixture.submit(Act.openCall("k1").recorded("2030-01-01")).hasPrefix("accepted"))
  }

  /// Whatever operation of it fails, what can be read is answered from what is there.
  @Test(arguments: 0..<34)
  func anOperationOfAnErasureThatFails(_ count: Int) throws {
    let fixture = try EngineFixture.certified()
    fixture.disk.fail(operationAfter: count, .failsAfterDoing)
    let erasure = Act.erase("application:a1").named("er")
    let command = fixture.command(erasure)
    let isStaged = (try? fixture.engine.stage(command, by: EngineFixture.clerk, now: fixture.clock)) != nil
    if isStaged { _ = try? fixture.engine.commit() }
    fixture.disk.calm()
    #expect([.string("李四"), Self.erased(by: 11)].contains(try form(fixture)["contactName"]))
    try fixture.restart(.everything)
    #expect(try !fixture.submit(erasure).hasPrefix("refused"))
    for value in Self.values { #expect(!fixture.privateText.contains(value)) }
  }

  /// Tried, an erasure says how many values it would destroy, and destroys none.
  @Test func tryingErasesNothing() throws {
    let fixture = try EngineFixture.certified()
    let outcomes = try fixture.engine.stage(
      all: [fixture.command(.erase("application:a1"))], by: EngineFixture.clerk, now: fixture.clock, isAtomic: false,
      isRehearsed: true)
    #expect(outcomes.map(EngineFixture.verdict) == ["accepted personalDataErased [] erased 5"])
    #expect(try form(fixture)["contactName"] == "李四")
  }

  /// Values that are lost without an erasure are missing, and everything else works.
  @Test func lostValuesAreMissing() throws {
    let fixture = try EngineFixture.certified()
    let before = try fixture.answers(commands: ["c1"]).filter { !EngineFixture.showsData($0.key) }
    try fixture.reopen {
      fixture.disk.removeDurably("\(fixture.directory.privatePath)/00000000000000000001.private")
    }
    #expect(try form(fixture)["contactName"] == .object(["missing": true]))
    expectSame(before, try fixture.answers(commands: ["c1"]).filter { !EngineFixture.showsData($0.key) })
    #expect(try fixture.submit(.erase("application:a1")) == "accepted personalDataErased [11] erased 0")
  }
}

extension String {
  /// How often a text occurs.
  fileprivate func components(of text: String) -> Int {
    split(separator: text, omittingEmptySubsequences: false).count - 1
  }

  /// A restore that left the private files out is told, not taken for a registry whose values were withheld.
  @Test func aPrivateFileThatIsGoneIsTold() throws {
    let fixture = try EngineFixture.certified()
    let path = "\(fixture.directory.privatePath)/00000000000000000001.private"
    let whole = try #require(fixture.disk.contents(path))
    try fixture.reopen()
    #expect(fixture.engine.privateReport.lost.isEmpty && fixture.engine.concerns(now: Instant.latest).isEmpty)
    try fixture.reopen { try? fixture.disk.remove(path) }
    #expect(fixture.engine.privateReport.lost == [path])
    let concern = try #require(fixture.engine.concerns(now: Instant.latest).first)
    #expect(concern.english.contains("\(path) is gone") && concern.chinese.contains("\(path) 不见了"))
    try fixture.reopen { fixture.disk.put(Array(whole.dropLast(20)), at: path) }
    #expect(fixture.engine.privateReport.lost.isEmpty)
    #expect(fixture.engine.concerns(now: Instant.latest).count == fixture.engine.privateReport.damage.count)
    let empty = try EngineFixture()
    try empty.given(.openCall("call-x", from: "2018-01-01", to: "2018-02-01"))
    try empty.reopen()
    #expect(empty.engine.privateReport.lost.isEmpty, "no event speaks of a value")
  }
}
