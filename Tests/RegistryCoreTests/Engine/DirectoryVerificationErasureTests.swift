import Testing

@testable import RegistryCore

/// What is said to be erased was, and nothing is kept beside it.
@Suite struct DirectoryVerificationErasureTests {
  private func failure(_ fixture: EngineFixture) throws -> CheckFailure? {
    var measure = DirectoryVerification.Measure()
    measure.withDecisions = false
    let verification = try DirectoryVerification(
      fixture.path, measure, on: fixture.disk, render: AnswerJSON.bytes
    ) { _, _ in }
    let failed = verification.checks.filter { !$0.holds }
    #expect(failed.allSatisfy { $0.kind == .personal })
    return failed.first?.failure
  }

  /// Changes the lines of the private file, every checksum right.
  private func rewritePrivate(_ fixture: EngineFixture, _ change: ([PrivateValue]) -> [PrivateValue]) throws {
    let path = "\(fixture.directory.privatePath)/\(PrivateStore.name(1))"
    let lines = fixture.privateText.split(separator: "\n").filter { $0.hasPrefix("{") }
    let values = change(lines.compactMap { PrivateValue(parsing: Array($0.utf8)) })
    #expect(!values.isEmpty)
    let frame = try Frame.encode(firstSeq: values[0].seq, lines: values.map(\.line))
    fixture.disk.put(FileHeader.private.line(origin: fixture.directory.identity.origin) + frame, at: path)
  }

  private static let form = JSONValue.object(Act.form.replacing(["contactName": "孙七"]))

  static let healthy: [[Act]] = [
    [.erase("application:a1")], [.erase("application:a1#contactName"), .erase("application:a1#contactPhone")],
    [Act.correct("c3", ["form": form]).named("k1"), .erase("application:a1")],
    [Act.erase("application:wrong").named("e1"), .correct("e1", ["subjectRef": "application:a1#contactName"])],
  ]

  @Test(arguments: healthy) func whatWasErasedIsFoundSo(_ acts: [Act]) throws {
    let fixture = try EngineFixture.certified()
    try fixture.given(acts)
    #expect(fixture.privateText.contains("\"erased\":"))
    #expect(try failure(fixture) == nil)
  }

  /// An erasure of one value is none of another, nor of a correction that came after it.
  @Test func anErasureOfSomethingElseIsNone() throws {
    let fixture = try EngineFixture.certified()
    try fixture.given([.erase("application:a1#contactName"), Act.correct("c3", ["form": Self.form]).named("k1")])
    let erasure = 11
    for path in ["form.contactPhone", "changes.form.contactName"] as [Text] {
      let sound = fixture.privateText
      try rewritePrivate(fixture) { values in
        values.map { value in
          value.path == path ? PrivateValue(seq: value.seq, path: path, content: .erased(by: erasure)) : value
        }
      }
      #expect(fixture.privateText != sound)
      let found = try #require(try failure(fixture))
      #expect(found.code == "erasureUnfounded" && found.message.english.contains("\(path)"))
      try rewritePrivate(fixture) { _ in
        sound.split(separator: "\n").compactMap { PrivateValue(parsing: Array($0.utf8)) }
      }
      #expect(try failure(fixture) == nil)
    }
  }

  /// An erasure, or what a correction made of it, may have been recorded since the log was read.
  @Test(arguments: [10, 11, 12]) func whatWasRecordedSinceIsLookedFor(_ count: Int) throws {
    let fixture = try EngineFixture.certified()
    try fixture.given([
      Act.erase("application:wrong").named("e1"), .correct("e1", ["subjectRef": "application:a1#contactName"]),
    ])
    var locations: [LineLocation] = []
    _ = try LogScan.run(fixture.directory, on: fixture.disk) { (_, _, location) throws(LogError) in
      locations.append(location)
    }
    #expect(locations.count == 12)
    var survey = try ErasureSurvey(
      fixture.directory, Array(locations.prefix(count)), amending: count == 12 ? [12] : [], on: fixture.disk)
    let application = try #require(fixture.lines.firstIndex { $0.text.contains("\"applied\"") }) + 1
    func value(_ path: Text) -> ErasedValue { ErasedValue(seq: application, path: path, by: 11) }
    let failures = try survey.unfounded(among: [value("form.contactName"), value("form.contactPhone")])
    #expect(failures.map(\.message.english) == ["event 11 did not erase form.contactPhone"])
  }

  @Test func aValueThatIsKeptBesideItsErasureIsFound() throws {
    let fixture = try EngineFixture.certified()
    let before = fixture.privateText.split(separator: "\n").compactMap { PrivateValue(parsing: Array($0.utf8)) }
    try fixture.given(.erase("application:a1"))
    try rewritePrivate(fixture) { values in zip(values, before).flatMap { [$0, $1] } }
    let found = try #require(try failure(fixture))
    #expect(found.code == "personalSurplus")
    #expect(found.message.english.contains("hold \(2 * before.count) values, and the events have \(before.count)"))
  }

  @Test func aFileBesideThePrivateOnesIsFound() throws {
    let fixture = try EngineFixture.certified()
    let own = "\(fixture.directory.privatePath)/\(PrivateStore.name(1))"
    // What is to take a file's place is gone at the next start.
    fixture.disk.put(try #require(fixture.disk.contents(own)), at: own + ".new")
    #expect(try failure(fixture) == nil)
    fixture.disk.put(try #require(fixture.disk.contents(own)), at: own + "~")
    #expect(try failure(fixture)?.code == "privateStranger")
  }

  @Test func aDamagedStretchIsFound() throws {
    let fixture = try EngineFixture.certified()
    let own = "\(fixture.directory.privatePath)/\(PrivateStore.name(1))"
    let bytes = try #require(fixture.disk.contents(own))
    let header = FileHeader.private.line(origin: fixture.directory.identity.origin)
    fixture.disk.put(header + Array("what was erased\n".utf8) + bytes.dropFirst(header.count), at: own)
    #expect(try failure(fixture)?.code == "privateDamaged")
  }
}
