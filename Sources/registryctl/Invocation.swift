import RegistryCore

/// A verb on its way: what was asked, and the means to answer it.
struct Invocation {
  let verb: Verb
  let arguments: ParsedArguments
  let environment: CommandLineEnvironment
  let console: Console
  let rendering: Rendering

  var language: Language { rendering.language }
  /// The answer goes to a program.
  var wantsJSON: Bool { arguments.has("json") }

  /// Connects to the daemon.
  ///
  /// - Parameter patience: milliseconds after which a daemon that says nothing is taken to have gone; nil waits.
  func connect(patience: Int? = nil) throws(Failure) -> RegistryClient {
    try RegistryClient(
      path: try SocketPlace.path(option: arguments["socket"], environment: environment), patience: patience,
      language: language)
  }

  func usage(_ error: UsageError) -> Failure { .usage(error, verb: verb.name) }

  /// The day asked about: by default today in China Standard Time.
  var day: CivilDate { arguments.day(or: HumanDate.today()) }
}
