import Testing

@testable import RegistryCore

/// An erasure that is cut off at any operation of the disk: after the next start the value is whole, or it is gone; the
/// event in the log says which, and nothing else has changed.
@Suite struct EngineErasureCrashTests {
  private static let values = ["张三", "0349-2020001", "李四", "13800000000", "contact@example.com"]

  /// What a crash leaves of what was not yet durable.
  private static let survivals: [MemoryDisk.Survival] = [
    .nothing, .everything, .some(seed: 1), .some(seed: 2), .some(seed: 3),
  ]

  /// Cuts the power at operation after operation, until the erasure runs through untouched.
  @Test(arguments: MemoryDisk.Fault.allCases, survivals.indices)
  func theValueIsPresentOrErased(_ fault: MemoryDisk.Fault, _ survival: Int) throws {
    var (erased, present) = (0, 0)
    for count in 0..<100 {
      let fixture = try EngineFixture()
      try fixture.given(Act.basicHistory)
      let before = try fixture.answers(commands: ["c1", "c9"], on: ["2018-06-10"])
      let form = try self.form(fixture)
      let first = fixture.disk.changes.count
      fixture.disk.fail(after: count, fault, isLast: true)
      let command = Act.erase("application:a1").named("er")
      // What is thrown is the crash.
      do {
        _ = try fixture.stage(command)
        try fixture.engine.commit()
      } catch is LogError {}
      let wasHit = fixture.disk.isOff
      let comment: Comment = "operation \(count), \(fault), survival \(survival): \(fixture.disk.changes.last ?? "")"
      try fixture.restart(Self.survivals[survival])
      let isRecorded = fixture.engine.size == 11
      if isRecorded {
        erased += 1
        for value in Self.values { #expect(!fixture.privateText.contains(value), comment) }
        let shown = try self.form(fixture)
        for name in FormTable.personalNames {
          #expect(shown[name] == .object(["erased": 11, "legalBasis": "个人信息保护法第四十七条"]), comment)
        }
      } else {
        present += 1
        #expect(fixture.engine.size == 10, comment)
        #expect(try self.form(fixture) == form, comment)
      }
      expectSame(
        before.filter { !EngineFixture.showsData($0.key) },
        try fixture.answers(commands: ["c1", "c9"], on: ["2018-06-10"]).filter { !EngineFixture.showsData($0.key) },
        "\(comment)")
      // The same command again finishes what was begun, or says that it is done.
      let verdict = try fixture.submit(command)
      #expect(verdict == (isRecorded ? "duplicate" : "accepted") + " personalDataErased [11] erased 5", comment)
      for value in Self.values { #expect(!fixture.privateText.contains(value), comment) }
      if !wasHit {
        #expect(fixture.disk.changes.count - first > 5, "an erasure takes more operations than these")
        break
      }
    }
    #expect(erased > 0)
    // Where nothing survives that was not yet durable, the first cuts leave no event.
    if survival == 0 { #expect(present > 0) }
  }

  private func form(_ fixture: EngineFixture) throws -> JSONObject {
    let answer = try fixture.ask(["query": "record", "commandId": "c3"])
    return try JSONReader.parse(Array(answer.utf8)).asObject?["data"]?.asObject?["form"]?.asObject ?? [:]
  }
}
