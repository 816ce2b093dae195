import Testing

@testable import RegistryCore

/// The forms that strangers build their types on.
@Suite struct CommandShapeTests {
  @Test func theFormOfAnEventHasEveryMemberOfALine() throws {
    let line = EventLine(
      seq: 2, recordedAt: EngineFixture.created, event: .certified, command: "c9", by: Author(userID: 7, user: "wang"),
      regulation: "szzc-2016", entities: [EntityKey(.space, "s1")], previous: [StreamLink("registry", previous: 1)],
      effectiveOn: .day("2018-06-10"),
      content: (.certify, ["attachments": .array([.string(Text(String(repeating: "0", count: 64)))])]),
      facts: ["validUntil": "2021-06-10"], warnings: [Warning.allCases[0]])
    let written = try #require(JSONReader.parse(line.bytes).asObject as JSONObject?)
    guard case .openObject(let members) = CommandShape.event() else {
      Issue.record("an event is an object that may have more members later")
      return
    }
    #expect(members.map(\.name) == written.members.map(\.key.string))
  }
}
