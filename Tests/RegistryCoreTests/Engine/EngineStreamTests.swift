import Testing

@testable import RegistryCore

/// Every event names the one before it in each stream that it belongs to.
@Suite struct EngineStreamTests {
  /// What each line says: `operator/op1:0 space/s1:0`.
  private func links(_ fixture: EngineFixture) throws -> [String] {
    try fixture.lines.map { line in
      try EventLine(parsing: line).previous.map { "\($0.stream):\($0.previous)" }.joined(separator: " ")
    }
  }

  @Test func eachLinkNamesTheEventBefore() throws {
    let fixture = try EngineFixture()
    try fixture.given(Act.basicHistory)
    let links = try links(fixture)
    #expect(
      Array(links.prefix(5)) == [
        "registry:0", "code/91140600MA0GQ1XX6C:0 operator/op1:0", "operator/op1:2 space/s1:0",
        "operator/op1:3 space/s1:3", "space/s1:4",
      ])
  }

  /// The events of one command follow one another in every stream that they share.
  @Test func eventsOfOneCommandAreLinkedToEachOther() throws {
    let fixture = try EngineFixture()
    try fixture.given(Act.basicHistory + [.findFraud("f1", "a1", on: "2018-07-01")])
    #expect(
      Array(try links(fixture).suffix(3)) == [
        "operator/op1:4 space/s1:10", "operator/op1:11 space/s1:11", "operator/op1:12 space/s1:12",
      ])
  }

  /// A change that carries a space and an operator belongs to both, whatever it changes.
  @Test func aChangeBelongsToAllThatItCarries() throws {
    let fixture = try EngineFixture()
    try fixture.given(Act.basicHistory)
    try fixture.given(Act.change("rename", ["newName": "新名"]).with("operatorId", "op1"))
    #expect(try links(fixture).last == "operator/op1:4 space/s1:10")
  }

  @Test func aCorrectedCodeTiesTheOperatorToIt() throws {
    let fixture = try EngineFixture()
    try fixture.given(Act.basicHistory)
    let code = RegistrationTests.secondCode
    try fixture.given(.correct("c1", ["uscc": .string(code)]))
    #expect(try links(fixture).last == "code/\(code):0 operator/op1:4")
  }

  /// Links are the same whether the state was kept or folded from the log, and whatever was staged and let go.
  @Test func linksGoOnAfterARestartAndATrial() throws {
    let fixture = try EngineFixture()
    try fixture.given(Array(Act.basicHistory.prefix(2)))
    let command = fixture.command(Act.apply().named("c3"))
    _ = try fixture.engine.stage(
      all: [command], by: EngineFixture.clerk, now: fixture.clock, isAtomic: false, isRehearsed: true)
    try fixture.reopen()
    try fixture.given(Act.apply().named("c3"))
    #expect(try links(fixture).last == "operator/op1:3 space/s1:3")
  }

  @Test func namesOfStreamsAreReadBack() {
    for stream in [Stream.registry, .space("a/b"), .operator("registry"), .code("91140600MA0GQ1XX6C"), .space("")] {
      #expect(Stream(named: stream.name) == stream)
    }
    for name in ["", "space", "register", "call/k1", "Space/s1"] { #expect(Stream(named: Text(name)) == nil) }
  }

  @Test func aLineWithoutItsLinksIsNone() {
    let line =
      "{\"seq\":1,\"at\":\"2018-01-01T00:00:00.000000Z\",\"type\":\"annulled\",\"v\":2,\"by\":{},\"entities\":{},"
    #expect(throws: EventLine.Fault.member("previous")) {
      try EventLine(parsing: Array((line + "\"effectiveOn\":\"2018-01-01\"}").utf8))
    }
    #expect(throws: EventLine.Fault.member("previous.registry")) {
      try EventLine(parsing: Array((line + "\"previous\":{\"registry\":\"1\"},\"effectiveOn\":\"2018-01-01\"}").utf8))
    }
  }
}
