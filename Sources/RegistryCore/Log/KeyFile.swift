/// A file with an Ed25519 private key: PKCS#8 in PEM (RFC 8410, RFC 7468), as `openssl genpkey -algorithm ed25519` writes
/// it and every other tool reads it.
///
///     -----BEGIN PRIVATE KEY-----
///     MC4CAQAwBQYDK2VwBCIEI…
///     -----END PRIVATE KEY-----
package enum KeyFile {
  /// Owner only. A file that others may read is refused: whoever can read it can sign in the registry's name.
  package static let permissions: UInt32 = 0o600
  /// What a file may have: three lines, 119 bytes, and as much again in white space.
  static let maximumBytes = 256

  /// What stands before the seed: the structure of RFC 8410 section 7 for a key without attributes.
  private static let prefix: [UInt8] = [
    0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
  ]
  private static let begin = "-----BEGIN PRIVATE KEY-----"
  private static let end = "-----END PRIVATE KEY-----"

  /// Makes a key and writes it to a new file, durably. If that fails, no file is left in the way of another try.
  package static func create(at path: String, on disk: any Disk) throws(Fault) -> Ed25519PrivateKey {
    let (key, bytes) = make()
    try asking { () throws(SystemError) in
      let file = try disk.open(path, .create(permissions: permissions))
      do throws(SystemError) {
        try file.append(bytes)
        try file.sync()
        try file.close()
        try disk.syncDirectory(DurableFile.directory(of: path))
      } catch {
        // The first error is the one to tell.
        try? disk.remove(path)
        throw error
      }
    }
    return key
  }

  /// A new key, and the file to keep it in.
  package static func make() -> (key: Ed25519PrivateKey, file: [UInt8]) {
    let seed = Randomness.bytes(Ed25519PrivateKey.seedBytes)
    return (Ed25519PrivateKey(seed: seed), text(of: seed))
  }

  /// Reads a key.
  ///
  /// Throws `tooOpen` if anybody but the owner may do anything with the file, `noKey` if it is not exactly such a file.
  package static func read(_ path: String, on disk: any Disk) throws(Fault) -> Ed25519PrivateKey {
    let (mode, bytes) = try asking { () throws(SystemError) in
      let file = try disk.open(path, .read)
      let bytes = try file.read(at: 0, count: maximumBytes + 1)
      try file.close()
      return (try disk.permissions(of: path), bytes)
    }
    guard mode & 0o077 == 0 else { throw .tooOpen(path: path, permissions: mode) }
    guard let seed = seed(in: bytes) else { throw .noKey(path: path) }
    return Ed25519PrivateKey(seed: seed)
  }

  private static func text(of seed: [UInt8]) -> [UInt8] {
    Array("\(begin)\n\(Base64.encode(prefix + seed))\n\(end)\n".utf8)
  }

  private static func seed(in bytes: [UInt8]) -> [UInt8]? {
    guard bytes.count <= maximumBytes, let text = String(validating: bytes, as: UTF8.self) else { return nil }
    let lines = text.split { $0 == "\n" || $0 == "\r\n" }.map(String.init)
    guard lines.count == 3, lines[0] == begin, lines[2] == end, let key = Base64.decode(lines[1]),
      key.count == prefix.count + Ed25519PrivateKey.seedBytes, key.starts(with: prefix)
    else { return nil }
    return Array(key[prefix.count...])
  }

  private static func asking<T>(_ body: () throws(SystemError) -> T) throws(Fault) -> T {
    do { return try body() } catch { throw .system(error) }
  }

  /// Why a file gives no key, or cannot be made.
  package enum Fault: Error, Equatable {
    case system(SystemError)
    /// Others than the owner may read or change it.
    case tooOpen(path: String, permissions: UInt32)
    case noKey(path: String)
  }
}

extension KeyFile.Fault: Explained {
  package var phrase: Phrase {
    switch self {
    case .system(let error): error.phrase
    case .tooOpen(let path, let permissions):
      Phrase(
        "\(path) 的权限是 \(String(permissions, radix: 8))，所有者以外的人也能使用该私钥；"
          + "若确无他人使用过：chmod 600 \(path)",
        "\(path) has mode \(String(permissions, radix: 8)), so that others than its owner can use the key; "
          + "if nobody has: chmod 600 \(path)")
    case .noKey(let path):
      Phrase(
        "\(path) 不是未加密的 PEM 格式 Ed25519 私钥（PKCS#8），如 openssl genpkey -algorithm ed25519 所生成",
        "\(path) is no unencrypted Ed25519 private key in PEM (PKCS#8), as openssl genpkey -algorithm ed25519 makes one"
      )
    }
  }
}
