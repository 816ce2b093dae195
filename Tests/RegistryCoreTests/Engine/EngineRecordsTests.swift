import Testing

@testable import RegistryCore

/// Records that are not read from the log are what would be read.
@Suite struct EngineRecordsTests {
  private func text(_ record: Record) -> String {
    let data = String(decoding: JSONWriter.bytes(of: .object(record.data)), as: UTF8.self)
    return
      "\(record.number) \(record.id) \(record.recordedAt.utc) \(record.recordedBy) \(record.name) \(record.subject) \(data)"
  }

  @Test func aStagedRecordIsWhatWillBeReadBack() throws {
    let fixture = try EngineFixture()
    var staged: [String] = []
    let acts =
      Act.basicHistory + [
        .correct("c9", ["documentNo": "朔科发〔2018〕22号"]), .erase("application:a1"), .report(2018, on: "2018-12-20"),
      ]
    for (index, act) in acts.enumerated() {
      _ = try fixture.stage(act)
      guard fixture.engine.pending.count == index + 1 else { continue }
      staged.append(text(try fixture.engine.record(RecordNumber(index + 1), .standIn)))
    }
    #expect(staged.count >= Act.basicHistory.count + 2)
    try fixture.engine.commit()
    for (index, text) in staged.enumerated() {
      let number = RecordNumber(index + 1)
      #expect(fixture.engine.rememberedRecords[number] == nil)
      // Read, and then remembered.
      #expect(try self.text(fixture.engine.record(number, .standIn)) == text)
      #expect(fixture.engine.rememberedRecords[number] != nil)
      #expect(try self.text(fixture.engine.record(number, .standIn)) == text)
    }
  }

  /// What is tried at a past moment has the numbers of records that came later, and is not taken for them.
  @Test func whatIsTriedIsNotTakenForWhatIsRemembered() throws {
    let fixture = try EngineFixture()
    try fixture.given(Act.basicHistory)
    let last = RecordNumber(Act.basicHistory.count)
    let known = text(try fixture.engine.record(last, .standIn))
    let before = fixture.engine.state
    fixture.engine.state.table.truncate(to: Act.basicHistory.count - 1)
    fixture.engine.state.register = try fixture.engine.wholeRegister(upTo: RecordNumber(Act.basicHistory.count - 1))
    #expect(try fixture.stage(#require(Act.basicHistory.last).named("other")).hasPrefix("accepted"))
    #expect(try text(fixture.engine.record(last, .standIn)) != known)
    fixture.engine.unstage(to: before)
    #expect(try text(fixture.engine.record(last, .standIn)) == known)
  }

  @Test func onlySoManyAreRemembered() throws {
    let fixture = try EngineFixture()
    try fixture.given(Act.basicHistory)
    for number in 1...Act.basicHistory.count { _ = try fixture.engine.record(RecordNumber(number), .standIn) }
    #expect(fixture.engine.rememberedRecords.count == Act.basicHistory.count)
    for number in 0..<Engine.mostRemembered {
      fixture.engine.rememberedRecords[RecordNumber(1_000_000 + number)] =
        fixture.engine.rememberedRecords[RecordNumber(1)]
    }
    fixture.engine.rememberedRecords[RecordNumber(2)] = nil
    _ = try fixture.engine.record(RecordNumber(2), .standIn)
    #expect(fixture.engine.rememberedRecords.count == 1)
  }
}
