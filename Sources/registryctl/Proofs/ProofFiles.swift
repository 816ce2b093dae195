import RegistryCore

/// The files that proofs are made of, as options name them.
enum ProofFiles {
  /// Writes to the file named by an option, whole or not at all, or to standard output.
  static func write(_ bytes: [UInt8], to path: String?, _ invocation: borrowing Invocation) throws(Failure) {
    guard let path else { return try invocation.console.put(bytes) }
    try SmallFile.write(bytes, to: path)
  }

  /// The verifier key that an option gives: the key itself, or a file with nothing else in it.
  static func key(_ word: String) throws(Failure) -> VerifierKey {
    // A private key is no name of a file either, and would be shown as one that is not there.
    if word.contains("+") || KeyOption.isPrivate(word) { return try KeyOption.key(word, option: "key") }
    return try KeyOption.key(inFile: word, limit: maximumKeyBytes)
  }

  /// A key of ours has some 60 bytes besides the name, which has 255 at the most.
  private static let maximumKeyBytes = 1_024

  /// The proofs that a registry's directory has in itself.
  static func proofs(in directory: String) throws(Failure) -> DirectoryProofs {
    do throws(EngineError) { return try DirectoryProofs(directory, on: HostDisk()) } catch { throw .registry(error) }
  }

  /// The verifier key that belongs to the private key in a registry's directory; nil if there is none that can be read.
  static func key(in directory: String) -> VerifierKey? {
    guard let directory = try? LogDirectory.open(at: directory, on: HostDisk()),
      let secret = try? KeyFile.read(directory.keyPath, on: HostDisk())
    else { return nil }
    return NoteSigner(name: Text(directory.identity.origin), .ed25519, secret).key
  }

  static func policy(_ path: String) throws(Failure) -> TlogPolicy {
    try SmallFile.read(path, limit: TlogPolicy.maximumBytes) { (bytes) throws(FormatFault) in
      try TlogPolicy(parsing: bytes, by: SHA256())
    }
  }
}

extension OptionSpec {
  static let out = OptionSpec("out", .file, "写入的文件；默认标准输出", "the file to write; by default standard output")
  static let directory = OptionSpec(
    "data", .file, "登记簿目录：不经服务，用其中已签的检查点",
    "the registry's directory: without its daemon, with the checkpoint that is signed there")
  static let verifierKey = OptionSpec(
    "key", .text, "登记簿的验证密钥（名称+编号+密钥）或存有它的文件", "the registry's verifier key, NAME+ID+KEY, or a file with it")
  static let policy = OptionSpec(
    "policy", .file, "见证策略文件（C2SP tlog-policy）", "a policy that names the witnesses demanded (C2SP tlog-policy)")
}
