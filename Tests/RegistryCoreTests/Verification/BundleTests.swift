import Testing

@testable import RegistryCore

/// A file that proves one answer, and what becomes of it when any part of it is changed.
@Suite struct BundleTests {
  private func bundle(
    _ fixture: EngineFixture, _ space: JSONValue = "s1", knownAt: JSONValue? = nil, withPersonal: Bool = false
  ) throws -> Bundle {
    var question: JSONObject = ["query": "show", "spaceId": space, "on": "2020-07-02"]
    if let knownAt { question["knownAt"] = knownAt }
    return try fixture.engine.bundle(
      PointedQuestion(question, today: .day("2020-07-02")), question, withPersonal: withPersonal,
      by: Author(userID: 7, user: "wang"), now: fixture.clock, render: AnswerJSON.object)
  }

  private func verify(_ bundle: Bundle, _ key: VerifierKey) -> BundleVerification { verify(bundle.bytes, key) }

  private func verify(_ bytes: [UInt8], _ key: VerifierKey) -> BundleVerification {
    BundleVerification(bytes, key: key, policy: nil, render: AnswerJSON.object)
  }

  private func codes(_ verification: BundleVerification) -> [String] {
    verification.checks.compactMap(\.failure?.code)
  }

  /// Two spaces, disputes, corrections, erasures: everything that the golden log has.
  private func golden() throws -> EngineFixture {
    let fixture = try EngineFixture()
    try fixture.given(GoldenSequence.acts)
    return fixture
  }

  @Test(arguments: ["s1", "s2", "s9"], [nil, "2018-06-30", "2020-07-01", "2001-01-01"])
  func aHealthyBundleHolds(_ space: String, _ knownAt: String?) throws {
    let fixture = try golden()
    let known = knownAt.map { JSONValue.string(Text($0)) }
    let bundle = try bundle(fixture, .string(Text(space)), knownAt: known)
    let verification = verify(bundle, fixture.engine.verifierKey)
    #expect(verification.checks.compactMap(\.failure) == [])
    #expect(verification.checks.map(\.kind).contains(.answer))
    // The answer is that which the daemon gives.
    var question = bundle.question
    question["query"] = "show"
    #expect(JSONWriter.bytes(of: .object(bundle.answer)).text == (try fixture.ask(question)))
    #expect(try Bundle(parsing: bundle.bytes) == bundle)
  }

  /// An erasure whose correction named what it destroyed is founded on the correction.
  @Test func aCorrectedErasureHolds() throws {
    let fixture = try EngineFixture()
    try fixture.given(Act.basicHistory)
    try fixture.given(
      Act.erase("application:wrong").named("e1"), Act.correct("e1", ["subjectRef": "application:a1"]))
    let verification = verify(try bundle(fixture), fixture.engine.verifierKey)
    #expect(verification.checks.compactMap(\.failure) == [])
    #expect(verification.personal.erased == 5)
  }

  @Test func personalValuesOpenOnRequest() throws {
    let fixture = try golden()
    let withheld = verify(try bundle(fixture), fixture.engine.verifierKey)
    let shown = try bundle(fixture, withPersonal: true)
    let verification = verify(shown, fixture.engine.verifierKey)
    #expect(verification.holds)
    #expect(verification.personal.present > 0)
    #expect(verification.personal.erased > 0)
    #expect(withheld.personal.withheld == verification.personal.present)
    #expect(withheld.personal.erased == verification.personal.erased)
    #expect(shown.bytes.text.contains("赵六"))
  }

  /// An erasure names an application, and reaches what a correction of it brought.
  @Test func theValuesOfACorrectionAreErasedWithThoseOfItsTarget() throws {
    let fixture = try EngineFixture()
    try fixture.given(Act.basicHistory)
    try fixture.given(.correct("c3", ["form": .object(Act.form.replacing(["contactName": "孙七"]))]))
    let before = verify(try bundle(fixture), fixture.engine.verifierKey)
    try fixture.given(.erase("application:a1"))
    let bundle = try bundle(fixture)
    // The first bundle has recorded an event, too.
    let (correction, erasure) = (11, 13)
    #expect(try EventLine(parsing: fixture.lines[correction - 1]).event == .corrected)
    #expect(bundle.personal.contains { $0.seq == correction && $0.state == .erased(by: erasure) })
    let verification = verify(bundle, fixture.engine.verifierKey)
    #expect(verification.checks.compactMap(\.failure) == [])
    #expect(verification.personal.erased + verification.personal.withheld == before.personal.withheld)
  }

  @Test func theSecondBundleRecordsNothing() throws {
    let fixture = try golden()
    let first = try bundle(fixture)
    let size = fixture.engine.size
    #expect(try bundle(fixture) == first)
    #expect(fixture.engine.size == size)
  }

  /// Lines of version 1 name no streams: a bundle over them is as whole.
  @Test func anOldLogIsBundledToo() throws {
    let fixture = try EngineFixture()
    try fixture.reopen {
      try fixture.rewriteAndSign { _ in GoldenLog.version1.map { Array($0.utf8) } }
    }
    for space in ["s1", "s2"] as [JSONValue] {
      let bundle = try bundle(fixture, space)
      // Its personal values are nowhere.
      #expect(codes(verify(bundle, fixture.engine.verifierKey)) == ["personalMissing"])
      #expect(bundle.events.count >= 20)
    }
  }

  // MARK: Forgery

  @Test func anotherKeyIsNotBelieved() throws {
    let fixture = try golden()
    let other = NoteSigner(name: "rehearsal/szzc.example", .ed25519, KeyFile.make().key).key
    #expect(codes(verify(try bundle(fixture), other)) == ["otherKey"])
  }

  @Test func noEventCanBeLeftOut() throws {
    let fixture = try golden()
    let whole = try bundle(fixture)
    for index in whole.events.indices {
      var bundle = whole
      let seq = try EventLine(parsing: bundle.events[index].line).seq
      bundle.events.remove(at: index)
      bundle.personal.removeAll { $0.seq == seq }
      let verification = verify(bundle, fixture.engine.verifierKey)
      // Without the event that ties it to its operator, a space seems to have none.
      #expect(["eventLeftOut", "streamsDiffer"].contains(codes(verification).first), "event \(seq)")
    }
  }

  /// An event left out, and its stream with it: the others still lead to it.
  @Test func noStreamCanBeLeftOut() throws {
    let fixture = try golden()
    let whole = try bundle(fixture)
    for index in whole.streams.indices {
      var bundle = whole
      bundle.streams.remove(at: index)
      #expect(codes(verify(bundle, fixture.engine.verifierKey)).contains("streamsDiffer"))
    }
  }

  @Test func anEventOfAnotherSpaceIsForeign() throws {
    let fixture = try golden()
    var one = try bundle(fixture, "s1")
    let other = try bundle(fixture, "s2")
    let own = Set(one.events.map { $0.line.text })
    let stranger = try #require(other.events.first { !own.contains($0.line.text) })
    let seq = try EventLine(parsing: stranger.line).seq
    let place = try one.events.firstIndex { try EventLine(parsing: $0.line).seq > seq } ?? one.events.endIndex
    one.events.insert(stranger, at: place)
    #expect(codes(verify(one, fixture.engine.verifierKey)).contains("eventForeign"))
  }

  /// A space that is there cannot be said to be absent.
  @Test func absenceIsProven() throws {
    let fixture = try golden()
    var bundle = try bundle(fixture, "s9")
    guard case .absent(let stream, let before, let after)? = bundle.streams.first(where: { $0.stream == "space/s9" })
    else {
      Issue.record("the stream of a space that is not there")
      return
    }
    #expect(before?.leaf.stream == "space/s2" && after == nil)
    let place = try #require(bundle.streams.firstIndex { $0.stream == stream })
    bundle.streams[place] = .absent(stream, before: nil, after: nil)
    #expect(codes(verify(bundle, fixture.engine.verifierKey)) == ["absenceUnproven"])
  }

  /// Every value of the file, changed one after the other: not one of them is without a check.
  @Test func everyFieldIsCovered() throws {
    let file = Array("lease".utf8)
    let fixture = try EngineFixture()
    let evidence = JSONValue.array([.string(Text(Hex.encode(SHA256.hash(file))))])
    try fixture.given(
      Act.basicHistory.prefix(2) + [Act.apply().with("attachments", evidence)] + [
        .erase("application:a1", on: "2018-04-01")
      ])
    try fixture.given(Act.review(), Act.inspect())
    var whole = try bundle(fixture, withPersonal: true)
    whole.evidence[0].data = Text(Base64.encode(file))
    #expect(verify(whole, fixture.engine.verifierKey).personal.erased > 0)
    let value = try JSONReader.parse(whole.bytes)
    var count = 0
    var withoutFile = whole
    withoutFile.evidence[0].data = nil
    for changed in Self.variants(of: value) {
      let bytes = JSONWriter.bytes(of: changed) + [UInt8(ascii: "\n")]
      // That one is a bundle, too.
      if bytes == withoutFile.bytes { continue }
      let verification = verify(bytes, fixture.engine.verifierKey)
      #expect(!verification.holds, "unnoticed: \(Self.difference(bytes, whole.bytes))")
      count += 1
    }
    #expect(count > 250)
    // And the file as a whole.
    #expect(codes(verify(whole.bytes + [UInt8(ascii: "\n")], fixture.engine.verifierKey)) == ["notABundle"])
    #expect(codes(verify(Array(whole.bytes.dropLast()), fixture.engine.verifierKey)) == ["notABundle"])
    #expect(verify(whole, fixture.engine.verifierKey).holds)
  }

  /// Every value that differs in one place: a leaf changed, a member or an element left out, a member added.
  private static func variants(of value: JSONValue) -> [JSONValue] {
    switch value {
    case .string(let text): return [.string(Text(changed(text.string)))]
    case .number(let number): return [.number(JSONNumber(Int(number.natural ?? 0) + 1))]
    case .bool(let flag): return [.bool(!flag)]
    case .null: return ["null"]
    case .array(let items):
      return items.indices.flatMap { index -> [JSONValue] in
        var shorter = items
        shorter.remove(at: index)
        return [.array(shorter)]
          + variants(of: items[index]).map { item in
            var changed = items
            changed[index] = item
            return .array(changed)
          }
      }
    case .object(let object):
      var more = object
      more["zz"] = true
      return [.object(more)]
        + object.members.flatMap { member -> [JSONValue] in
          var less = object
          less[member.key] = nil
          return [.object(less)]
            + variants(of: member.value).map { item in
              var changed = object
              changed[member.key] = item
              return .object(changed)
            }
        }
    }
  }

  /// Another text of the same length, so that nothing but the content differs.
  private static func changed(_ text: String) -> String {
    guard let last = text.unicodeScalars.last else { return "x" }
    var scalars = text.unicodeScalars
    // A digit where digits are: what stands in base64 must still be such.
    if let place = scalars.lastIndex(where: { $0 != last && $0.value > 0x30 && $0.value < 0x7A }) {
      scalars.replaceSubrange(place...place, with: [scalars[place] == "1" ? "2" : "1"])
    } else {
      scalars.removeLast()
      scalars.append(last == "y" ? "z" : "y")
    }
    return String(scalars)
  }

  private static func difference(_ a: [UInt8], _ b: [UInt8]) -> String {
    let place = zip(a, b).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(a.count, b.count)
    return Array(a[max(0, place - 60)..<min(a.count, place + 40)]).text
  }
}
