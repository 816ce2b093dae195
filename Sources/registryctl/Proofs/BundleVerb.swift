import RegistryCore

/// `bundle`: everything that a third party needs to check what the registry says of a space, in one file.
enum BundleVerb {
  static let verb = Verb(
    name: "bundle", section: .proof,
    purpose: Phrase("把关于某空间的答案及其全部证明写成一个文件", "one file with an answer about a space and everything that proves it"),
    operands: [OperandSpec("空间标识", "SPACE", .identifier(.space))],
    options: [
      .on, .knownAt, OptionSpec("out", .file, "写入的文件", "the file to write").required,
      OptionSpec("with-personal", .flag, "附上个人信息的原值及盐", "with the personal values, and the salts that open them"),
      OptionSpec("with-evidence", .flag, "附上附件原件（合计至多 64 MiB）", "with the evidence files, at most 64 MiB together"),
    ],
    example: "bundle sp-saishang --on 2024-05-01 --out saishang.bundle",
    remarks: Phrase(
      "任何人在别的机器上核对：registryctl verify 文件 --key 验证密钥。文件还证明没有遗漏任何事件。",
      "Anybody checks it on another machine: registryctl verify FILE --key VKEY. It also proves that no event was left out."
    ),
    run: { (invocation) throws(Failure) in try run(invocation) })

  /// Evidence that a file takes: a bundle is read into memory as a whole.
  private static let maximumEvidenceBytes = 64 << 20

  private static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
    let arguments = invocation.arguments
    let client = try invocation.connect()
    client.send(.bundle) { writer in
      writer.member("spaceId", arguments.operands[0])
      if let on = arguments["on"] { writer.member("on", on) }
      if let knownAt = arguments["known-at"] { writer.member("knownAt", knownAt) }
      writer.member("personal", arguments.has("with-personal"))
    }
    guard let object = Answer(try client.reply().parameters).object["bundle"] else { throw .strangeAnswer("bundle") }
    var bundle: Bundle
    do { bundle = try Bundle(parsing: JSONWriter.bytes(of: object) + [UInt8(ascii: "\n")]) } catch {
      throw .strangeAnswer("bundle", reason: error.phrase)
    }
    var absent: [Text] = []
    if arguments.has("with-evidence") { absent = try addEvidence(to: &bundle, from: client, invocation) }
    let path = arguments["out"] ?? "-"
    let bytes = bundle.bytes
    // It may hold what is about people.
    try SmallFile.write(bytes, to: path, permissions: 0o600)
    try report(bundle, bytes.count, path, absent, invocation)
    // A bundle can prove that there is no such space, which is seldom what was wanted.
    if !invocation.wantsJSON { try UnknownSpace.tell(Text(arguments.operands[0]), invocation, client) }
    return .done
  }

  private static func addEvidence(
    to bundle: inout Bundle, from client: RegistryClient, _ invocation: Invocation
  ) throws(Failure) -> [Text] {
    var total = 0
    var absent: [Text] = []
    for index in bundle.evidence.indices {
      var bytes: [UInt8] = []
      var download = AttachmentDownload(
        digest: bundle.evidence[index].digest.string, client: client, console: invocation.console)
      do throws(Failure) {
        _ = try download.run { (part) throws(Failure) in
          total += part.count
          guard total <= maximumEvidenceBytes else {
            throw .usage(
              .badDocument(
                "--with-evidence",
                reason: Phrase(
                  "附件合计超过 \(maximumEvidenceBytes >> 20) MiB，请用 registryctl attachment 另行取出",
                  "the files have more than \(maximumEvidenceBytes >> 20) MiB together; fetch them with registryctl attachment"
                )),
              verb: "bundle")
          }
          bytes += part
        }
      } catch {
        guard case .call(.noSuchAttachment) = error else { throw error }
        absent.append(bundle.evidence[index].digest)
        continue
      }
      bundle.evidence[index].data = Text(Base64.encode(bytes))
    }
    return absent
  }

  private static func report(
    _ bundle: Bundle, _ size: Int, _ path: String, _ absent: [Text], _ invocation: Invocation
  ) throws(Failure) {
    let checkpoint = try? SignedCheckpoint(parsing: Array(bundle.checkpoint.string.utf8)).checkpoint
    if invocation.wantsJSON {
      return try invocation.console.put([
        "file": .string(Text(path)), "bytes": .number(JSONNumber(size)),
        "events": .number(JSONNumber(bundle.events.count)), "streams": .number(JSONNumber(bundle.streams.count)),
        "size": .number(JSONNumber(checkpoint?.size ?? 0)), "evidenceAbsent": .array(absent.map { .string($0) }),
      ])
    }
    let text = invocation.rendering
    try invocation.console.put(
      text.text(
        "\(path.harmless)：\(bundle.events.count) 个事件及其证明，检查点 \(checkpoint?.size ?? 0)\n",
        "\(path.harmless): \(CountedNoun.english(bundle.events.count, "event")) with their proofs, under the checkpoint of \(checkpoint?.size ?? 0)\n"
      ))
    for digest in absent {
      invocation.console.say(
        text.text("登记簿没有附件 \(digest)，只有摘要", "the registry has no file \(digest): only its digest is there"))
    }
  }
}
