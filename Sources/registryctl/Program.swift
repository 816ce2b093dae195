import RegistryCore

/// The program from its words to its exit code.
struct Program {
  let environment: CommandLineEnvironment
  let console: Console
  let rendering: Rendering

  static let version = ProgramVersion.current

  init(environment: CommandLineEnvironment, console: Console, rendering: Rendering) {
    self.environment = environment
    self.console = console
    self.rendering = rendering
  }

  /// The program as this process is it.
  init() {
    let environment = CommandLineEnvironment()
    let language = OutputLanguage.choose(arguments: environment.arguments, environment: environment)
    var rendering = Rendering(language: language)
    var pager: Pager?
    if Terminal.isTerminal(.output) {
      rendering.width = Terminal.width(.output)
      rendering.height = Terminal.height(.output)
      rendering.isColoured = Program.allowsColour(environment)
      if !environment.arguments.contains("--no-pager") {
        pager = Pager.choose(environment, screenLines: Terminal.height(.output))
      }
    }
    self.init(environment: environment, console: Console(pager: pager), rendering: rendering)
  }

  /// A terminal may be coloured unless it cannot or its user will not (no-color.org).
  static func allowsColour(_ environment: CommandLineEnvironment) -> Bool {
    if let wish = environment.variable("NO_COLOR"), !wish.isEmpty { return false }
    return environment.variable("TERM") != "dumb"
  }

  func run() -> ExitCode {
    do throws(Failure) {
      let code = try answer()
      try console.finish()
      return code
    } catch {
      return report(error)
    }
  }

  private func answer() throws(Failure) -> ExitCode {
    switch try ArgumentParser.parse(environment.arguments, malformed: environment.malformedArguments) {
    case .version:
      try console.put("registryctl \(Program.version)\n")
      return .done
    case .help(let verb):
      try console.put(verb.map { HelpText.verb($0, rendering) } ?? HelpText.program(rendering))
      return .done
    case .run(let verb, let arguments):
      return try verb.run(
        Invocation(
          verb: verb, arguments: arguments, environment: environment, console: console, rendering: rendering))
    }
  }

  /// Tells what went wrong, after what was answered before it.
  private func report(_ failure: Failure) -> ExitCode {
    defer { console.leavePager() }
    if case .outputClosed = failure { return .done }
    do throws(Failure) { try console.finish() } catch {
      if case .outputClosed = error { return failure.exitCode }
    }
    let (sentence, advice) = failure.explanation
    console.say("registryctl: \(rendering.text(sentence))")
    if let advice { console.say(rendering.text(advice)) }
    return failure.exitCode
  }
}
