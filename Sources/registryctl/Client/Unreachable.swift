import RegistryCore

/// Why no daemon answers, each with what to try next.
enum Unreachable: Error, Equatable {
  case noSocket(String)
  case refused(String)
  case notPermitted(String)
  case badPath(Phrase)
  case system(SystemError)
  /// The connection ended while an answer was awaited.
  case closed
  /// What answers does not speak as a registry does.
  case notARegistry(Phrase)

  init(_ failure: UnixConnection.ConnectFailure) {
    switch failure {
    case .badPath(let sentence): self = .badPath(sentence)
    case .noSuchSocket(let path): self = .noSocket(path)
    case .refused(let path): self = .refused(path)
    case .notPermitted(let path): self = .notPermitted(path)
    case .system(let error): self = .system(error)
    }
  }

  init(_ failure: ClientSession.Failure) {
    switch failure {
    case .closed: self = .closed
    case .messageTooLong, .malformed, .unexpectedReply: self = .notARegistry(failure.phrase)
    }
  }

  var explanation: (sentence: Phrase, advice: Phrase?) {
    switch self {
    case .noSocket(let path):
      (
        Phrase(
          "\(path) 处没有套接字：registryd 未运行，或在别处监听",
          "there is no socket at \(path): registryd is not running, or listens elsewhere"),
        Phrase(
          "启动服务：registryd --data 目录 --socket \(path)；或用 --socket、REGISTRY_SOCKET 指明位置",
          "start it: registryd --data DIR --socket \(path); or name the place with --socket or REGISTRY_SOCKET")
      )
    case .refused(let path):
      (
        Phrase(
          "\(path) 处无人应答：registryd 已停止，套接字是遗留的，或那里不是套接字",
          "nobody answers at \(path): registryd has stopped and left its socket, or it is no socket"),
        Phrase("重新启动服务：registryd --data 目录 --socket \(path)", "start it again: registryd --data DIR --socket \(path)")
      )
    case .notPermitted(let path):
      (
        Phrase("您无权使用套接字 \(path)", "you may not use the socket \(path)"),
        Phrase(
          "需要进入其目录并写套接字的权限：ls -l 查看，请管理员把您加入相应的组",
          "the right to enter its directory and write to it is needed: look with ls -l, and ask to be put in its group")
      )
    case .badPath(let sentence): (sentence, nil)
    case .system(let error):
      (Phrase("连不上登记簿服务：\(error.phrase.chinese)", "cannot reach the daemon: \(error)"), error.advice)
    case .closed:
      (
        Phrase("服务在回答之前关闭了连接", "the daemon closed the connection before it answered"),
        Phrase(
          "请看 registryd 的日志；用同一命令号重交是安全的",
          "see what registryd says on its standard error; sending the same command id again is safe")
      )
    case .notARegistry(let why):
      (
        Phrase("对方不是登记簿服务：\(why.chinese)", "the other end is no registry daemon: \(why.english)"),
        Phrase("请核对 --socket 或 REGISTRY_SOCKET", "check --socket or REGISTRY_SOCKET")
      )
    }
  }
}
