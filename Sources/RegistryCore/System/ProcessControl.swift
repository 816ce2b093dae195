import Glibc

/// What a program does to its own process.
package enum ProcessControl {
  /// No other process has it now; one that has ended may have had it.
  package static var processID: Int32 { getpid() }

  /// How many processors the program may run on, at least 1.
  package static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Ends the program with an exit code from 0 to 255.
  package static func exit(_ code: Int32) -> Never {
    Glibc.exit(code)
  }

  /// Makes writing to a closed pipe or socket an error (`EPIPE`) instead of the end of the program.
  package static func ignoreBrokenPipes() {
    _ = signal(SIGPIPE, SIG_IGN)
  }

  /// Makes writing beyond the largest file that the process may have an error (`EFBIG`) instead of the end of the program.
  package static func ignoreFileSizeLimit() {
    _ = signal(SIGXFSZ, SIG_IGN)
  }

  /// Raises the limit of open descriptors to what the administrator allows, and says how many that are.
  package static func raiseDescriptorLimit() throws(SystemError) -> Int {
    var limit = rlimit()
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    try SystemCall.retry("getrlimit", "NOFILE") { getrlimit(resource, &limit) }
    if limit.rlim_cur < limit.rlim_max {
      limit.rlim_cur = limit.rlim_max
      try SystemCall.retry("setrlimit", "NOFILE") { setrlimit(resource, &limit) }
    }
    return Int(clamping: limit.rlim_cur)
  }
}
