import RegistryCore
import Synchronization
import Testing

@testable import registryctl

/// The program in talk with a daemon that answers by a script.
@Suite struct ConversationTests {
  private static func commands(of call: MethodCall) -> [JSONValue] { call.parameters["commands"]?.asArray ?? [] }

  /// Accepts everything, one event each.
  private static func acceptAll(_ call: MethodCall) -> [Reply] {
    let outcomes = commands(of: call).map { command in
      JSONWriter.bytes(
        of: .object([
          "commandId": command.asObject?["commandId"] ?? .null, "outcome": "accepted", "seq": .array([1]),
          "events": .array(["callOpened"]),
        ]))
    }
    return [RegistryReply.outcomes(outcomes, size: 1)]
  }

  private func lines(_ count: Int) -> String {
    (0..<count).map { #"{"commandId":"c\#($0)","command":"openCall","data":{}}"# + "\n" }.joined()
  }

  @Test func sendsWhatIsThereTogetherAndAnswersInOrder() throws {
    let daemon = try FakeDaemon(Self.acceptAll)
    try withFile(lines(600) + "nonsense\n") { path in
      let (code, out, _) = runProgram(["submit", path], on: daemon)
      #expect(code == .refused)
      let answers = out.split(separator: "\n")
      #expect(answers.count == 601)
      for (index, answer) in answers.dropLast().enumerated() {
        #expect(answer.hasPrefix(#"{"commandId":"c\#(index)","outcome":"accepted""#))
      }
      #expect(answers.last?.hasPrefix(#"{"commandId":null,"outcome":"refused","rule":"G14""#) ?? false)
    }
    #expect(daemon.received.allSatisfy { Self.commands(of: $0).count <= CommandBatch.maxCommands })
    #expect(daemon.received.count < 10)
  }

  @Test func expectsTheSizeThatItsOwnEventsMake() throws {
    let daemon = try FakeDaemon(Self.acceptAll)
    try withFile(lines(300)) { path in
      #expect(runProgram(["submit", "--expected-size", "7", path], on: daemon).code == .done)
    }
    let calls = daemon.received
    var expected = 7
    for call in calls {
      #expect(call.parameters["expectedSize"] == .number(JSONNumber(expected)))
      expected += Self.commands(of: call).count
    }
  }

  @Test func decidesAllOrNothingWithOneCall() throws {
    let daemon = try FakeDaemon { call in
      let outcomes = Self.commands(of: call).map { command in
        Array((command.isNull ? #"{"outcome":"refused","code":"malformed"}"# : #"{"outcome":"accepted"}"#).utf8)
      }
      return [RegistryReply.outcomes(outcomes, size: 1)]
    }
    try withFile(lines(300) + "nonsense\n") { path in
      let (code, out, talk) = runProgram(["submit", "--atomic", path], on: daemon)
      #expect(code == .refused)
      #expect(out.split(separator: "\n").last?.contains("line 301 is not valid JSON") ?? false)
      #expect(talk == "a command was refused, so none was recorded\n")
    }
    #expect(daemon.received.count == 1)
    #expect(Self.commands(of: daemon.received[0]).last == .null)
  }

  /// What a daemon says that it has received decides what is read next.
  @Test(arguments: [[-1], [4], [0, 4], [0, 0], [2, 1]])
  func aReceiptThatCannotBeIsNotBelieved(_ receipts: [Int]) throws {
    let rest = Mutex(receipts)
    let daemon = try FakeDaemon { _ in
      rest.withLock { rest in
        rest.isEmpty ? [] : [RegistryReply.attachmentReceived(rest.removeFirst(), isComplete: false, size: 1)]
      }
    }
    try withFile("abc") { path in
      let (code, _, talk) = runProgram(["attach", path], on: daemon)
      #expect(code == .failed)
      #expect(talk.contains("the daemon's answer lacks received (a number from "))
    }
    #expect(daemon.received.count == receipts.count)
  }

  @Test func aFileThatGetsShorterWhileItIsSentIsTold() throws {
    try withFile("abc") { path in
      let daemon = try FakeDaemon { _ in
        try? HostDisk().open(path, .readWrite).truncate(to: 2)
        return [RegistryReply.attachmentReceived(2, isComplete: false, size: 1)]
      }
      let (code, _, talk) = runProgram(["attach", path], on: daemon)
      #expect(code == .failed)
      #expect(talk.contains("\(path) has 2 bytes, and had 3 when it was read first"))
    }
  }

  /// What the daemon of an empty register says of itself.
  private static func info(size: Int) -> Reply {
    RegistryReply.info(
      RegistryInfo(
        origin: "log.example", verifierKey: "test+0+k", isRehearsal: false, formatVersion: 1, version: "1",
        commands: 0, spaces: 0, operators: 0, lastRecordedAt: nil, regulation: nil,
        startedAt: "2024-01-01T00:00:00.000000Z", fault: nil),
      size: size)
  }

  /// Others write each time that a plan has been tried, or is about to be carried out.
  @Test func aLogThatDoesNotHoldStillIsToldAsThat() throws {
    let script: @Sendable (MethodCall) -> [Reply] = { call in
      switch call.method {
      case "org.registryd.Registry.Info":
        return [Self.info(size: 5)]
      case "org.registryd.Registry.Checkpoint":
        let hasher = SHA256()
        let note = Checkpoint(origin: "log.example", size: 0, root: hasher.emptyRoot)
          .signed(by: NoteSigner(name: "log.example", .ed25519, KeyFile.make().key))
        return [RegistryReply.checkpoint(String(decoding: note.bytes, as: UTF8.self), size: 6)]
      case "org.registryd.Registry.ProveConsistency":
        return [RegistryReply.consistency(oldSize: 5, path: [], note: "", size: 6)]
      default:
        guard call.parameters["check"] == true else {
          return [.failure(.sizeDiffers(expected: 5, size: 6), in: .english)]
        }
        return [RegistryReply.outcomes([Array(#"{"commandId":"c0","outcome":"accepted"}"#.utf8)], size: 5)]
      }
    }
    let plan = Plan(
      origin: "log.example", size: 5, root: "", checkpoint: "x", commands: [["commandId": "c0"]],
      outcomes: [["commandId": "c0", "outcome": "accepted"]])
    for (verb, text) in [("plan", lines(1)), ("apply", plan.text)] {
      try withFile(text) { path in
        let (code, _, talk) = runProgram([verb, path], on: try FakeDaemon(script))
        #expect(code == .conflict)
        #expect(talk.contains("others recorded something each of the 20 times that this was tried"), "\(verb): \(talk)")
        #expect(!talk.contains("not the"))
      }
    }
  }

  /// Whoever keeps a place in a file goes on with that.
  @Test func aFollowerSaysOfItsCursorHowToGoOn() throws {
    let daemon = try FakeDaemon { call in
      call.method == "org.registryd.Registry.Info" ? [Self.info(size: 0)] : []
    }
    let cursor = freshPath()
    let (code, _, talk) = runProgram(["log", "--follow", "--cursor", cursor, "--timeout", "0s", "--json"], on: daemon)
    #expect(code == .unreachable)
    #expect(talk.contains("to go on: registryctl log --follow --cursor \(cursor)\n"))
    #expect(!talk.contains("--from"))
  }

  @Test func theLogHasNoEventZero() {
    let (code, _, talk) = runProgram(["log", "--from", "0"])
    #expect(code == .usage)
    #expect(talk.contains("--from cannot be \"0\": write an integer not below 1"))
  }

  @Test func tellsWhatWasLeftUndecided() throws {
    let daemon = try FakeDaemon { _ in [] }
    try withFile("\n" + lines(2)) { path in
      let (code, out, talk) = runProgram(["submit", path], on: daemon)
      #expect(code == .unreachable)
      #expect(out.isEmpty)
      #expect(talk.hasPrefix("no outcome came for lines 2–3; sending the same lines again is safe"))
    }
  }

  @Test func takesAConflictOfSizesForWhatItIs() throws {
    let daemon = try FakeDaemon { _ in [.failure(.sizeDiffers(expected: 3, size: 5), in: .english)] }
    try withFile(lines(1)) { path in
      let (code, _, talk) = runProgram(["submit", path], on: daemon)
      #expect(code == .conflict)
      #expect(talk.contains("the log has 5 events, not the 3 expected; nothing was recorded"))
      #expect(talk.contains("see what came between: registryctl log --from 4"))
    }
  }

  @Test func seesNothingBetweenALogAndAShorterOne() throws {
    let daemon = try FakeDaemon { _ in [.failure(.sizeDiffers(expected: 5, size: 3), in: .english)] }
    try withFile(lines(1)) { path in
      let (code, _, talk) = runProgram(["submit", path], on: daemon)
      #expect(code == .conflict)
      #expect(talk.contains("the log has 3 events, not the 5 expected; nothing was recorded"))
      #expect(talk.contains("a log never gets shorter") && !talk.contains("log --from"))
    }
  }

  @Test func saysThatItIsARehearsalOnlyToPeople() throws {
    let script: @Sendable (MethodCall) -> [Reply] = { call in
      guard call.method == "org.registryd.Registry.Info" else {
        let isBan = call.parameters["query"]?.asObject?["query"] == "ban"
        let answer = isBan ? #"{"banned":false,"until":null}"# : #"{"identifiers":["o1","o11"]}"#
        return [RegistryReply.result(Array(answer.utf8), size: 1)]
      }
      return [
        RegistryReply.info(
          RegistryInfo(
            origin: "rehearsal/x", verifierKey: "test+0+k", isRehearsal: true, formatVersion: 1, version: "1",
            commands: 0, spaces: 0, operators: 0, lastRecordedAt: nil, regulation: nil,
            startedAt: "2024-01-01T00:00:00.000000Z", fault: nil),
          size: 1)
      ]
    }
    #expect(
      runProgram(["ban", "o1", "--on", "2024-01-01"], on: try FakeDaemon(script)).out
        == "[rehearsal] rehearsal/x: not a real registry\no1 is not banned on 2024-01-01\n")
    #expect(runProgram(["ban", "o2"], on: try FakeDaemon(script)).out.hasSuffix("\nno operator o2 is registered\n"))
    #expect(
      runProgram(["ban", "o1", "--json"], on: try FakeDaemon(script)).out == #"{"banned":false,"until":null}"# + "\n")
  }

  /// The answer of such a list has identifiers only; people are told the names, programs get the answer as it is.
  @Test func namesTheSpacesOfAListToPeople() throws {
    let script: @Sendable (MethodCall) -> [Reply] = { call in
      guard call.method == "org.registryd.Registry.Query" else {
        let info = RegistryInfo(
          origin: "x", verifierKey: "test+0+k", isRehearsal: false, formatVersion: 1, version: "1", commands: 0,
          spaces: 0, operators: 0, lastRecordedAt: nil, regulation: nil, startedAt: "2024-01-01T00:00:00.000000Z",
          fault: nil)
        return [RegistryReply.info(info, size: 1)]
      }
      let asked = call.parameters["query"]?.asObject ?? [:]
      let answer =
        switch (asked["query"], asked["spaceId"]) {
        case ("overdueReports", _): #"{"overdue":[["s1",2018],["s1",2019],["s2",2019]]}"#
        case ("expiring", _): #"{"expiring":[["s1","2020-06-10"],["s9","2201-01-01"]]}"#
        case ("status", "s1"): #"{"spaceId":"s1","name":"雁门"}"#
        default: #"{"spaceId":"s2","titleStatus":"unknown"}"#
        }
      return [RegistryReply.result(Array(answer.utf8), size: 1)]
    }
    let daemon = try FakeDaemon(script)
    #expect(
      runProgram(["overdue", "--on", "2020-01-01", "--known-at", "2020-02-01"], on: daemon).out == """
        Space      Year overdue
        雁门 (s1)  2018
        雁门 (s1)  2019
        s2         2019

        """)
    let asked = daemon.received.compactMap { $0.parameters["query"]?.asObject }.filter { $0["query"] == "status" }
    #expect(
      asked == ["s1", "s2"].map { ["query": "status", "spaceId": $0, "on": "2020-01-01", "knownAt": "2020-02-01"] })
    #expect(
      runProgram(["expiring", "--from", "2020-01-01", "--to", "2200-01-01"], on: try FakeDaemon(script)).out == """
        Space      Valid until
        雁门 (s1)  2020-06-10
        s9         2201-01-01

        """)
    let program = try FakeDaemon(script)
    #expect(
      runProgram(["overdue", "--on", "2020-01-01", "--json"], on: program).out
        == #"{"overdue":[["s1",2018],["s1",2019],["s2",2019]]}"# + "\n")
    #expect(program.received.count == 1)
  }

  /// An erasure that is recorded, and whose values the daemon could not destroy.
  @Test(arguments: ["disk full", nil])
  func tellsThatAnErasureIsNotDone(_ fault: String?) throws {
    let script: @Sendable (MethodCall) -> [Reply] = { call in
      guard call.method == "org.registryd.Registry.Info" else {
        let outcome = #"[{"commandId":"e1","outcome":"accepted","seq":[2],"events":["personalDataErased"],"erased":5}]"#
        return [RegistryReply.outcomes(array: Array(outcome.utf8), size: 2)]
      }
      return [
        RegistryReply.info(
          RegistryInfo(
            origin: "x", verifierKey: "test+0+k", isRehearsal: false, formatVersion: 1, version: "1", commands: 0,
            spaces: 0, operators: 0, lastRecordedAt: nil, regulation: nil, startedAt: "2024-01-01T00:00:00.000000Z",
            fault: fault.map { Phrase(same: $0) }),
          size: 2)
      ]
    }
    let words = [
      "erase-personal-data", "--subject-ref", "application:a1", "--legal-basis", "x", "--decided-on", "2024-01-01",
      "--approved-by", "b", "--command-id", "e1",
    ]
    for form in [[], ["--json"]] {
      let (code, _, talk) = runProgram(words + form, on: try FakeDaemon(script))
      #expect(code == .done)
      #expect(talk.contains("may not be destroyed yet: disk full; make room") == (fault != nil), "\(talk)")
    }
  }

  @Test func keepsNothingThatDoesNotHaveItsDigest() throws {
    let daemon = try FakeDaemon { _ in [RegistryReply.attachmentPart(Array("abc".utf8), offset: 0, bytes: 3, size: 1)] }
    let out = "/tmp/registryctl-test-\(Hex.encode(Randomness.bytes(8)))"
    let (code, _, talk) = runProgram(["attachment", String(repeating: "0", count: 64), "--out", out], on: daemon)
    #expect(code == .verificationFailed)
    #expect(talk.contains("does not have the digest expected"))
    #expect(try !HostDisk().exists(out))
  }

  @Test func followsTheLogLineByLine() throws {
    let line = #"{"seq":1,"at":"2024-01-01T00:00:00.000000Z","type":"callOpened"}"#
    let daemon = try FakeDaemon { call in
      if call.method == "org.registryd.Registry.Info" {
        return [
          .parameters { writer in
            writer.key("info")
            writer.value(.object(["origin": "test"]))
            writer.member("size", 1)
          }
        ]
      }
      return [
        .parameters(continues: true) { writer in
          writer.key("lines")
          writer.value(.array([.string(Text(line))]))
          writer.member("next", 2)
          writer.member("size", 1)
        },
        .parameters { writer in
          writer.key("lines")
          writer.value(.array([]))
          writer.member("next", 2)
          writer.member("size", 1)
        },
      ]
    }
    let (code, out, talk) = runProgram(["log", "--follow", "--json", "--timeout", "0"], on: daemon)
    #expect(code == .unreachable)
    #expect(out == line + "\n")
    #expect(talk.contains("the daemon has stopped; waiting for it (read up to number 1)\n"))
    #expect(talk.contains("to go on: registryctl log --follow --from 2\n"))
  }
}
