/// Why a text is not of one of the formats of transparency logs, and where.
package struct FormatFault: Error, Equatable {
  /// What the text, or the part of it that is wrong, should have been.
  package let format: Format
  /// From 1; 0 if the text as a whole is meant.
  package let line: Int
  /// What is wrong there.
  package let reason: Reason

  /// The formats that are read: those of C2SP, and the short checkpoint of this registry.
  package enum Format: CaseIterable, Sendable {
    case signedNote
    case verifierKey
    case checkpoint
    case shortCheckpoint
    case proof
    case policy
    case witnessRequest
  }

  /// What is wrong with a text. Limits are the most that is taken.
  package enum Reason: Equatable, Sendable {
    /// Longer than is read.
    case tooLong(limit: Int)
    case invalidUTF8
    case controlCharacter(UInt8)
    /// The last line has no line feed.
    case noFinalLineFeed
    /// The text ends before what it must have.
    case missing(Phrase)
    /// The line is not what must stand there.
    case expected(Phrase)
    /// No empty line, or no line that begins with an em dash behind the last one.
    case noSignatures
    case tooManySignatures(limit: Int)
    case keyName
    case base64
    /// Fewer bytes behind the base64 than a key id and a signature have.
    case signatureLength(found: Int)
    /// Two signatures by one key.
    case duplicateSignature(name: Text)
    /// A number with leading zeros, signs, other characters, or above 2^63 - 1.
    case number
    case hash
    case emptyLine
    case tooManyHashes(limit: Int)
    /// The id in a verifier key is not that of its name and key.
    case keyID(expected: UInt32)
    case keyLength(expected: Int, found: Int)
    case tooManyEntries(limit: Int)
    case duplicateName(String)
    case duplicateKey
    case unknownName(String)
    case secondGroup(String)
    case threshold(members: Int)
    case noQuorum
    case secondQuorum
    /// A witness with a key that is not one for cosignatures.
    case notACosigner
    case unknownKeyword(String)
  }
}

extension FormatFault: Explained {
  /// Says what the text is not; its subject, such as a path, is to be put in front.
  package var phrase: Phrase {
    Phrase(
      "不是有效的\(format.phrase.chinese)\(line == 0 ? "" : "，第 \(line) 行")：\(reason.phrase.chinese)",
      "not a valid \(format)\(line == 0 ? "" : " in line \(line)"): \(reason)")
  }
}

extension FormatFault.Format: Explained {
  package var phrase: Phrase {
    switch self {
    case .signedNote: Phrase("签名文本", "signed note")
    case .verifierKey: Phrase("验证密钥", "verifier key")
    case .checkpoint: Phrase("检查点", "checkpoint")
    case .shortCheckpoint: Phrase("短式检查点", "short checkpoint")
    case .proof: Phrase("事件证明（tlog-proof）", "tlog-proof")
    case .policy: Phrase("见证策略（tlog-policy）", "tlog-policy")
    case .witnessRequest: Phrase("见证请求", "witness request")
    }
  }
}

extension FormatFault.Reason: Explained {
  /// The reason as part of a sentence: in English lower case, without a full stop.
  package var phrase: Phrase {
    switch self {
    case .tooLong(let limit): Phrase("超过 \(limit) 字节", "it is longer than \(limit) bytes")
    case .invalidUTF8: Phrase("字节不是有效的 UTF-8（RFC 3629）", "the bytes are not valid UTF-8 (RFC 3629)")
    case .controlCharacter(let byte):
      Phrase(
        "该处不得有控制字符 0x\(Hex.encode([byte]))",
        "the control character 0x\(Hex.encode([byte])) may not stand there")
    case .noFinalLineFeed: Phrase("最后一行没有换行符", "the last line does not end with a line feed")
    case .missing(let what): Phrase("文本已结束，缺少\(what.chinese)", "it ends where it should have \(what.english)")
    case .expected(let what): Phrase("应为\(what.chinese)", "there should be \(what.english)")
    case .noSignatures:
      Phrase("没有空行及其后的签名", "there is no empty line with signatures behind it")
    case .tooManySignatures(let limit): Phrase("签名超过 \(limit) 个", "there are more than \(limit) signatures")
    case .keyName:
      Phrase(
        "密钥名称不能使用：\(VerifierKey.nameExpectation.chinese)",
        "a key name cannot be used: \(VerifierKey.nameExpectation.english)")
    case .base64:
      Phrase("不是带填充的 base64（RFC 4648 第 4 节）", "that is no base64 with padding (RFC 4648 section 4)")
    case .signatureLength(let found):
      Phrase("\(found) 字节不够密钥编号加签名", "\(found) bytes are too few for a key id and a signature")
    case .duplicateSignature(let name):
      Phrase(
        "\(name) 的同一编号的密钥签了两次", "there is a second signature by the key of \(name) with the same id")
    case .number:
      Phrase(
        "数必须是不带前导零的十进制数字，至多 \(Int.max)",
        "a number must be decimal digits without leading zeros, at most \(Int.max)")
    case .hash:
      Phrase(
        "散列值必须是 \(TreeHash.byteCount) 字节的 base64", "a hash must be the base64 of \(TreeHash.byteCount) bytes")
    case .emptyLine: Phrase("该处不得有空行", "an empty line may not stand there")
    case .tooManyHashes(let limit):
      Phrase("散列值超过 \(limit) 个，任何树都不需要这么多", "there are more than \(limit) hashes, which no tree needs")
    case .keyID(let expected):
      Phrase(
        "密钥编号应为 \(KeyID(expected))，即名称与密钥的摘要",
        "the key id should be \(KeyID(expected)), the digest of name and key")
    case .keyLength(let expected, let found):
      Phrase("密钥有 \(found) 字节，应有 \(expected) 字节", "the key has \(found) bytes and should have \(expected)")
    case .tooManyEntries(let limit):
      Phrase("登记簿、见证人和组合计超过 \(limit) 个", "there are more than \(limit) logs, witnesses and groups")
    case .duplicateName(let name): Phrase("名称“\(name)”已被使用", "the name \"\(name)\" is taken already")
    case .duplicateKey: Phrase("同一公钥前面已经列出", "the same public key was listed before")
    case .unknownName(let name):
      Phrase("此行之前没有定义“\(name)”", "no line before this one defines \"\(name)\"")
    case .secondGroup(let name):
      Phrase(
        "“\(name)”已属于一个组，不能再属于另一个组",
        "\"\(name)\" is a member of a group already and cannot be one of another")
    case .threshold(let members):
      Phrase(
        "门限必须是 any、all 或 1 至 \(members) 的数",
        "the threshold must be any, all, or a number from 1 to \(members)")
    case .noQuorum: Phrase("没有 quorum 行", "there is no quorum line")
    case .secondQuorum: Phrase("有第二个 quorum 行", "there is a second quorum line")
    case .notACosigner:
      Phrase(
        "见证人的密钥必须是联署用的（类型 04）", "the key of a witness must be one for cosignatures (type 04)")
    case .unknownKeyword(let word):
      Phrase(
        "行首必须是 log、witness、group 或 quorum，不能是“\(word)”",
        "a line must begin with log, witness, group or quorum, not with \"\(word)\"")
    }
  }
}
