import Testing

@testable import RegistryCore

@Suite struct LogDirectoryTests {
  private func create(on disk: MemoryDisk) throws -> LogDirectory {
    try LogDirectory.create(
      at: "/r", identity: LogFixture.identity(),
      founding: Founding(lines: LogFixture.lines(1...2), key: [1, 2, 3], checkpoint: [4, 5]), on: disk)
  }

  @Test func whatANewRegistryHas() throws {
    let disk = MemoryDisk()
    let directory = try create(on: disk)
    #expect(
      try disk.list("/r") == ["acked", "attachments", "checkpoint", "key", "log", "private", "registry.json"])
    #expect(try disk.list("/r/log") == ["00000000000000000001.log"])
    for name in ["acked", "checkpoint", "key", "registry.json", "log/00000000000000000001.log"] {
      #expect(disk.permissions("/r/\(name)") == 0o600)
    }
    #expect(
      disk.contents("/r/registry.json")?.text
        == "{\"formatVersion\":1,\"origin\":\"szzc.example/registry\",\"created\":\"2022-12-30T02:11:09.482113Z\","
        + "\"rehearsal\":false}\n")
    #expect(disk.contents("/r/key") == [1, 2, 3] && disk.contents("/r/checkpoint") == [4, 5])
    #expect(try LogDirectory.open(at: "/r//", on: disk) == directory)
    disk.crash(.nothing)
    #expect(try LogFixture(disk: disk).open().lines == LogFixture.lines(1...2))
  }

  @Test func onlyAnEmptyDirectoryWillDo() throws {
    let disk = MemoryDisk()
    _ = try create(on: disk)
    #expect(throws: DirectoryError.exists(path: "/r")) { try create(on: disk) }
    let other = MemoryDisk()
    try other.makeDirectory("/r", permissions: 0o700)
    other.put([], at: "/r/lock")
    other.put([1], at: "/r/thesis.odt")
    #expect(throws: DirectoryError.notEmpty(path: "/r", name: "thesis.odt")) { try create(on: other) }
    // Not even in a building site is a stranger's file removed.
    other.put([], at: "/r/unfinished")
    #expect(throws: DirectoryError.notEmpty(path: "/r", name: "thesis.odt")) { try create(on: other) }
    other.removeDurably("/r/thesis.odt")
    _ = try create(on: other)
    #expect(throws: DirectoryError.noRegistry(path: "/nowhere")) { try LogDirectory.open(at: "/nowhere", on: disk) }
    #expect(throws: DirectoryError.founding(.unfit(.noLines))) {
      try LogDirectory.create(at: "/s", identity: LogFixture.identity(), founding: Founding(lines: []), on: disk)
    }
    #expect(try !disk.exists("/s"))
  }

  @Test func whatWasNeverFinishedIsToldAsSuch() throws {
    let disk = MemoryDisk()
    try disk.makeDirectory("/r", permissions: 0o700)
    disk.put([], at: "/r/unfinished")
    let error = try #require(throws: DirectoryError.self) { try LogDirectory.open(at: "/r/", on: disk) }
    #expect(error == .unfinished(path: "/r"))
    #expect(error.description.hasPrefix("/r is the beginning of a registry that was never finished"))
  }

  /// Whenever the power goes off: there is no registry and making one works, or there is a whole one.
  @Test(arguments: 0..<40)
  func aPowerCutAtEveryOperation(_ count: Int) throws {
    for fault in MemoryDisk.Fault.allCases {
      var survivals: [MemoryDisk.Survival] = [.nothing, .everything]
      for seed in 0..<8 { survivals.append(.some(seed: UInt64(count * 100 + seed))) }
      for survival in survivals {
        let disk = MemoryDisk()
        disk.fail(after: count, fault, isLast: true)
        let made = try? create(on: disk)
        disk.crash(survival)
        let comment: Comment = "\(fault) at \(count), then \(survival)"
        do throws(DirectoryError) {
          _ = try LogDirectory.open(at: "/r", on: disk)
        } catch {
          #expect(made == nil, comment)
          switch error {
          case .noRegistry, .unfinished: _ = try create(on: disk)
          case .system, .exists, .notEmpty, .identity, .identityMissing, .founding: Issue.record("\(comment): \(error)")
          }
        }
        let fixture = try LogFixture(disk: disk)
        let opened = try fixture.open()
        #expect(opened.lines == LogFixture.lines(1...2), comment)
        #expect(disk.contents("/r/key") == [1, 2, 3] && disk.contents("/r/checkpoint") == [4, 5], comment)
        // From here on nothing can make the registry look unfinished.
        try opened.log.append(lines: [LogFixture.line(3)])
        disk.crash(.nothing)
        #expect(try LogFixture(disk: disk).open().lines.count == 3, comment)
        #expect(try !disk.exists("/r/unfinished"), comment)
      }
    }
  }

  @Test(arguments: [
    ("{\"formatVersion\":2,\"anything\":1}", "its format version is 2"),
    ("{\"formatVersion\":1.5}", "its format version is 1.5"),
    ("{\"formatVersion\":\"1\"}", "the member \"formatVersion\" is not a number"),
    ("{}", "the member \"formatVersion\" is missing"),
    ("[]", "it is no JSON object"),
    ("{\"formatVersion\":1", "it is no JSON: "),
    ("", "it is no JSON: "),
    ("{\"formatVersion\":1,\"formatVersion\":1}", "it is no JSON: "),
    (
      "{\"formatVersion\":1,\"origin\":\"a\",\"created\":\"2022-12-30T02:11:09.482113Z\"}",
      "the member \"rehearsal\" is missing"
    ),
    (
      "{\"formatVersion\":1,\"origin\":\"a\",\"created\":\"2022-12-30T02:11:09.482113Z\",\"rehearsal\":0}",
      "the member \"rehearsal\" is not true or false"
    ),
    (
      "{\"formatVersion\":1,\"origin\":\"a\",\"created\":\"2022-12-30\",\"rehearsal\":false}",
      "\"created\" is \"2022-12-30\", not an instant"
    ),
    (
      "{\"formatVersion\":1,\"origin\":\"a b\",\"created\":\"2022-12-30T02:11:09.482113Z\",\"rehearsal\":false}",
      "the origin \"a b\" cannot be used"
    ),
    (
      "{\"formatVersion\":1,\"origin\":\"a\",\"created\":\"2022-12-30T02:11:09.482113Z\",\"rehearsal\":true}",
      "the origin \"a\" cannot be that of a rehearsal"
    ),
    (
      "{\"formatVersion\":1,\"origin\":\"rehearsal/a\",\"created\":\"2022-12-30T02:11:09.482113Z\",\"rehearsal\":false}",
      "the origin \"rehearsal/a\" cannot be that of a real registry"
    ),
    (
      "{\"formatVersion\":1,\"origin\":\"a\",\"created\":\"2022-12-30T02:11:09.482113Z\",\"rehearsal\":false,\"x\":1}",
      "the member \"x\" is not known"
    ),
    (String(repeating: " ", count: 5_000), "it is longer than 4096 bytes"),
  ])
  func identitiesThatCannotBeUsed(_ json: String, _ message: String) throws {
    let disk = MemoryDisk()
    try disk.makeDirectory("/r", permissions: 0o700)
    disk.put(Array(json.utf8), at: "/r/registry.json")
    let error = try #require(throws: DirectoryError.self) { try LogDirectory.open(at: "/r", on: disk) }
    #expect(error.description.hasPrefix("/r/registry.json cannot be used: \(message)"))
  }

  @Test(arguments: ["", "a b", "a+b", "a\nb", "a\u{3000}b", "a\u{7F}", "a\u{85}", String(repeating: "a", count: 256)])
  func originsThatCannotBeUsed(_ origin: String) {
    #expect(throws: RegistryIdentity.Fault.origin(origin)) {
      try RegistryIdentity(origin: origin, created: "2022-12-30T02:11:09.482113Z", isRehearsal: false)
    }
  }

  @Test func aRehearsalSaysSo() throws {
    let identity = try RegistryIdentity(
      origin: "rehearsal/朔州市", created: "2022-12-30T02:11:09.482113Z", isRehearsal: true)
    #expect(try RegistryIdentity(parsing: identity.bytes) == identity)
  }
}
