import RegistryCore
import Testing

@testable import registryd

private func invocation(_ line: String, socket: String? = nil) throws(UsageError) -> Invocation {
  let words = line.split(separator: " ").map(String.init)
  return try Invocation(
    CommandLineEnvironment(program: "registryd", arguments: words) { name in
      name == "REGISTRY_SOCKET" ? socket : nil
    })
}

@Suite struct OptionsTests {
  @Test(
    arguments: [
      ("--help", .help),
      ("--data /d --help", .help),
      ("init -h", .help),
      ("--version", .version),
      ("--data /d", .serve(ServeOptions(data: "/d", socket: "/run/registryd/registry.sock"))),
      (
        "--data=/d --socket=unix:/s --socket-mode 600",
        .serve(ServeOptions(data: "/d", socket: "/s", socketMode: 0o600))
      ),
      ("init --data /d", .initialize(InitializeOptions(data: "/d"))),
      (
        "init --rehearsal --regulation r.json --origin rehearsal/x --data /d",
        .initialize(
          InitializeOptions(data: "/d", origin: "rehearsal/x", regulation: "r.json", isRehearsal: true))
      ),
    ] as [(String, Invocation)])
  func readsCommandLines(line: String, expected: Invocation) throws {
    #expect(try invocation(line) == expected)
  }

  @Test func theSocketCanComeFromTheEnvironment() throws {
    #expect(try invocation("--data /d", socket: "/e") == .serve(ServeOptions(data: "/d", socket: "/e")))
    #expect(try invocation("--data /d --socket /s", socket: "/e") == .serve(ServeOptions(data: "/d", socket: "/s")))
    #expect(
      try invocation("--data /d", socket: "")
        == .serve(ServeOptions(data: "/d", socket: ServiceAddress.standard)))
  }

  @Test(
    arguments: [
      ("", "the directory of the registry is needed: registryd --data DIR"),
      ("init", "init needs the directory to make: registryd init --data DIR"),
      ("--dta /d", "there is no option --dta; did you mean --data?"),
      ("--data /d --socket-mod 600", "there is no option --socket-mod; did you mean --socket-mode?"),
      ("--data /d --colour", "there is no option --colour"),
      ("--data /d --origin x", "--origin belongs to registryd init"),
      ("init --data /d --socket x", "--socket belongs to registryd without init"),
      ("int --data /d", "\"int\" is not expected here; did you mean init?"),
      ("--data /d now", "\"now\" is not expected here"),
      ("--data", "--data needs a value"),
      ("--data=", "--data needs a value"),
      ("--data /d --data /e", "--data is given twice"),
      ("init --data /d --rehearsal=yes", "--rehearsal takes no value"),
      (
        "--data /d --socket-mode 888", "--socket-mode takes three or four octal digits such as 660 or 0660, not \"888\""
      ),
      (
        "--data /d --socket-mode 7777",
        "--socket-mode takes three or four octal digits such as 660 or 0660, not \"7777\""
      ),
      (
        "--data /d --socket tcp:localhost:1",
        "the socket \"tcp:localhost:1\" cannot be used: addresses of the kind \"tcp:\" are not known here; "
          + "write unix:/path/of/socket"
      ),
    ])
  func saysWhatIsWrong(line: String, sentence: String) {
    #expect(throws: UsageError(sentence: sentence)) { try invocation(line) }
  }
}

@Suite struct DaemonLogTests {
  @Test func writesOneLineWithTimeAndLevel() {
    let instant = Instant(microseconds: 1_700_000_000_123_456)
    let plain = DaemonLog(CommandLineEnvironment(program: "", arguments: []) { _ in nil })
    #expect(plain.line(.info, "started", at: instant) == "2023-11-14T22:13:20.123456Z info started\n")
    let journal = DaemonLog(CommandLineEnvironment(program: "", arguments: []) { _ in "8:1" })
    #expect(journal.line(.error, "a\nb\r\tc", at: instant) == "<3>2023-11-14T22:13:20.123456Z error a b  c\n")
  }
}
