import RegistryCore

/// Reading and writing the small files that proofs are made of.
enum ProofFiles {
  /// A file as a whole, or standard input for `-`.
  ///
  /// - Parameter limit: of bytes; a longer file is refused.
  static func read(_ path: String, limit: Int) throws(Failure) -> [UInt8] {
    let bytes = try onSystem { () throws(SystemError) in
      let file = try HostDisk().open(path, .read)
      defer { try? file.close() }
      return try file.read(at: 0, count: limit + 1)
    }
    guard bytes.count <= limit else {
      throw .usage(
        .badDocument(path, reason: Phrase("超过 \(limit) 字节", "it is longer than \(limit) bytes")), verb: nil)
    }
    return bytes
  }

  /// Writes to the file named by an option, whole or not at all, or to standard output.
  static func write(_ bytes: [UInt8], to path: String?, _ invocation: borrowing Invocation) throws(Failure) {
    guard let path else { return try invocation.console.put(bytes) }
    try onSystem { () throws(SystemError) in
      try DurableFile.replace(path, with: bytes, permissions: 0o644, on: HostDisk())
    }
  }

  /// The verifier key that an option gives: the key itself, or a file with it.
  static func key(_ text: String, _ invocation: borrowing Invocation) throws(Failure) -> VerifierKey {
    var text = text
    if !text.contains("+") {
      let bytes = try read(text, limit: 8_192)
      text = String(decoding: bytes, as: UTF8.self).filter { !$0.isWhitespace }
    }
    do { return try VerifierKey(parsing: text, by: SHA256()) } catch {
      throw invocation.usage(
        .badDocument("--key", reason: Phrase("不是验证密钥：\(error)", "no verifier key: \(error)")))
    }
  }

  static func policy(_ path: String, _ invocation: borrowing Invocation) throws(Failure) -> TlogPolicy {
    let bytes = try read(path, limit: TlogPolicy.maximumBytes)
    do { return try TlogPolicy(parsing: bytes, by: SHA256()) } catch {
      throw invocation.usage(.badDocument(path, reason: Phrase("\(error)", "\(error)")))
    }
  }
}

extension OptionSpec {
  static let out = OptionSpec("out", .file, "写入的文件；默认标准输出", "the file to write; by default standard output")
  static let verifierKey = OptionSpec(
    "key", .text, "登记簿的验证密钥（名称+编号+密钥）或存有它的文件", "the registry's verifier key, NAME+ID+KEY, or a file with it")
  static let policy = OptionSpec(
    "policy", .file, "见证策略文件（C2SP tlog-policy）", "a policy that names the witnesses demanded (C2SP tlog-policy)")
}
