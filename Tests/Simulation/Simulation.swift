import Glibc
import RegistryCore

/// Runs random histories of a registry on a simulated disk.
///
///     simulation [--seed N] [--histories N] [--seconds N]
///
/// Each history has a seed of its own, counted from the first. The first that shows something wrong ends the run with
/// its seed; `--seed THAT --histories 1` replays it.
@main enum Simulation {
  static func main() {
    let environment = CommandLineEnvironment()
    var options: [String: UInt64] = ["--seed": 1, "--histories": 100, "--seconds": UInt64.max]
    var words = environment.arguments[...]
    while let word = words.popFirst() {
      guard options[word] != nil, let value = words.popFirst().flatMap(UInt64.init) else {
        say("usage: simulation [--seed N] [--histories N] [--seconds N]\n", to: .error)
        exit(2)
      }
      options[word] = value
    }
    exit(run(from: options["--seed"]!, histories: options["--histories"]!, seconds: options["--seconds"]!))
  }

  private static func run(from first: UInt64, histories: UInt64, seconds: UInt64) -> Int32 {
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
    let begin = ContinuousClock.now
    var sum = Tally()
    var done: UInt64 = 0
    var seed = first
    do {
      let example = try Life.example(in: "Scripts/examples/life", on: HostDisk())
      while done < histories, ContinuousClock.now - begin < .seconds(Int64(clamping: seconds)) {
        let history = try History(seed: seed, at: places[0], referenceAt: places[1], example: example)
        try history.run()
        sum += history.tally
        done += 1
        seed += 1
      }
    } catch {
      say(
        "WRONG in the history of seed \(seed): \(error)\nreplay: simulation --seed \(seed) --histories 1\n", to: .output
      )
      return 1
    }
    say("\(done) histories from seed \(first): \(sum)\n", to: .output)
    return 0
  }

  private static func say(_ text: String, to stream: StandardStreams.Stream) {
    try? StandardStreams.write(text, to: stream)
  }
}
