import RegistryCore

/// The composition root: here, and nowhere else in the daemon, the real machine is chosen.
@main enum Program {
  static func main() {
    StandardStreams.occupy()
    ProcessControl.ignoreFileSizeLimit()
    let environment = CommandLineEnvironment()
    ProcessControl.exit(run(environment).rawValue)
  }

  /// Does what the command line asks; every error ends here.
  private static func run(_ environment: CommandLineEnvironment) -> ExitCode {
    let log = DaemonLog(environment)
    do throws(UsageError) {
      switch try Invocation(environment) {
      case .help: return say(Help.text)
      case .version: return say("registryd \(ProgramVersion.current)")
      case .manual(let language): return say(DaemonManual.text(in: language))
      case .initialize(let options): return attempt(log) { try initialize(options) }
      case .makeKey(let options): return attempt(log) { try makeKey(options) }
      case .serve(let options): return attempt(log) { try serve(options, log) }
      }
    } catch {
      return complain(error)
    }
  }

  private static func complain(_ error: UsageError) -> ExitCode {
    try? StandardStreams.write("registryd: \(error.sentence)\n\n\(Help.usage)\n", to: .error)
    return .usage
  }

  private static func say(_ text: String) -> ExitCode {
    (try? StandardStreams.write(text + "\n", to: .output)) == nil ? .failure : .done
  }

  private static func attempt(_ log: DaemonLog, _ work: () throws -> Void) -> ExitCode {
    do { try work() } catch let error as UsageError {
      return complain(error)
    } catch {
      log.error("\(error)")
      return .failure
    }
    return .done
  }
}
