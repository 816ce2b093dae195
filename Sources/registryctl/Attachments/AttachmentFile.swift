import RegistryCore

/// A file on this machine that is evidence: its size, its digest, and how it is handed in.
struct AttachmentFile {
  let path: String
  let size: Int
  /// SHA-256 in hexadecimal digits.
  let digest: String
  private let file: any DiskFile

  /// From here on people wait long enough to be shown how far the work is.
  static let worthShowing = 8 << 20

  /// Reads the file once.
  init(path: String, on console: Console) throws(Failure) {
    self.path = path
    do throws(SystemError) {
      file = try HostDisk().open(path, .read)
      size = try file.size()
      let hasher = SHA256()
      var bar = AttachmentFile.bar("SHA-256 \(path)", size, console)
      defer { bar.finish() }
      var offset = 0
      while offset < size {
        let bytes = try file.read(at: offset, count: WireLimits.maxAttachmentChunk)
        if bytes.isEmpty { break }
        hasher.update(bytes)
        offset += bytes.count
        bar.update(offset)
      }
      digest = Hex.encode(hasher.finish())
    } catch {
      throw .system(error)
    }
  }

  static func bar(_ label: String, _ total: Int, _ console: Console) -> ProgressBar {
    ProgressBar(
      label, total: total, worthShowing: worthShowing, on: console, isTerminal: Terminal.isTerminal(.error),
      width: Terminal.width(.error))
  }

  /// Hands the file in, from where an earlier attempt broke off. What is kept already is not sent again.
  func handIn(to client: RegistryClient, on console: Console) throws(Failure) {
    var bar = AttachmentFile.bar(path, size, console)
    defer { bar.finish() }
    var (received, isComplete) = try put([], at: 0, to: client)
    while !isComplete {
      let bytes = try onSystem { () throws(SystemError) in
        try file.read(at: received, count: min(WireLimits.maxAttachmentChunk, size - received))
      }
      guard !bytes.isEmpty else { throw .fileShortened(name: path, from: size, to: received) }
      (received, isComplete) = try put(bytes, at: received, to: client)
      bar.update(received)
    }
  }

  /// Sends one part; no bytes only ask how much has been received.
  private func put(_ bytes: [UInt8], at offset: Int, to client: RegistryClient) throws(Failure) -> (Int, Bool) {
    client.send(.putAttachment, reserving: bytes.count / 3 * 4 + 200) { writer in
      writer.member("sha256", digest)
      writer.member("bytes", size)
      writer.member("offset", offset)
      writer.member("data", Base64.encode(bytes))
    }
    let reply = Answer(try client.reply().parameters)
    // It says what is read next. More than was sent may be there if others hand the same file in.
    let possible = offset + bytes.count...size
    guard let received = reply.number("received"), possible.contains(received) else {
      throw .strangeAnswer(
        "received",
        reason: Phrase(
          "应为 \(possible.lowerBound) 至 \(possible.upperBound) 的数",
          "a number from \(possible.lowerBound) to \(possible.upperBound)"))
    }
    return (received, reply.flag("complete"))
  }
}
