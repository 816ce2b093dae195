import Glibc
import RegistryCore

/// Runs random histories of a registry on a simulated disk.
///
///     simulation [--seed N] [--histories N] [--seconds N]
///     simulation --sweep TURNS [--seed N] [--part N --parts N]
///
/// Each history has a seed of its own, counted from the first. The first that shows something wrong ends the run with
/// its seed; `--seed THAT --histories 1` replays it.
@main enum Simulation {
  static func main() {
    let environment = CommandLineEnvironment()
    var options: [String: UInt64] = [
      "--seed": 1, "--histories": 100, "--seconds": UInt64.max, "--sweep": 0, "--part": 0, "--parts": 1,
    ]
    var words = environment.arguments[...]
    while let word = words.popFirst() {
      guard options[word] != nil, let value = words.popFirst().flatMap(UInt64.init) else {
        say("usage: simulation [--sweep TURNS] [--seed N] [--histories N] [--seconds N]\n", to: .error)
        exit(2)
      }
      options[word] = value
    }
    exit(run(options))
  }

  private static func run(_ options: [String: UInt64]) -> Int32 {
    var template = Array("/tmp/registry-simulation-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      say("no temporary directory: \(String(cString: strerror(errno)))\n", to: .error)
      return 7
    }
    let home = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    let places = [home + "/r", home + "/reference"]
    // Only the locks are real files.
    for place in places { mkdir(place, 0o700) }
    defer {
      for place in places {
        unlink(place + "/lock")
        rmdir(place)
      }
      rmdir(home)
    }
    do {
      let example = try Life.example(in: "Scripts/examples/life", on: HostDisk())
      let runner = Runner(path: places[0], referencePath: places[1], example: example)
      let seed = options["--seed"]!
      let said =
        options["--sweep"]! > 0
        ? try runner.sweep(
          seed, turns: Int(options["--sweep"]!), part: Int(options["--part"]!), of: Int(options["--parts"]!))
        : try runner.run(from: seed, histories: options["--histories"]!, seconds: options["--seconds"]!)
      say(said + "\n", to: .output)
      return 0
    } catch {
      say("WRONG \(error)\n", to: .output)
      return 1
    }
  }

  private static func say(_ text: String, to stream: StandardStreams.Stream) {
    try? StandardStreams.write(text, to: stream)
  }
}
