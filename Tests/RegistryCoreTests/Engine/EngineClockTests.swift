import Testing

@testable import RegistryCore

/// Recorded time, which only the registry sets, and who records.
@Suite struct EngineClockTests {
  private func submit(_ fixture: EngineFixture, _ act: Act, at time: Text) throws -> String {
    let outcome = try fixture.engine.stage(
      fixture.command(act), by: EngineFixture.clerk, now: Instant(timestamp: time)!)
    try fixture.engine.commit()
    return EngineFixture.verdict(outcome)
  }

  private func times(_ fixture: EngineFixture) throws -> [String] {
    try fixture.lines.map { try EventLine(parsing: $0).recordedAt.utc }
  }

  @Test func recordedTimeStandsStillWhenTheClockGoesBack() throws {
    let fixture = try EngineFixture(isRehearsal: false)
    // Also before the first command: the founding of the registry is an event, too.
    #expect(try submit(fixture, .openCall("k1"), at: "2016-11-30T00:00:00Z") == "accepted callOpened [2]")
    #expect(try submit(fixture, .openCall("k2"), at: "2017-07-01T00:00:00Z") == "accepted callOpened [3]")
    #expect(try submit(fixture, .openCall("k3"), at: "2017-06-30T00:00:00Z") == "accepted callOpened [4]")
    try fixture.reopen()
    #expect(try submit(fixture, .openCall("k4"), at: "2017-06-29T00:00:00Z") == "accepted callOpened [5]")
    #expect(try submit(fixture, .openCall("k5"), at: "2017-07-01T00:00:00.000001Z") == "accepted callOpened [6]")
    #expect(
      try times(fixture) == [
        "2016-12-01T00:00:00.000000Z", "2016-12-01T00:00:00.000000Z", "2017-07-01T00:00:00.000000Z",
        "2017-07-01T00:00:00.000000Z", "2017-07-01T00:00:00.000000Z", "2017-07-01T00:00:00.000001Z",
      ])
  }

  /// The date of a command may not lie after the time that it is recorded at, which is the registry's.
  @Test func aDateMayNotLieAfterTheRecordedTime() throws {
    let fixture = try EngineFixture(isRehearsal: false)
    #expect(try submit(fixture, .openCall("k1"), at: "2017-06-01T00:00:00Z") == "accepted callOpened [2]")
    #expect(
      try submit(fixture, .registerOperator(), at: "2017-05-31T15:59:59Z") == "accepted operatorRegistered [3]",
      "the clock was set back, recorded time was not")
    let early = try EngineFixture(isRehearsal: false)
    #expect(
      try submit(early, .registerOperator(), at: "2017-05-31T15:59:59Z") == "refused G2 afterRecording:registeredOn")
  }

  @Test(arguments: ["recordedAt", "recordedBy"] as [Text])
  func onlyARehearsalTakesTimeAndClerkFromTheCommand(_ key: Text) throws {
    let fixture = try EngineFixture(isRehearsal: false)
    guard case .object(var object) = fixture.command(Act.openCall().named("x")) else { return }
    object[key] = key == "recordedAt" ? "2017-06-01" : "clerkA"
    let outcome = try fixture.engine.stage(.object(object), by: EngineFixture.clerk, now: fixture.clock)
    #expect(EngineFixture.verdict(outcome) == "refused G14 unknownField:\(key)")
    guard case .refused(let refusal) = outcome else { return }
    #expect(refusal.commandId == "x")
    #expect(fixture.engine.stagedSize == 1)
  }

  @Test func theAuthorIsTheCaller() throws {
    let real = try EngineFixture(isRehearsal: false)
    _ = try submit(real, Act.openCall().by("somebody"), at: "2017-06-01T00:00:00Z")
    #expect(try EventLine(parsing: real.lines[1]).by == Author(userID: 1_000, user: "clerkA"))
    let rehearsal = try EngineFixture()
    try rehearsal.given(Act.openCall().by("somebody"))
    #expect(try EventLine(parsing: rehearsal.lines[1]).by == Author(userID: 1_000, user: "somebody"))
  }

  @Test func inARehearsalRecordedTimeMayNotGoBack() throws {
    let fixture = try EngineFixture()
    #expect(try fixture.submit(Act.openCall("k1").recorded("2017-06-02")) == "accepted callOpened [2]")
    #expect(try fixture.submit(Act.openCall("k2").recorded("2017-06-01")) == "refused G2 recordedAtGoesBack")
    #expect(try fixture.submit(Act.openCall("k2").recorded("2017-06-02")) == "accepted callOpened [3]")
  }

  @Test(arguments: ["null", "[]", "\"x\"", "{}", "{\"commandId\":7}"])
  func whatIsNoCommandIsRefused(_ text: String) throws {
    let fixture = try EngineFixture(isRehearsal: false)
    let command = try JSONReader.parse(Array(text.utf8))
    let outcome = try fixture.engine.stage(command, by: EngineFixture.clerk, now: fixture.clock)
    #expect(EngineFixture.verdict(outcome).hasPrefix("refused G14 "))
    #expect(fixture.engine.stagedSize == 1)
  }
}
