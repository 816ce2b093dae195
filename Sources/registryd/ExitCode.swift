/// What the daemon tells whoever started it.
enum ExitCode: Int32 {
  case done = 0
  /// The command line cannot be understood.
  case usage = 2
  /// Something of the machine has failed, or the log is damaged: the line before it on standard error says what.
  case failure = 7
}
