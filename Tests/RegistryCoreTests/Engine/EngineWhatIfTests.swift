import Testing

@testable import RegistryCore

/// `WhatIf`: the rules applied to history as it was known at a moment; nothing is recorded.
@Suite struct EngineWhatIfTests {
  private func whatIf(
    _ fixture: EngineFixture, _ acts: [Act], knownAt: Text? = nil, on day: Text, showing: [SpaceID] = []
  ) throws -> (verdicts: [String], effects: [String]) {
    let commands = acts.enumerated().map { index, act -> JSONValue in
      .object([
        "commandId": .string(act.id ?? Text("w\(index)")), "command": .string(act.name.name), "data": .object(act.data),
      ])
    }
    let result = try fixture.engine.whatIf(
      commands, by: Caller(userID: 7, userName: "lawyer"), now: fixture.clock,
      knownAt: knownAt.flatMap { Instant(timestamp: $0) }, on: .day(day), showing: showing)
    return (
      result.outcomes.map(EngineFixture.verdict),
      result.effects.map { effect in
        "\(effect.space) \(effect.before?.status.title.rawValue ?? "unknown")>"
          + "\(effect.after?.status.title.rawValue ?? "unknown")"
      }
    )
  }

  @Test func theCommandsSeeEachOther() throws {
    let fixture = try EngineFixture.certified()
    let (verdicts, effects) = try whatIf(
      fixture, [.sanction("serious", "revocation"), .revoke("x1", on: "2019-03-05", ground: "seriousViolation")],
      knownAt: "2019-03-06", on: "2019-03-05")
    #expect(verdicts == ["accepted sanctioned []", "accepted revoked []"])
    #expect(effects == ["s1 certified>revoked"])
    #expect(fixture.engine.size == 10 && fixture.commandIDs.count == 9)
  }

  /// A command that was recorded later does not exist at the moment, so its id and what it introduced are free.
  @Test func atAPastMomentLaterRecordsDoNotExist() throws {
    let fixture = try EngineFixture.certified()
    let (verdicts, effects) = try whatIf(
      fixture, [Act.certify(on: "2018-06-01").named("c9")], knownAt: "2018-06-05", on: "2018-06-02")
    #expect(verdicts == ["accepted certified []"] && effects == ["s1 uncertified>certified"])
    let now = try whatIf(fixture, [Act.certify(on: "2018-06-01").named("c99")], on: "2018-06-02")
    #expect(now.verdicts == ["refused G1 duplicateId; G3 applicationClosed:certified"])
  }

  /// They are taken as recorded at the moment: dates may not lie after it.
  @Test func theMomentIsWhenTheyAreRecorded() throws {
    let fixture = try EngineFixture.certified()
    let (verdicts, _) = try whatIf(fixture, [.certify(on: "2018-06-10")], knownAt: "2018-06-09", on: "2018-06-10")
    #expect(verdicts == ["refused G2 afterRecording:decisionDate"])
  }

  /// What is only tried is thrown away, so a read that fails meanwhile stops nothing.
  @Test(arguments: 0..<24)
  func aReadThatFailsWhileSomethingIsTriedStopsNothing(_ count: Int) throws {
    let fixture = try EngineFixture.certified()
    let (known, correction) = (try fixture.answers(), Act.correct("c9", ["decisionDate": "2018-06-09"]).named("k1"))
    func tried(_ work: () throws -> Void) throws {
      fixture.disk.fail(operationAfter: count, .fails)
      let outcome = Result(catching: work)
      fixture.disk.calm()
      if case .failure(let error) = outcome { #expect(error is LogError) }
      #expect(fixture.engine.fault == nil, "operation \(count)")
      expectSame(known, try fixture.answers(), "operation \(count)")
    }
    try tried { _ = try whatIf(fixture, [correction], on: "2018-06-09") }
    // Nothing follows the last command of a rehearsal, so only the first has its effect worked out.
    let commands = [fixture.command(correction), fixture.command(Act.openCall().named("k2"))]
    try tried {
      _ = try fixture.engine.stage(
        all: commands, by: EngineFixture.clerk, now: fixture.clock, isAtomic: false, isRehearsed: true)
    }
    #expect(try fixture.submit(correction).hasPrefix("accepted"))
  }

  @Test func correctionsAndAnnulmentsWorkInThePast() throws {
    let fixture = try EngineFixture.certified()
    try fixture.given(Act.report(2018, on: "2018-12-20").named("rp"))
    let (verdicts, effects) = try whatIf(
      fixture,
      [.correct("c9", ["decisionDate": "2018-05-28"]), .correct("c9", ["decisionDate": "2018-06-08"]), .annul("c9")],
      knownAt: "2018-07-01", on: "2018-06-09")
    #expect(
      verdicts == [
        "refused G7 historyBecomesIllegal:c9:R5.3c:noticeNotOver", "accepted corrected []", "accepted annulled []",
      ])
    #expect(effects == ["s1 uncertified>uncertified"])
    // Today the report stands on the title, so it can no longer be annulled.
    let now = try whatIf(fixture, [.annul("c9")], on: "2018-06-10")
    #expect(now.verdicts == ["refused G8 historyBecomesIllegal:rp:R7.3:notCertifiedInYear"])
  }

  /// The ban of a finding hits the other spaces of the operator, too; a space that is named is always shown.
  @Test func allThatChangesIsShown() throws {
    let fixture = try EngineFixture.certified()
    try fixture.given(Act.registerSpace("s2").with(["name": "二", "address": "二路"]))
    let (_, effects) = try whatIf(
      fixture, [.findFraud(on: "2019-05-10")], knownAt: "2019-05-10", on: "2019-05-10", showing: ["s9"])
    #expect(effects == ["s9 unknown>unknown", "s1 certified>revoked", "s2 uncertified>uncertified"])
  }

  @Test func beforeTheFirstRecord() throws {
    let fixture = try EngineFixture.certified()
    let (verdicts, effects) = try whatIf(
      fixture, [.registerOperator(), .registerSpace(), Act.apply()], knownAt: "2018-03-05", on: "2018-03-05")
    #expect(verdicts[0].hasPrefix("refused G1 duplicateId"))
    #expect(effects == [])
    let early = try whatIf(
      fixture, [Act.registerOperator().with("registeredOn", "2017-01-01")], knownAt: "2017-02-01", on: "2017-02-01",
      showing: ["s1"])
    #expect(early.verdicts == ["accepted operatorRegistered []"] && early.effects == ["s1 unknown>unknown"])
  }

  /// The disk is not touched, and everything is as before.
  @Test func nothingIsLeftBehind() throws {
    let fixture = try EngineFixture.certified()
    let (before, changes) = (try fixture.answers(), fixture.disk.changes.count)
    _ = try whatIf(
      fixture, [.annul("c9"), .erase("application:a1", on: "2018-06-30"), .adopt(["validityYears": 1], id: "v9")],
      knownAt: "2018-07-01", on: "2018-06-10")
    expectSame(before, try fixture.answers())
    #expect(fixture.disk.changes.count == changes)
    #expect(try fixture.submit(Act.report(2018, on: "2018-12-20")).hasPrefix("accepted"))
  }
}
