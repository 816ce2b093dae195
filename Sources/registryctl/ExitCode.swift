import RegistryCore

/// How the program ended, for scripts. The numbers are a contract.
enum ExitCode: Int32, CaseIterable {
  case done = 0
  /// A command was refused by the rules; nothing of it was recorded.
  case refused = 1
  /// The words of the command line, or a file that they name, make no sense.
  case usage = 2
  case unreachable = 3
  case notPermitted = 4
  case verificationFailed = 5
  /// A command id was used for another command, or the log has another size than expected.
  case conflict = 6
  /// A file, a stream, the log or a program has failed.
  case failed = 7

  var meaning: Phrase {
    switch self {
    case .done: Phrase("完成", "done")
    case .refused: Phrase("被规则拒绝", "refused by the rules")
    case .usage: Phrase("用法错误", "usage")
    case .unreachable: Phrase("连不上登记簿服务", "cannot reach the daemon")
    case .notPermitted: Phrase("没有权限", "not permitted")
    case .verificationFailed: Phrase("校验不通过", "verification failed")
    case .conflict: Phrase("冲突（命令号已用、日志长度不符）", "conflict (id reused, size differs)")
    case .failed: Phrase("内部或读写错误", "internal or I/O failure")
    }
  }
}
