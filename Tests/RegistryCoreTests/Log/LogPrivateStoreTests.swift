import Glibc
import Testing

@testable import RegistryCore

@Suite struct LogPrivateStoreTests {
  static let salt = [UInt8](0..<32)

  static func value(_ seq: Int, _ path: String, _ value: JSONValue) -> PrivateValue {
    PrivateValue(seq: seq, path: Text(path), content: .present(salt: salt, value: value))
  }

  /// Log and store as the engine uses them: values first, then the event that commits to them.
  struct Pair {
    let log: EventLog
    let store: PrivateStore
    let report: PrivateStore.Report

    /// - Parameter rotationBytes: so small that every few events begin a segment.
    init(_ fixture: LogFixture, rotationBytes: Int = 300) throws {
      log = try fixture.open(rotationBytes: rotationBytes).log
      (store, report) = try PrivateStore.open(beside: log)
    }

    /// One frame of two events, both with values.
    func commit() throws {
      let first = log.size + 1
      let lines = Frame.join(LogFixture.lines(first...first + 1))
      let segment = try log.segment(forLinesOf: lines.count, count: 2)
      try store.append(LogPrivateStoreTests.values(first), segment: segment)
      try log.append(frameOf: lines, count: 2)
    }

    func check(_ comment: Comment? = nil) throws {
      for seq in stride(from: 2, through: log.size, by: 2) {
        let values = LogPrivateStoreTests.values(seq)
        #expect(try store.values(of: seq).entries == values.filter { $0.seq == seq }, comment)
        #expect(try store.values(of: seq + 1).entries == values.filter { $0.seq == seq + 1 }, comment)
      }
      #expect(try store.values(of: 1).entries.isEmpty && store.values(of: log.size + 1).entries.isEmpty, comment)
      #expect(try store.inspect().isEmpty, comment)
    }
  }

  static func values(_ first: Int) -> [PrivateValue] {
    [
      value(first, "form.principalName", .string(Text("张\(first)"))),
      value(first, "form.contactEmail", .string(Text("a@ b\(first)"))),
      value(first + 1, "members[0].name", .object(["first": "李", "n": .number(JSONNumber(first))])),
    ]
  }

  @Test func damageIsToldWithItsPlaceAndWhatToDo() {
    let told = PrivateDamage(path: "/r/private/1.private", bytes: 7..<19).description
    #expect(told.contains("/r/private/1.private is damaged from byte 7 to 19") && told.contains("from a backup"))
  }

  /// The log did not take the events; others have their numbers now, and their values take the place.
  @Test func valuesOfEventsThatWereGivenUpMakeRoom() throws {
    let fixture = try LogFixture()
    let pair = try Pair(fixture, rotationBytes: Segment.rotationBytes)
    try pair.commit()
    try pair.store.append([Self.value(4, "given.up", "甲"), Self.value(9, "given.up", "乙")], segment: 1)
    try pair.commit()
    try pair.check()
    #expect(fixture.disk.contents("/r/private/00000000000000000001.private")?.text.contains("given.up") == false)
  }

  /// What belongs to no segment is told and left alone, and the values are found beside it.
  @Test func strangersAreLeftAlone() throws {
    let fixture = try LogFixture()
    let pair = try Pair(fixture)
    try pair.commit()
    let names = ["00000000000000000002.private", "1.private", "notes.txt"]
    for name in names { fixture.disk.put([1], at: "/r/private/\(name)") }
    try pair.store.close()
    try pair.log.close()
    let again = try Pair(fixture)
    #expect(again.report.strangers == names)
    try again.check()
    let scan = try LogScan.run(fixture.directory, on: fixture.disk) { (_, _, _) throws(LogError) in }
    #expect(try PrivateStore.read(fixture.directory, beside: scan, on: fixture.disk).strangers == names)
    for name in names { #expect(fixture.disk.contents("/r/private/\(name)") == [1]) }
  }

  /// An erasure replaces the file that the next values are appended to; nothing of it may be lost.
  @Test func valuesAreKeptWhenOthersFollowAnErasure() throws {
    let fixture = try LogFixture()
    let pair = try Pair(fixture, rotationBytes: Segment.rotationBytes)
    try pair.commit()
    try pair.commit()
    #expect(try pair.store.erase([PrivateTarget(seq: 2, path: "form.contactEmail")], by: pair.log.size + 1) == 1)
    try pair.commit()
    let first = try pair.store.values(of: 2).entries
    #expect(first.map(\.content) == [Self.values(2)[0].content, .erased(by: 6)])
    for seq in [4, 6] {
      #expect(try pair.store.values(of: seq).entries == Self.values(seq).filter { $0.seq == seq })
    }
    #expect(try pair.store.inspect().isEmpty)
  }

  @Test func bytes() throws {
    let fixture = try LogFixture()
    let pair = try Pair(fixture)
    #expect(try fixture.disk.list("/r/private") == [])
    try pair.commit()
    let lines =
      "{\"seq\":2,\"path\":\"form.principalName\",\"salt\":\"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\",\"value\":\"张2\"}\n"
      + "{\"seq\":2,\"path\":\"form.contactEmail\",\"salt\":\"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\",\"value\":\"a@ b2\"}\n"
      + "{\"seq\":3,\"path\":\"members[0].name\",\"salt\":\"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\","
      + "\"value\":{\"first\":\"李\",\"n\":2}}\n"
    var frame: [UInt8] = []
    Frame.append(firstSeq: 2, count: 3, lines: Array(lines.utf8), to: &frame)
    #expect(
      fixture.disk.contents("/r/private/00000000000000000001.private")
        == Array("registry-private 1 szzc.example/registry\n".utf8) + frame)
    #expect(fixture.disk.permissions("/r/private/00000000000000000001.private") == 0o600)
  }

  /// SHA-256 of the 32 bytes 00…1f and `"张三"` with its quotes, computed apart from this program.
  @Test func aCommitment() throws {
    let commitment = Commitment(to: "张三", salt: Self.salt)
    #expect(Hex.encode(commitment.digest) == "e0b57ccb4e9b2ba35eecb7e6a99e5316ceca26e7c922fdac35b380127edc1d4e")
    #expect(Commitment(sealed: commitment.sealed) == commitment)
    #expect(commitment.opens(to: "张三", salt: Self.salt))
    #expect(!commitment.opens(to: "张四", salt: Self.salt) && !commitment.opens(to: "张三", salt: Self.salt.reversed()))
    #expect(!commitment.opens(to: "张三", salt: []))
    let sealed = try #require(commitment.sealed.asObject?["commitment"])
    for other in [
      ["commitment": "AAAA"], ["commitment": ""], [:], ["commitment": sealed, "value": "张三"],
    ] as [JSONObject] {
      #expect(Commitment(sealed: .object(other)) == nil)
    }
    #expect(Commitment(sealed: sealed) == nil)
  }

  @Test func threeStates() throws {
    let commitment = Commitment(to: "张三", salt: Self.salt)
    let present = PrivateValues(entries: [Self.value(2, "a", "张三"), Self.value(2, "b", "张四")])
    #expect(present.state(of: "a", commitment: commitment) == .present("张三"))
    #expect(present.state(of: "b", commitment: commitment) == .missing)
    #expect(present.state(of: "c", commitment: commitment) == .missing)
    let erased = PrivateValues(entries: [PrivateValue(seq: 2, path: "a", content: .erased(by: 9))])
    #expect(erased.state(of: "a", commitment: commitment) == .erased(by: 9))
  }

  @Test(arguments: [
    "{\"seq\":2,\"path\":\"a\",\"salt\":\"AAAA\",\"value\":1}", "{\"seq\":2,\"path\":\"a\"}", "{}", "", "[]",
    "{\"seq\":2, \"path\":\"a\",\"erased\":3}", "{\"path\":\"a\",\"seq\":2,\"erased\":3}",
    "{\"seq\":2,\"path\":\"a\",\"erased\":3,\"x\":1}", "{\"seq\":-2,\"path\":\"a\",\"erased\":3}",
    "{\"seq\":2.0,\"path\":\"a\",\"erased\":3}",
  ])
  func whatIsNoLine(_ line: String) {
    #expect(PrivateValue(parsing: Array(line.utf8)) == nil)
  }

  @Test func valuesAreFoundAgain() throws {
    let fixture = try LogFixture()
    let pair = try Pair(fixture)
    for _ in 0..<20 { try pair.commit() }
    let segments = try fixture.disk.list("/r/log").count
    #expect(segments > 5)
    #expect(try fixture.disk.list("/r/private").count == segments)
    try pair.check()
    try pair.log.close()
    try pair.store.close()
    let again = try Pair(fixture)
    #expect(again.report == PrivateStore.Report(cutBytes: 0, damage: [], strangers: []))
    try again.check()
    try again.commit()
    try again.check()
    let scan = try LogScan.run(fixture.directory, on: fixture.disk) { _, _, _ in }
    let reader = try PrivateStore.read(fixture.directory, beside: scan, on: fixture.disk)
    #expect(try reader.store.values(of: 2).entries == Self.values(2).filter { $0.seq == 2 })
    #expect(try reader.store.values(of: 42).entries == Self.values(42).filter { $0.seq == 42 })
  }

  @Test(arguments: 0..<80)
  func aPowerCutAtEveryOperation(_ count: Int) throws {
    for fault in MemoryDisk.Fault.allCases {
      var survivals: [MemoryDisk.Survival] = [.nothing, .everything]
      for seed in 0..<3 { survivals.append(.some(seed: UInt64(count * 100 + seed))) }
      for survival in survivals {
        let fixture = try LogFixture()
        fixture.disk.fail(after: count, fault, isLast: true)
        if let pair = try? Pair(fixture) {
          for _ in 0..<12 where pair.log.fault == nil { try? pair.commit() }
        }
        fixture.disk.crash(survival)
        let comment: Comment = "\(fault) at \(count), then \(survival)"
        let pair = try Pair(fixture)
        #expect(pair.report.damage.isEmpty && pair.report.strangers.isEmpty, comment)
        try pair.check(comment)
        try pair.commit()
        fixture.disk.crash(.nothing)
        let again = try Pair(fixture)
        #expect(again.report.cutBytes == 0, comment)
        try again.check(comment)
      }
    }
  }

  /// The crash came between values and event, and the number of the event is given to another.
  @Test func valuesWithoutAnEventAreDropped() throws {
    let fixture = try LogFixture()
    let pair = try Pair(fixture)
    try pair.commit()
    let file = try #require(fixture.disk.contents(pair.store.path(1)))
    try pair.store.append([Self.value(4, "form.principalName", "nobody")], segment: 1)
    try pair.log.close()
    let again = try Pair(fixture)
    #expect(again.report.cutBytes > 0 && again.report.damage.isEmpty)
    #expect(fixture.disk.contents(pair.store.path(1)) == file)
    try again.commit()
    try again.check()
  }

  /// A backup without the folder has a whole log and no values.
  @Test func aMissingFolderIsMissingValues() throws {
    let fixture = try LogFixture()
    let disk = MemoryDisk()
    for path in ["/r", "/r/log"] { try disk.makeDirectory(path, permissions: 0o700) }
    for name in ["registry.json", "acked", "log/00000000000000000001.log"] {
      disk.put(try #require(fixture.disk.contents("/r/\(name)")), at: "/r/\(name)")
    }
    let restored = try LogFixture(disk: disk)
    let scan = try LogScan.run(restored.directory, on: disk) { _, _, _ in }
    #expect(try PrivateStore.read(restored.directory, beside: scan, on: disk).store.inspect().isEmpty)
    #expect(try AttachmentStore(reading: restored.directory, on: disk).list().isEmpty)
    let pair = try Pair(restored)
    _ = try AttachmentStore.open(restored.directory, on: disk)
    try pair.commit()
    try pair.check()
    disk.crash(.everything)
    try Pair(restored).check()
  }

  /// The same without a crash: the log refused the frame, and the next one has the same number.
  @Test func valuesGivenUpAreReplaced() throws {
    let fixture = try LogFixture()
    let pair = try Pair(fixture)
    try pair.commit()
    try pair.store.append([Self.value(4, "form.principalName", "nobody")], segment: 1)
    try pair.commit()
    try pair.check()
    #expect(fixture.disk.contents(pair.store.path(1))?.text.contains("nobody") == false)
    try pair.log.close()
    try Pair(fixture).check()
  }

  /// Damage never stops the store, never reaches other frames, and is never cut away while an event speaks of it.
  @Test func everyFlippedBit() throws {
    let fixture = try LogFixture()
    let pair = try Pair(fixture, rotationBytes: 10_000)
    for _ in 0..<3 { try pair.commit() }
    let frames = try pair.store.scan(1).frames
    try pair.log.close()
    let path = pair.store.path(1)
    let whole = try #require(fixture.disk.contents(path))
    for offset in whole.indices {
      let flipped = whole.flipping(bit: offset % 8, of: offset)
      fixture.disk.put(flipped, at: path)
      let again = try Pair(fixture, rotationBytes: 10_000)
      #expect(again.report.cutBytes == 0 && again.report.damage.count == 1, "byte \(offset)")
      #expect(fixture.disk.contents(path) == flipped)
      for (number, frame) in frames.enumerated() {
        let first = 2 + 2 * number
        let expected = frame.contains(offset) ? [] : Self.values(first).filter { $0.seq == first }
        #expect(try again.store.values(of: first).entries == expected, "byte \(offset)")
      }
    }
    // Writing goes on behind damage, and what is written is found.
    fixture.disk.put(whole.flipping(bit: 0, of: whole.count - 1), at: path)
    let again = try Pair(fixture, rotationBytes: 10_000)
    try again.commit()
    try again.log.close()
    let last = try Pair(fixture, rotationBytes: 10_000)
    #expect(last.report.damage == [PrivateDamage(path: path, bytes: frames[2])])
    #expect(try last.store.values(of: 8).entries == Self.values(8).filter { $0.seq == 8 })
    #expect(try last.store.values(of: 6).entries.isEmpty)
  }

  @Test(arguments: MemoryDisk.Fault.allCases, [0, 1])
  func aFailurePoisons(_ fault: MemoryDisk.Fault, _ operation: Int) throws {
    let fixture = try LogFixture()
    let pair = try Pair(fixture, rotationBytes: 10_000)
    try pair.commit()
    fixture.disk.fail(after: operation, fault)
    let error = try #require(throws: LogError.self) { try pair.commit() }
    guard case .poisoned = error else {
      Issue.record("\(error)")
      return
    }
    #expect(pair.log.size == 3)
    #expect(throws: error) { try pair.commit() }
    #expect(throws: error) { try pair.store.erase([PrivateTarget(seq: 2)], by: 4) }
  }

  @Test func anErasureLeavesTheNoteOnly() throws {
    let fixture = try LogFixture()
    let pair = try Pair(fixture)
    for _ in 0..<6 { try pair.commit() }
    let newest = pair.log.size - 1
    let targets = [
      PrivateTarget(seq: 2, path: "form.principalName"), PrivateTarget(seq: 5), PrivateTarget(seq: newest),
      PrivateTarget(seq: 4, path: "form.noSuchField"), PrivateTarget(seq: 1), PrivateTarget(seq: 99),
    ]
    #expect(try pair.store.erase(targets, by: 77) == 4)
    func check(_ store: PrivateStore) throws {
      #expect(
        try store.values(of: 2).entries == [
          PrivateValue(seq: 2, path: "form.principalName", content: .erased(by: 77)), Self.values(2)[1],
        ])
      #expect(try store.values(of: 3).entries == [Self.values(2)[2]])
      #expect(
        try store.values(of: 5).entries == [PrivateValue(seq: 5, path: "members[0].name", content: .erased(by: 77))])
      #expect(try store.values(of: newest).entries.allSatisfy { $0.content == .erased(by: 77) })
      #expect(try store.inspect().isEmpty)
    }
    try check(pair.store)
    for name in try fixture.disk.list("/r/private") {
      #expect(fixture.disk.contents("/r/private/\(name)")?.text.contains("张2\"") == false)
    }
    // The same again changes nothing, not even the event that is named.
    let changes = fixture.disk.changes.count
    #expect(try pair.store.erase(targets, by: 78) == 0)
    #expect(fixture.disk.changes.count == changes)
    try pair.commit()
    try check(pair.store)
    fixture.disk.crash(.nothing)
    try check(try Pair(fixture).store)
  }

  /// An erasure that is cut short is whole or not there, and doing it again completes it.
  @Test(arguments: 0..<12)
  func aPowerCutInAnErasure(_ count: Int) throws {
    for seed in 0..<20 as Range<UInt64> {
      let fixture = try LogFixture()
      let pair = try Pair(fixture, rotationBytes: 10_000)
      for _ in 0..<3 { try pair.commit() }
      fixture.disk.fail(after: count, .failsHalfway, isLast: true)
      _ = try? pair.store.erase([PrivateTarget(seq: 4)], by: 9)
      fixture.disk.crash(.some(seed: seed))
      let again = try Pair(fixture, rotationBytes: 10_000)
      #expect(again.report.damage.isEmpty && again.report.strangers.isEmpty)
      #expect(try fixture.disk.list("/r/private") == ["00000000000000000001.private"])
      let entries = try again.store.values(of: 4).entries
      let erased = try again.store.erase([PrivateTarget(seq: 4)], by: 9)
      #expect(entries.count == 2 && [0, 2].contains(erased))
      #expect(try again.store.values(of: 4).entries.allSatisfy { $0.content == .erased(by: 9) })
      #expect(try again.store.values(of: 6).entries == Self.values(6).filter { $0.seq == 6 })
    }
  }

  /// What cannot be read may be just what is to be destroyed.
  @Test func anErasureTakesDamageAlong() throws {
    let fixture = try LogFixture()
    let pair = try Pair(fixture, rotationBytes: 10_000)
    for _ in 0..<3 { try pair.commit() }
    let frames = try pair.store.scan(1).frames
    let path = pair.store.path(1)
    fixture.disk.put(fixture.disk.contents(path)!.flipping(bit: 1, of: frames[1].upperBound - 3), at: path)
    let again = try Pair(fixture, rotationBytes: 10_000)
    #expect(again.report.damage == [PrivateDamage(path: path, bytes: frames[1])])
    #expect(try again.store.erase([PrivateTarget(seq: 4)], by: 9) == 0)
    #expect(fixture.disk.contents(path)?.text.contains("张4") == false)
    #expect(try again.store.inspect().isEmpty)
    #expect(try again.store.values(of: 2).entries.count == 2 && again.store.values(of: 6).entries.count == 2)
  }
}
