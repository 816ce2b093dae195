import RegistryCore
import Testing

@testable import registryctl

/// The file of `--results`: a run goes on behind what was recorded or refused, and behind nothing else.
@Suite struct ResumeTests {
  private static let line = #"{"commandId":"o1","command":"openCall","data":{}}"# + "\n"
  private static let other = #"{"commandId":"o2","command":"openCall","data":{}}"# + "\n"

  /// Accepts as a daemon does that records nothing, and refuses the second of two.
  private static func refuseOne(_ call: MethodCall) -> [Reply] {
    let accepted = #"{"commandId":"o1","outcome":"accepted","events":["callOpened"]}"#
    let refused = #"{"commandId":"o2","outcome":"refused","code":"exists"}"#
    let count = call.parameters["commands"]?.asArray?.count ?? 0
    return [RegistryReply.outcomes([accepted, refused].prefix(count).map { Array($0.utf8) }, size: 1)]
  }

  private static func recordOne(_ call: MethodCall) -> [Reply] {
    let outcomes = (call.parameters["commands"]?.asArray ?? []).map { command in
      JSONWriter.bytes(
        of: .object([
          "commandId": command.asObject?["commandId"] ?? .null, "outcome": "accepted", "seq": .array([2]),
          "events": .array(["callOpened"]),
        ]))
    }
    return [RegistryReply.outcomes(outcomes, size: 2)]
  }

  private func withResults(_ body: (String) throws -> Void) throws {
    let results = freshPath()
    defer { try? HostDisk().remove(results) }
    try body(results)
  }

  private func text(of path: String) throws -> String {
    String(decoding: try StreamFile.read(path, upTo: 1 << 20), as: UTF8.self)
  }

  @Test func aCheckLeavesNothingToGoOnFrom() throws {
    let daemon = try FakeDaemon(Self.refuseOne)
    try withFile(Self.line) { path in
      try withResults { results in
        let (code, out, talk) = runProgram(["submit", path, "--check", "--results", results], on: daemon)
        #expect(code == .usage && out.isEmpty)
        #expect(talk.contains("--check records nothing") && talk.contains("leave out --results"))
        let exists = try HostDisk().exists(results)
        #expect(!exists)
      }
    }
    #expect(daemon.received.isEmpty)
  }

  @Test func whatARefusedBatchLeftOutIsSubmittedAgain() throws {
    try withFile(Self.line + Self.other) { path in
      try withResults { results in
        let (code, out, _) = runProgram(
          ["submit", path, "--atomic", "--results", results, "--json"], on: try FakeDaemon(Self.refuseOne))
        #expect(code == .refused)
        #expect(out == #"{"accepted":0,"duplicates":0,"refused":1,"decidedBefore":0,"notRecorded":1}"# + "\n")
        let kept = try text(of: results)
        #expect(kept.contains(#""events":["callOpened"],"recorded":false}"#))
        let daemon = try FakeDaemon(Self.recordOne)
        let again = runProgram(["submit", path, "--results", results, "--resume"], on: daemon)
        #expect(again.code == .done && again.out == "2 accepted, 0 refused\n")
        let rewritten = try text(of: results)
        #expect(rewritten.split(separator: "\n").count == 2 && !rewritten.contains("recorded"))
      }
    }
  }

  @Test func anOutcomeThatWasNotRecordedSaysSo() throws {
    try withFile(Self.line + Self.other) { path in
      let (code, out, talk) = runProgram(["submit", path, "--atomic"], on: try FakeDaemon(Self.refuseOne))
      #expect(code == .refused)
      #expect(
        out == #"{"commandId":"o1","outcome":"accepted","events":["callOpened"],"recorded":false}"# + "\n"
          + #"{"commandId":"o2","outcome":"refused","code":"exists"}"# + "\n")
      #expect(talk == "a command was refused, so none was recorded\n")
    }
  }

  /// Files of versions that marked nothing.
  @Test func anAcceptedRowWithoutAPlaceInTheLogIsNoneToGoOnFrom() throws {
    try withFile(Self.line) { path in
      let object = try #require(try JSONReader.parse(Array(Self.line.utf8)).asObject)
      let input = CommandBatch.digest(of: .command(object))
      let row = #"{"line":1,"input":"\#(input)","commandId":"o1","outcome":"accepted","events":["callOpened"]}"# + "\n"
      try withFile(row) { results in
        let daemon = try FakeDaemon(Self.recordOne)
        let done = runProgram(["submit", path, "--results", results, "--resume"], on: daemon)
        #expect(done.code == .done && done.out == "1 accepted, 0 refused\n")
        #expect(daemon.received.count == 1)
      }
    }
  }
}
