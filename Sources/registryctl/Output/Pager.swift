import RegistryCore

/// The program through which long output goes to a terminal, page by page.
struct Pager {
  /// A command line for the shell.
  let command: String
  /// Output with fewer lines than the screen needs no pages.
  let screenLines: Int

  private static let standard = "less"

  /// The pager that the environment wishes for; nil if output is to go straight to where it goes.
  ///
  /// - Parameter screenLines: lines of the terminal; nil if output does not go to one.
  static func choose(_ environment: CommandLineEnvironment, screenLines: Int?) -> Pager? {
    guard let screenLines, environment.variable("TERM") != "dumb" else { return nil }
    let command = environment.variable("PAGER") ?? standard
    return command.isEmpty || command == "cat" ? nil : Pager(command: command, screenLines: screenLines)
  }

  /// Starts it: `less` ends by itself if all fits the screen after all, shows colours, leaves the text on the screen,
  /// and takes it for what it is.
  func start() throws(SystemError) -> ChildProcess {
    try ChildProcess(shell: command, defaults: [("LESS", "FRX"), ("LESSCHARSET", "utf-8")])
  }
}
