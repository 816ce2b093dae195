import CLinux
import Glibc

/// A program that was started from here and reads what is written to it, while it has the rest of our terminal: a pager.
///
/// From its start to its end Ctrl-C is its affair alone: if it ended us, the shell would take the terminal back while the
/// pager still reads the keys.
package final class ChildProcess {
  private let command: String
  private let process: pid_t
  private var input: Descriptor
  /// What an interrupt did before.
  private let before: sighandler_t?

  /// Starts a command line in the shell.
  ///
  /// - Parameter defaults: environment variables that it gets unless they are set.
  package init(shell command: String, defaults: [(name: String, value: String)]) throws(SystemError) {
    self.command = command
    var ends: [Int32] = [-1, -1]
    try SystemCall.retry("pipe2", command) { pipe2(&ends, O_CLOEXEC) }
    let reading = Descriptor(owning: ends[0])
    input = Descriptor(owning: ends[1])
    for (name, value) in defaults { setenv(name, value, 0) }
    // Ignored before it is there: it can be interrupted as soon as it is.
    let before = signal(SIGINT, SIG_IGN)
    self.before = before
    var isThere = false
    defer { if !isThere { _ = signal(SIGINT, before) } }
    process = try ChildProcess.spawn(command, reading: reading.raw)
    isThere = true
  }

  private static func spawn(_ command: String, reading input: Int32) throws(SystemError) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // What is ignored here would be ignored there too; a pager wants to hear of both.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    sigaddset(&signals, SIGINT)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    let arguments: [String] = ["sh", "-c", command]
    var words = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process = pid_t()
    let code = posix_spawn(&process, "/bin/sh", &actions, &attributes, &words, environ)
    guard code == 0 else { throw SystemError("posix_spawn", command, code: code) }
    return process
  }

  /// Writes all the bytes to its standard input.
  ///
  /// - Throws: `EPIPE` when it does not read any more, if broken pipes are ignored.
  package func write(_ bytes: [UInt8]) throws(SystemError) {
    var done = 0
    let number = input.raw
    while done < bytes.count {
      done += try SystemCall.retry("write", command) {
        bytes.withUnsafeBytes { Glibc.write(number, $0.baseAddress! + done, $0.count - done) }
      }
    }
  }

  /// Ends its input and waits until it has ended.
  ///
  /// - Returns: whether there was a program at all: the shell says with 126 and 127 that there is none that it can run.
  package func finish() -> Bool {
    try? input.close(command)
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1, errno == EINTR {}
    _ = signal(SIGINT, before)
    let hasExited = status & 0x7F == 0
    let code = status >> 8 & 0xFF
    return !(hasExited && (code == 126 || code == 127))
  }
}
