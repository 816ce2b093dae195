import RegistryCore

@testable import registryctl

/// The program on made-up words, with its streams caught.
///
/// - Parameter daemon: whom it talks with; without one it finds nobody.
func runProgram(
  _ words: [String], on daemon: FakeDaemon? = nil, in language: Language = .english
) -> (code: ExitCode, out: String, talk: String) {
  var out: [UInt8] = []
  var talk: [UInt8] = []
  let console = Console { (bytes, stream) throws(SystemError) in
    if stream == .output { out += bytes } else { talk += bytes }
  }
  let environment = CommandLineEnvironment(program: "registryctl", arguments: words) { name in
    name == "REGISTRY_SOCKET" ? daemon?.path : nil
  }
  let code = Program(environment: environment, console: console, rendering: Rendering(language: language)).run()
  return (code, String(decoding: out, as: UTF8.self), String(decoding: talk, as: UTF8.self))
}

/// A path where nothing is.
func freshPath() -> String { "/tmp/registryctl-test-\(Hex.encode(Randomness.bytes(8)))" }

/// Runs a test with a text in a file.
func withFile(_ text: String, _ body: (String) throws -> Void) throws {
  let path = freshPath()
  let disk = HostDisk()
  let file = try disk.open(path, .create(permissions: 0o600))
  try file.append(Array(text.utf8))
  try file.close()
  defer { try? disk.remove(path) }
  try body(path)
}
