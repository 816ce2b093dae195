import RegistryCore

/// How the program ended, for scripts. The numbers are a contract.
enum ExitCode: Int32, CaseIterable {
  case done = 0
  /// A command was refused by the rules, or would be; what was waited for did not come in time; the register has nothing
  /// that the paper asked for could say.
  case refused = 1
  /// The words of the command line, or a file that they name, make no sense.
  case usage = 2
  case unreachable = 3
  case notPermitted = 4
  /// Something is not what it was proven, or known, to be: an answer, a file, a log.
  case verificationFailed = 5
  /// A command id was used for another command, the log has another size than expected, or would do with a plan what was
  /// not reviewed.
  case conflict = 6
  /// A file, a stream, the log or a program has failed.
  case failed = 7

  /// That of a run in which some commands ended so and others so. A conflict weighs more than a refusal: it says that the
  /// input itself is mistaken.
  func combined(with other: ExitCode) -> ExitCode { other == .conflict || self == .done ? other : self }

  var meaning: Phrase {
    switch self {
    case .done: Phrase("完成", "done")
    case .refused: Phrase("被规则拒绝，wait 到时未成立，没有可打印的内容", "refused by the rules, wait timed out, nothing to print")
    case .usage: Phrase("用法错误，或文件不合要求", "wrong words, or a file that makes no sense")
    case .unreachable: Phrase("连不上登记簿服务", "no daemon")
    case .notPermitted: Phrase("没有权限", "not permitted")
    case .verificationFailed: Phrase("校验不通过，日志不是所跟踪的那份", "verification failed, not the log that was followed")
    case .conflict:
      Phrase("冲突：命令号已用、日志长度不符、计划已过时", "conflict: an id reused, another size of the log, a plan overtaken")
    case .failed: Phrase("文件、磁盘或程序出错", "a file, the disk or the program failed")
    }
  }
}
