import RegistryCore

/// Why the program could not do what it was asked. A refusal by the rules is none of these: it is an answer.
enum Failure: Error {
  /// The verb, if one was understood, is where the help is.
  case usage(UsageError, verb: String?)
  case unreachable(Unreachable)
  /// The daemon's error answer.
  case call(CallFailure)
  /// An error answer that this program does not know.
  case strangeError(String)
  /// A file, a stream or a socket.
  case system(SystemError)
  /// A registry in its directory.
  case registry(EngineError)
  /// What came is not what its digest says.
  case digestDiffers(name: String, expected: String, found: String)
  /// A file of ours that was to be handed in is not what its digest says.
  case fileSpoilt(name: String, expected: String, found: String)
  /// A file of ours has fewer bytes than when its digest was made.
  case fileShortened(name: String, from: Int, to: Int)
  /// A checkpoint that the log contradicts does not show that this registry has signed it; the reason says why not.
  case checkpointNotSigned(name: String, reason: Phrase)
  /// Somebody else recorded something between two calls of a run that was for a log of a known size.
  case recordedInPart(count: Int, expected: Int, size: Int)
  /// An answer lacks what it must have.
  case strangeAnswer(Phrase)
  /// The log is not the one that was read before.
  case logReplaced(LogReplaced)
  /// Others recorded something each time that the log had to hold still.
  case logKeptChanging(attempts: Int)
  /// A line of input is not what it was when it was decided.
  case inputChanged(line: Int)
  /// The register has nothing that the paper asked for could say.
  case nothingToPrint(Phrase, Phrase)
  /// The reader of standard output has gone; nothing is said.
  case outputClosed
}

extension Failure {
  /// An answer lacks a member, or has one that cannot be read for a reason.
  static func strangeAnswer(_ member: String, reason: Phrase? = nil) -> Failure {
    .strangeAnswer(
      Phrase(
        " \(member)" + (reason.map { "（\($0.chinese)）" } ?? ""), member + (reason.map { " (\($0.english))" } ?? "")))
  }

  var exitCode: ExitCode {
    switch self {
    case .usage: .usage
    case .unreachable(.notPermitted): .notPermitted
    case .unreachable: .unreachable
    case .call(let failure):
      switch failure {
      case .permissionDenied: .notPermitted
      case .sizeDiffers: .conflict
      case .questionRefused, .batchTooLong: .usage
      case .interfaceNotFound, .methodNotFound, .methodNotImplemented: .unreachable
      case .inconsistent: .verificationFailed
      case .invalidParameter, .expectedMore, .storageFailed, .noSuchAttachment, .attachmentRefused: .failed
      }
    case .digestDiffers, .fileSpoilt, .checkpointNotSigned, .logReplaced: .verificationFailed
    case .inputChanged, .logKeptChanging, .recordedInPart: .conflict
    case .nothingToPrint: .refused
    case .registry(.directory(.noRegistry)), .registry(.directory(.unfinished)): .usage
    case .strangeError, .registry, .system, .fileShortened, .strangeAnswer, .outputClosed: .failed
    }
  }

  /// What went wrong, and what to do about it, each a sentence.
  var explanation: (sentence: Phrase, advice: Phrase?) {
    switch self {
    case .usage(let error, let verb):
      let help = verb.map { "registryctl help \($0)" } ?? "registryctl --help"
      return (error.sentence, Phrase("参见：\(help)", "see: \(help)"))
    case .unreachable(let reason): return reason.explanation
    case .call(let failure): return failure.explanation
    case .strangeError(let name):
      return (Phrase("服务给出未知的错误 \(name)", "the daemon answered with the unknown error \(name)"), Failure.versionAdvice)
    case .registry(let error): return (error.phrase, Failure.systemError(in: error)?.advice)
    case .system(let error): return (error.phrase, error.advice)
    case .digestDiffers(let name, let expected, let found):
      return (
        Failure.digestSentence(name, expected, found),
        Phrase("未保留任何内容；请核对登记簿的附件", "nothing was kept; have the registry's attachments checked")
      )
    case .fileSpoilt(let name, let expected, let found):
      return (
        Failure.digestSentence(name, expected, found),
        Phrase(
          "坏的是这个文件，不是登记簿的附件；请重新取得该文件，再运行一次",
          "it is that file which is spoilt, not the registry's attachments; get it anew, and run this again")
      )
    case .fileShortened(let name, let from, let to):
      return (
        Phrase(
          "\(name) 现有 \(to) 字节，先前读取时有 \(from) 字节", "\(name) has \(to) bytes, and had \(from) when it was read first"),
        Phrase("上传时不要改动文件；请再运行一次", "do not change a file while it is handed in; run this again")
      )
    case .recordedInPart(let count, let expected, let size):
      return (
        Phrase(
          "前 \(count) 条命令已记录，其余没有：登记簿此时有 \(size) 个事件，不是预期的 \(expected) 个，其间有别人的记录",
          "the first \(count) commands were recorded and no more: the log has \(size) events by then, not the \(expected) expected, so somebody else has recorded something"
        ),
        Phrase(
          "请查看其间的记录：registryctl log --from \(expected + 1)；全部或都不记录用 submit --atomic",
          "see what came in between: registryctl log --from \(expected + 1); for all or nothing use submit --atomic")
      )
    case .checkpointNotSigned(let name, let reason):
      return (
        Phrase("\(name) 不能说明登记簿有误：\(reason.chinese)", "\(name) says nothing against the log: \(reason.english)"),
        Phrase(
          "要核对是谁签的：registryctl verify \(name) --key 密钥；登记簿从前可能用过别的密钥",
          "to see who has signed it: registryctl verify \(name) --key KEY; the registry may have had another key before"
        )
      )
    case .strangeAnswer(let what):
      return (
        Phrase("服务的回答缺少\(what.chinese)", "the daemon's answer lacks \(what.english)"), Failure.versionAdvice
      )
    case .logReplaced(let how):
      return (
        Phrase("日志已被替换：\(how.sentence.chinese)", "the log was replaced: \(how.sentence.english)"),
        Phrase(
          "请查明原因；要从头再读：删除 --cursor 的文件，没有 --cursor 时用 --from 1",
          "find out why; to read it from its beginning remove the file of --cursor, or without one use --from 1")
      )
    case .logKeptChanging(let attempts):
      return (
        Phrase(
          "试了 \(attempts) 次，每次其间都有别人的新记录；什么都没有记录",
          "others recorded something each of the \(attempts) times that this was tried; nothing was recorded"),
        Phrase("请在录入较少时再运行一次", "run it again when less is being recorded")
      )
    case .inputChanged(let line):
      return (
        Phrase("输入的第 \(line) 行与上次处理时不同", "line \(line) of the input is not what it was when it was decided"),
        Phrase(
          "请恢复原来的输入，或用另一个 --results 文件重新提交：已接受的不会重复记录",
          "give the input as it was, or submit it with another file of --results: what was accepted is not recorded again"
        )
      )
    case .nothingToPrint(let sentence, let advice): return (sentence, advice)
    case .outputClosed: return (Phrase("标准输出已关闭", "standard output is closed"), nil)
    }
  }

  /// What the operating system refused, if that is why a registry cannot be used.
  private static func systemError(in error: EngineError) -> SystemError? {
    switch error {
    case .directory(.system(let error)), .log(.system(let error)), .attachments(.system(let error)): error
    case .directory, .log, .attachments, .lock, .checkpoint: nil
    }
  }

  private static func digestSentence(_ name: String, _ expected: String, _ found: String) -> Phrase {
    Phrase(
      "\(name) 的内容与 SHA-256 不符：应为 \(expected)，实为 \(found)",
      "\(name) does not have the digest expected: wanted \(expected), found \(found)")
  }

  static let versionAdvice = Phrase(
    "registryctl 与 registryd 的版本可能不同：registryctl --version；registryctl info",
    "registryctl and registryd may be of different versions: registryctl --version; registryctl info")
}

extension CallFailure {
  fileprivate var explanation: (sentence: Phrase, advice: Phrase?) {
    switch self {
    case .permissionDenied:
      (
        Phrase("您没有权限这样做", "you are not permitted to do that"),
        Phrase("请向登记簿管理员申请权限", "ask the administrator of the registry for the right")
      )
    case .storageFailed(let message):
      (
        Phrase(
          "登记簿的文件读写失败：\(message.chinese)", "the registry's files could not be read or written: \(message.english)"),
        Phrase(
          "请检查磁盘，再用 registryctl info 看登记簿是否正常。提交的命令可能已记录，也可能没有：用同一命令号重交是安全的",
          "check the disk, then see with registryctl info how the registry is. A command that was sent may be recorded or not: sending the same command id again is safe"
        )
      )
    case .batchTooLong(let message):
      (
        Phrase(
          "这批命令太长，不能一并记录，什么都没有记录：\(message.chinese)",
          "the commands are too long to be recorded together, and nothing was: \(message.english)"),
        Phrase("请分成几批提交", "submit them in smaller batches")
      )
    case .sizeDiffers(let expected, let size):
      (
        Phrase(
          "登记簿现有 \(size) 个事件，不是预期的 \(expected) 个；什么都没有记录",
          "the log has \(size) events, not the \(expected) expected; nothing was recorded"),
        // A log only grows: a shorter one is another one, or an old copy.
        size > expected
          ? Phrase(
            "请查看其间的记录：registryctl log --from \(expected + 1)",
            "see what came between: registryctl log --from \(expected + 1)")
          : Phrase(
            "登记簿不会变短：请核对这是不是预期的那个登记簿（registryctl info），是否恢复了旧副本",
            "a log never gets shorter: see whether this is the registry you mean (registryctl info), or an old copy of it"
          )
      )
    case .questionRefused(let parameter, let message):
      (Phrase("问题中的 \(parameter)：\(message.chinese)", "the question's \(parameter): \(message.english)"), nil)
    case .noSuchAttachment(let digest):
      (
        Phrase("没有 SHA-256 为 \(digest) 的附件", "no attachment with the SHA-256 \(digest) is kept"),
        Phrase("用 registryctl attach 文件 上传", "hand it in with: registryctl attach FILE")
      )
    case .attachmentRefused(let message, let received):
      (
        Phrase(
          "附件在第 \(received) 字节处未被接受：\(message.chinese)",
          "the attachment was not taken at byte \(received): \(message.english)"),
        nil
      )
    case .inconsistent(let message):
      (
        Phrase("登记簿与该检查点不一致：\(message.chinese)", "the log is not consistent with the checkpoint: \(message.english)"),
        Phrase("请保留该检查点：它证明登记簿曾是另一个样子", "keep that checkpoint: it shows that the log was once another")
      )
    case .interfaceNotFound, .methodNotFound, .methodNotImplemented:
      (
        Phrase("对方不是登记簿服务（\(qualifiedName)）", "the other end is no registry daemon (\(qualifiedName))"),
        Phrase("请核对 --socket 或 REGISTRY_SOCKET", "check --socket or REGISTRY_SOCKET")
      )
    case .invalidParameter(let name):
      (Phrase("服务不认识参数 \(name)", "the daemon does not take the parameter \(name)"), Failure.versionAdvice)
    case .expectedMore: (Phrase("服务要求连续回答", "the daemon expects a call for more replies"), Failure.versionAdvice)
    }
  }
}

/// Runs a piece of the system's work; its error is a failure of the program.
func onSystem<Result>(_ work: () throws(SystemError) -> Result) throws(Failure) -> Result {
  do throws(SystemError) { return try work() } catch { throw .system(error) }
}
