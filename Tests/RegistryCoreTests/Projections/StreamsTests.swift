import Testing

@testable import RegistryCore

extension RecordedCommand {
  /// A command as a projection takes it in.
  static func recorded(_ number: Int, _ act: Act, about subject: Subject) -> RecordedCommand {
    RecordedCommand(
      number: RecordNumber(number), id: CommandID(act.id ?? Text("n\(number)")), name: act.name,
      recordedAt: .endOfDay(.day("2019-01-01")), subject: subject, payload: act.name.payload(act.data))
  }
}

extension Act {
  /// The event that repeats the command's data, as a projection takes it in.
  var event: Event? {
    let payload = name.payload(data)
    // Whether there is anything to revoke or to ban is not the projections' business.
    if let finding = payload as? FindFraud { return .fraudFound(finding) }
    return payload.events(in: Register(founding: .shuozhou2016)).first
  }
}

/// Which records are about what.
@Suite struct StreamsTests {
  private func streams(_ records: [(Act, Subject)]) -> Streams {
    var streams = Streams()
    for (number, record) in zip(1..., records) {
      streams.add(.recorded(number, record.0, about: record.1), record.0.event)
    }
    return streams
  }

  @Test(
    arguments: [
      .registry, .commitments, .space("s/1"), .operator("op1"), .code("91140600MA0GQ1XX6C"),
    ] as [Stream])
  func aStreamIsKnownByItsName(_ stream: Stream) {
    #expect(Stream(named: stream.name) == stream)
    #expect(Stream(key: stream.key) == stream)
    #expect(Stream(named: Text("\(stream.name)x/1")) == nil || stream.name.string.contains("/"))
  }

  @Test func recordsComeInLogOrder() {
    let streams = streams([
      (.registerOperator(), .operator("op1")), (.registerSpace(), .space("s1")), (.openCall(), .registry),
      (.registerSpace("s2"), .space("s2")), (.apply(), .space("s1")), (.apply("a2", space: "s2"), .space("s2")),
    ])
    #expect(streams.records(about: .space("s1")) == [2, 5].map { RecordNumber($0) })
    #expect(streams.records(about: .space("s9")) == [])
    let both: [Subject] = [.space("s2"), .space("s1"), .registry]
    #expect(streams.records(about: both, upTo: RecordNumber(9)) == [2, 3, 4, 5, 6].map { RecordNumber($0) })
    #expect(streams.records(about: both, upTo: RecordNumber(4)) == [2, 3, 4].map { RecordNumber($0) })
    #expect(streams.records(about: both, upTo: RecordNumber(1)) == [])
    #expect(streams.history(of: "s1") == [2, 5].map { RecordNumber($0) })
  }

  @Test func whatAmendsIsKept() {
    let streams = streams([
      (.registerSpace(), .space("s1")), (.correct("n1", ["name": "x"]), .space("s1")), (.annul("n1"), .space("s1")),
      (.dispute("n1", on: "2019-01-01"), .space("s1")), (.decide("upheld", on: "2019-01-02"), .space("s1")),
      (.serve("n1", on: "2019-01-01"), .space("s1")), (.erase("application:a1"), .registry),
    ])
    #expect(streams.amending == [2, 3, 4, 5].map { RecordNumber($0) })
    #expect(streams.erasing == [RecordNumber(7)])
  }

  /// A change of an operator's name that carries a space, and all that speaks of it.
  @Test func theHistoryOfASpaceHasTheChangesThatCarryIt() {
    let rename = Act.change("operatorRename", ["newName": "新", "operatorId": "op1"])
    let streams = streams([
      (.registerOperator(), .operator("op1")), (.registerSpace(), .space("s1")),
      (rename.named("rn"), .operator("op1")), (rename.with("spaceId", nil).named("other"), .operator("op1")),
      (.serve("rn", on: "2019-01-01"), .operator("op1")), (.dispute("rn", on: "2019-01-01"), .operator("op1")),
      (.dispute("other", "d2", on: "2019-01-01"), .operator("op1")),
      (Act.decide("upheld", on: "2019-01-02").named("dd"), .operator("op1")),
      (.decide("upheld", "d2", on: "2019-01-02"), .operator("op1")),
      (.correct("dd", ["documentNo": "x"]), .operator("op1")), (.annul("rn"), .operator("op1")),
      (.annul("other"), .operator("op1")), (.apply(), .space("s1")),
    ])
    #expect(streams.history(of: "s1") == [2, 3, 5, 6, 8, 10, 11, 13].map { RecordNumber($0) })
    #expect(streams.records(about: .space("s1")) == [2, 13].map { RecordNumber($0) })
    #expect(streams.records(about: .operator("op1")).count == 11)
  }
}
