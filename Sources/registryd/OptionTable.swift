import RegistryCore

/// The options as the help and the manual page describe them.
extension Option {
  /// What stands for the value; nil if the option takes none.
  var placeholder: Phrase? {
    switch self {
    case .data: Phrase("目录", "DIR")
    case .socket: Phrase("路径", "PATH")
    case .socketMode: Phrase("权限", "MODE")
    case .origin: Phrase("名称", "NAME")
    case .regulation, .key, .guardFile: Phrase("文件", "FILE")
    case .rehearsal: nil
    }
  }

  var purpose: Phrase {
    switch self {
    case .data: Phrase("登记簿所在的目录", "the directory of the registry")
    case .socket:
      Phrase(
        "监听的 Unix 套接字，也可写 unix:/路径（默认 $\(ServiceAddress.variable)，否则 \(ServiceAddress.standard)）",
        "the Unix socket to listen on; unix:/path is understood too (default: $\(ServiceAddress.variable), else \(ServiceAddress.standard))"
      )
    case .socketMode:
      Phrase(
        "套接字的八进制权限，能写才能连接（默认 0660）",
        "permissions of the socket in octal; to connect takes the right to write (default: 0660)")
    case .origin:
      Phrase(
        "在检查点中的名称，形如不带协议的网址；以后不能更改；演练登记簿的名称以 rehearsal/ 开头，缺了会补上",
        "its name in checkpoints, like a URL without a scheme; cannot be changed later; that of a rehearsal begins with rehearsal/, which is put before it if need be"
      )
    case .regulation:
      Phrase("首个办法的 JSON 文件（默认为朔州 2016 年的办法）", "the first regulation as JSON (default: the Shuozhou measure of 2016)")
    case .rehearsal:
      Phrase("培训、试用的登记簿，命令可自带时间", "a registry for training and trials, where commands may bring their own time")
    case .key:
      Phrase(
        "签署检查点的私钥（默认 目录/key）；init 时已有的会被采用，没有就生成",
        "the private key that checkpoints are signed with (default: DIR/key); init takes one that is there, and makes it otherwise"
      )
    case .guardFile:
      Phrase(
        "最后签署的检查点的第二份副本，放在另一块盘上：启动时可发现目录被换成旧副本",
        "a second copy of the last signed checkpoint, on another disk: an old copy of DIR that was put in its place is then noticed at the start"
      )
    }
  }

  /// `--data DIR`, as it stands in the help.
  func usage(in language: Language) -> String {
    placeholder.map { "\(rawValue) \($0.text(in: language))" } ?? rawValue
  }

  /// `[--socket PATH]` in a synopsis.
  func synopsis(in language: Language) -> String {
    self == .data ? usage(in: language) : "[\(usage(in: language))]"
  }
}

/// The forms in which the daemon is called.
enum CallForm: CaseIterable {
  case serve
  case initialize
  case makeKey
  case manual

  var words: String {
    switch self {
    case .serve: "registryd"
    case .initialize: "registryd init"
    case .makeKey: "registryd init-key"
    case .manual: "registryd man"
    }
  }

  var options: [Option] {
    switch self {
    case .serve: Option.ofServe
    case .initialize: Option.ofInit
    case .makeKey: Option.ofMakeKey
    case .manual: []
    }
  }

  var purpose: Phrase {
    switch self {
    case .serve:
      Phrase("服务目录中的登记簿，直到收到 SIGTERM 或 SIGINT", "serve the registry in DIR until told to stop (SIGTERM or SIGINT)")
    case .initialize: Phrase("建立新的登记簿", "make a new registry")
    case .makeKey:
      Phrase(
        "给签署检查点之前建立的登记簿生成第一把私钥",
        "make the first key of a registry that was made before checkpoints were signed")
    case .manual:
      Phrase("输出手册页 registryd(8)，中文用 man zh", "print the manual page registryd(8); in Chinese with man zh")
    }
  }

  func synopsis(in language: Language) -> String {
    ([words] + (self == .manual ? ["[zh]"] : options.map { $0.synopsis(in: language) })).joined(separator: " ")
  }
}
