import RegistryCore
import Testing

@testable import registryctl

/// What was read, reviewed or remembered is not lost by a repeated command line.
@Suite struct OverwritingTests {
  @Test(arguments: [["plan", "-", "--out"], ["dossier", "s1", "--out"]])
  func aFileThatIsThereStays(_ words: [String]) throws {
    try withFile("reviewed") { path in
      let (code, _, talk) = runProgram(words + [path])
      #expect(code == .usage && talk.hasPrefix("registryctl: \(path) exists: use --force to overwrite it"))
      let kept = try StreamFile.read(path, upTo: 100)
      #expect(kept == Array("reviewed".utf8))
    }
  }

  @Test func aCursorGoesOnWhereItSays() throws {
    let cursor = #"{"cursor":1,"origin":"test","next":3,"sha256":"00"}"#
    try withFile(cursor) { path in
      let (code, out, talk) = runProgram(["log", "--cursor", path, "--from", "1"])
      #expect(code == .usage && out.isEmpty)
      #expect(talk.hasPrefix("registryctl: \(path) says where to go on, so --from cannot: leave out --from"))
    }
  }
}
