import RegistryCore
import Testing

@testable import registryctl

/// Lines of `submit`: what is decided here, and the order of outcomes.
@Suite struct StreamTests {
  private func text(_ outcome: OutcomeReport) -> String {
    String(decoding: JSONWriter.bytes(of: .object(outcome.object)), as: UTF8.self)
  }

  @Test func refusesWhatIsNoCommand() {
    #expect(
      text(OutcomeReport.malformed("line 2 is not a JSON object", in: .english))
        == #"{"commandId":null,"outcome":"refused","rule":"G14","article":"登记规则","code":"malformed","message":"registry rule G14 not in the form of a command: line 2 is not a JSON object","violations":[{"rule":"G14","article":"登记规则","code":"malformed"}]}"#
    )
  }

  @Test func putsAMissingIdAsNullInFront() {
    #expect(
      text(OutcomeReport(["outcome": "refused", "code": "missing:commandId"]))
        == #"{"commandId":null,"outcome":"refused","code":"missing:commandId"}"#)
  }

  @Test func keepsTheOrderOfLines() {
    var batch = CommandBatch()
    batch.add(.command(["commandId": "a"]), line: 1, digests: false, in: .english)
    batch.add(.malformed("x"), line: 2, digests: false, in: .english)
    batch.add(.command(["commandId": "b"]), line: 3, digests: false, in: .english)
    #expect(batch.commands.count == 2)
    let a = OutcomeReport(["commandId": "a", "outcome": "accepted"])
    let b = OutcomeReport(["commandId": "b", "outcome": "accepted"])
    #expect(batch.outcomes([a, b]).map { $0.object["commandId"] } == ["a", .null, "b"])
    batch.addNullsForMalformed()
    #expect(
      batch.commands.map { String(decoding: $0, as: UTF8.self) } == [
        #"{"commandId":"a"}"#, "null", #"{"commandId":"b"}"#,
      ])
    let nothing = OutcomeReport(["outcome": "refused", "code": "malformed"])
    let outcomes = batch.outcomes([a, nothing, b])
    #expect(outcomes.map { $0.object["commandId"] } == ["a", .null, "b"])
    #expect(outcomes[1].object["message"] != nil)
  }
}

/// What one call can have.
@Suite struct CommandBatchTests {
  @Test func whatHasTooManyBytesIsTold() throws {
    var batch = CommandBatch()
    let command: JSONObject = ["note": .string(Text(String(repeating: "a", count: 4 << 20)))]
    for line in 1...3 { batch.add(.command(command), line: line, digests: false, in: .english) }
    try batch.requireRoom()
    batch.add(.command(command), line: 4, digests: false, in: .english)
    let error = try #require(throws: UsageError.self) { try batch.requireRoom() }
    #expect(error == .commandsTooLong(bytes: 4 * (11 + (4 << 20)), limit: WireLimits.maxCommandBytes))
    #expect(error.sentence.english.hasPrefix("the commands so far have 16777260 bytes, and at most 16711680 can be"))
  }

  @Test func whatHasTooManyCommandsIsTold() throws {
    var batch = CommandBatch()
    for line in 1...10_000 { batch.add(.malformed("x"), line: line, digests: false, in: .english) }
    try batch.requireRoom()
    batch.add(.malformed("x"), line: 10_001, digests: false, in: .english)
    #expect(throws: UsageError.tooManyCommands(limit: 10_000)) { try batch.requireRoom() }
  }
}

/// A wait ends when it is over, whatever the wall clock says.
@Suite struct DeadlineTests {
  @Test func tellsWhatIsLeft() {
    #expect(Deadline(seconds: 0).isOver && Deadline(seconds: 0).milliseconds == 0)
    let hour = Deadline(seconds: 3_600)
    #expect(!hour.isOver && (3_590_000...3_600_000).contains(hour.milliseconds))
  }
}

/// Exit codes are a contract.
@Suite struct ExitCodeTests {
  @Test func areAsDocumented() {
    #expect(ExitCode.allCases.map(\.rawValue) == Array(0...7))
  }

  @Test func aConflictWeighsMoreThanARefusal() {
    let codes: [ExitCode] = [.done, .refused, .conflict]
    for one in codes {
      for other in codes { #expect(one.combined(with: other).rawValue == max(one.rawValue, other.rawValue)) }
    }
  }

  @Test(
    arguments: [
      (.usage(.noVerb, verb: nil), .usage), (.unreachable(.noSocket("/x")), .unreachable),
      (.unreachable(.notPermitted("/x")), .notPermitted), (.unreachable(.closed), .unreachable),
      (.call(.permissionDenied), .notPermitted), (.call(.sizeDiffers(expected: 1, size: 2)), .conflict),
      (.call(.storageFailed(message: Phrase(same: "x"))), .failed),
      (.call(.questionRefused(parameter: "on", message: Phrase(same: "x"))), .usage),
      (.call(.methodNotFound("x")), .unreachable),
      (.digestDiffers(name: "x", expected: "a", found: "b"), .verificationFailed),
      (.fileSpoilt(name: "x", expected: "a", found: "b"), .verificationFailed),
      (.fileShortened(name: "x", from: 2, to: 1), .failed), (.logKeptChanging(attempts: 20), .conflict),
      (.recordedInPart(count: 256, expected: 300, size: 301), .conflict),
      (.checkpointNotSigned(name: "x", reason: Phrase("a", "b")), .verificationFailed),
      (.system(SystemError("open", "/x", code: 2)), .failed), (.strangeAnswer("x"), .failed),
    ] as [(Failure, ExitCode)]) func followTheFailure(_ failure: Failure, _ code: ExitCode)
  {
    #expect(failure.exitCode == code)
    #expect(!failure.explanation.sentence.chinese.isEmpty && !failure.explanation.sentence.english.isEmpty)
  }

  /// The program on made-up words, with its streams caught.
  private func run(_ words: [String], outputIsClosed: Bool = false) -> (ExitCode, out: String, talk: String) {
    var out: [UInt8] = []
    var talk: [UInt8] = []
    let console = Console { (bytes, stream) throws(SystemError) in
      if stream == .output, outputIsClosed { throw SystemError("write", "standard output", code: 32) }
      if stream == .output { out += bytes } else { talk += bytes }
    }
    let environment = CommandLineEnvironment(program: "registryctl", arguments: words) { _ in nil }
    let program = Program(environment: environment, console: console, rendering: Rendering(language: .english))
    let code = program.run()
    return (code, String(decoding: out, as: UTF8.self), String(decoding: talk, as: UTF8.self))
  }

  @Test func talksOnStandardError() {
    let (code, out, talk) = run(["statsu"])
    #expect(code == .usage)
    #expect(out.isEmpty)
    #expect(talk == "registryctl: there is no verb \"statsu\"; did you mean status?\nsee: registryctl --help\n")
  }

  @Test func saysWhatToTryWhenNobodyAnswers() {
    let (code, out, talk) = run(["info", "--socket", "/nonexistent/registry.sock"])
    #expect(code == .unreachable)
    #expect(out.isEmpty)
    #expect(talk.contains("there is no socket at /nonexistent/registry.sock"))
    #expect(talk.contains("registryd --data DIR --socket /nonexistent/registry.sock"))
  }

  @Test func endsQuietlyWhenNobodyReads() {
    let (code, _, talk) = run(["--help"], outputIsClosed: true)
    #expect(code == .done)
    #expect(talk.isEmpty)
  }

  @Test func answersHelpAndVersion() {
    #expect(run(["--version"]).out == "registryctl \(Program.version)\n")
    #expect(run(["--help"]).0 == .done)
    #expect(run(["help", "certify"]).out.contains("--decision-date DATE"))
    #expect(run(["help", "acts"]).out.contains("find-fraud"))
  }
}

/// The help fits a screen and names everything.
@Suite struct HelpTests {
  @Test(arguments: Language.allCases) func fitsAScreen(_ language: Language) {
    let text = HelpText.program(Rendering(language: language))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 24)
    for line in lines { #expect(DisplayWidth.columns(of: String(line)) <= 80, "\(line)") }
    for verb in VerbTable.general { #expect(text.contains(verb.name)) }
    let acts = HelpText.section(.acts, Rendering(language: language))
    for verb in VerbTable.acts { #expect(acts.contains(verb.name)) }
  }

  @Test(arguments: Language.allCases) func explainsEveryVerb(_ language: Language) {
    for verb in VerbTable.general + VerbTable.acts {
      let text = HelpText.verb(verb, Rendering(language: language))
      for option in verb.allOptions { #expect(text.contains("\(option.name)"), "\(verb.name) \(option.name)") }
      #expect(text.contains("registryctl \(verb.name)"))
    }
  }

  @Test func breaksChineseBetweenCharacters() {
    #expect(HelpText.broken("众创空间，登记", toColumns: 10) == ["众创空间，", "登记"])
    #expect(HelpText.broken("one two three", toColumns: 8) == ["one two", "three"])
  }
}
