/// Why a log is not the one that its registry has signed. The daemon then refuses to run; only `registryctl recover`,
/// which records who accepted the loss, leads on.
package enum CheckpointFault: Error, Equatable {
  case system(SystemError)
  /// No private key. A registry that was made before there were keys has had none.
  case noKey(path: String, hadOne: Bool)
  case key(KeyFile.Fault)
  /// The registry's key is there and cannot be read as one.
  case damagedKey(KeyFile.Fault)
  /// A guard in the directory that it is to guard, or in the place of its key.
  case guardInside(path: String)
  /// The directory that the guard is to stand in is missing, as when its disk is not mounted.
  case guardUnreachable(path: String, directory: String)
  /// What stands at the guard's place is none, and may be somebody's only copy of something else.
  case noGuard(path: String, FormatFault)
  /// `DIR/checkpoint` was removed: it is there from the beginning.
  case missing(path: String)
  case malformed(path: String, FormatFault)
  /// Signed by another key, or changed.
  case notOurs(path: String, NoteRejection)
  case otherRegistry(path: String, found: Text, expected: Text)
  /// The log has fewer events than were signed.
  case shorter(path: String, signed: Int, size: Int)
  /// The log has the events, and they are not those that were signed.
  case differs(path: String, signed: Int, root: TreeHash, found: TreeHash)
  /// There is a key or a checkpoint already where a first one was to be made.
  case hasKey(path: String)
  /// There is nothing to recover from.
  case nothingLost
}

extension CheckpointFault {
  static func asking<Value>(_ work: () throws(SystemError) -> Value) throws(CheckpointFault) -> Value {
    do { return try work() } catch { throw .system(error) }
  }

  /// One word, for the record of an accepted loss.
  var word: String {
    switch self {
    case .system, .guardInside, .guardUnreachable, .hasKey, .nothingLost: "failure"
    case .noKey, .key, .damagedKey: "keyLost"
    case .missing: "missing"
    case .malformed, .noGuard: "malformed"
    case .notOurs, .otherRegistry: "notOurs"
    case .shorter: "shorter"
    case .differs: "differs"
    }
  }
}

extension CheckpointFault: Explained {
  package var phrase: Phrase {
    switch self {
    case .system(let error): error.phrase
    case .noKey(let path, hadOne: false):
      Phrase(
        "\(path) 中没有私钥：该登记簿建立于检查点开始签名之前；请生成一次私钥：registryd init-key --data 目录",
        "there is no private key in \(path): the registry was made before checkpoints were signed; "
          + "make its key once: registryd init-key --data DIR")
    case .noKey(let path, hadOne: true):
      Phrase(
        "\(path) 中没有私钥，但该登记簿曾用私钥签名；请从备份放回私钥，或用 --key 指明文件；"
          + "若已丢失，registryctl recover 会另生成一把并记录在案",
        "there is no private key in \(path), but the registry has been signed with one; put the key back from its "
          + "backup, or name the file with --key; if it is lost, registryctl recover makes another and records that")
    case .key(let fault): fault.phrase
    case .damagedKey(let fault):
      Phrase(
        "\(fault.phrase.chinese)；请从备份放回私钥，或用 --key 指明文件；"
          + "若已丢失，请移走此文件，registryctl recover 会另生成一把并记录在案",
        "\(fault); put the key back from its backup, or name the file with --key; if it is lost, move this file away, "
          + "and registryctl recover makes another and records that")
    case .guardInside(let path):
      Phrase(
        "检查点的第二份副本 \(path) 就在它要守护的目录里，或就是其私钥：换回旧目录时它会一同换回；"
          + "请用 --guard 指明别处的文件，最好在另一块盘上",
        "the guard \(path) is in the directory that it is to guard, or is its key: an old copy of the directory would "
          + "bring it along; name a file elsewhere with --guard, best on another disk")
    case .guardUnreachable(let path, let directory):
      Phrase(
        "检查点的第二份副本 \(path) 无法保存：没有目录 \(directory)；请看其磁盘是否已挂载",
        "the guard \(path) cannot be kept: there is no directory \(directory); see whether its disk is mounted")
    case .noGuard(let path, let fault):
      Phrase(
        "检查点的第二份副本 \(path) \(fault.phrase.chinese)；请用 --guard 指明正确的文件；"
          + "若它确是副本而已损坏，请从备份放回，或移走：会另存一份，此后才能发现旧副本",
        "the guard \(path) is \(fault); name the right file with --guard; if this one was the guard and is damaged, "
          + "put it back from a backup, or move it away: another is made, and old copies are noticed from then on only")
    case .missing(let path):
      Phrase(
        "缺少最后签署的检查点 \(path)，因此无从判断日志是否完整；请从备份放回；\(Self.advice.chinese)",
        "the last signed checkpoint \(path) is missing, so nobody can tell whether the log is whole; "
          + "put it back from a backup; \(Self.advice.english)")
    case .malformed(let path, let fault):
      Phrase(
        "\(path) \(fault.phrase.chinese)；请从备份放回；\(Self.advice.chinese)",
        "\(path) is \(fault); put it back from a backup; \(Self.advice.english)")
    case .notOurs(let path, let rejection):
      Phrase(
        "检查点 \(path) 不是用登记簿的密钥签的：\(rejection.phrase.chinese)；"
          + "请从备份放回正确的私钥或检查点；\(Self.advice.chinese)",
        "the checkpoint \(path) was not signed by the registry's key: \(rejection); "
          + "put the right key or checkpoint back from its backup; \(Self.advice.english)")
    case .otherRegistry(let path, let found, let expected):
      Phrase(
        "检查点 \(path) 属于登记簿 \(found)，不属于 \(expected)；请放回正确的文件",
        "the checkpoint \(path) is of the registry \(found), not of \(expected); put the right file in its place")
    case .shorter(let path, let signed, let size):
      Phrase(
        "日志有 \(size) 个事件，但已签署 \(signed) 个（\(path)）：这是旧副本，或末尾被截去；"
          + "请放回最新的副本；\(Self.advice.chinese)",
        "the log has \(size) events, but \(signed) were signed (\(path)): this is an old copy, or its end was cut off; "
          + "put the newest copy back; \(Self.advice.english)")
    case .differs(let path, let signed, let root, let found):
      Phrase(
        "前 \(signed) 个事件不是已签署的那些（\(path)）：其根是 \(found)，不是 \(root)；"
          + "请放回正确的副本；\(Self.advice.chinese)",
        "the first \(signed) events are not those that were signed (\(path)): their root is \(found), not \(root); "
          + "put the right copy back; \(Self.advice.english)")
    case .hasKey(let path):
      Phrase("已有私钥或已签署的检查点：\(path)", "there is a key or a signed checkpoint already: \(path)")
    case .nothingLost:
      Phrase(
        "日志就是已签署的那份，没有需要恢复的；请启动服务",
        "the log is the one that was signed: there is nothing to recover from; start the daemon")
    }
  }

  private static let advice = Phrase(
    "若没有，registryctl recover 会记录由谁确认损失，然后继续",
    "if there is none, registryctl recover records who accepts the loss, and goes on")
}
