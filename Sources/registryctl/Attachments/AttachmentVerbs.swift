import RegistryCore

/// `attach` and `attachment`: evidence files in and out, known by their SHA-256.
enum AttachmentVerbs {
  static let verbs: [Verb] = [attach, attachment]

  static let attach = Verb(
    name: "attach", section: .entry,
    purpose: Phrase("上传附件，给出 SHA-256 供命令引用", "hand evidence files in and tell their SHA-256"),
    operands: [OperandSpec("文件", "FILE", .file, .oneOrMore)], example: "attach plan.pdf",
    remarks: Phrase("中断后再次运行会从断处继续。", "Run again after an interruption, it goes on where it stopped."),
    run: { (invocation) throws(Failure) in try runAttach(invocation) })

  private static func runAttach(_ invocation: Invocation) throws(Failure) -> ExitCode {
    let client = try invocation.connect()
    for path in invocation.arguments.operands {
      let file = try AttachmentFile(path: path, on: invocation.console)
      try file.handIn(to: client, on: invocation.console)
      if invocation.wantsJSON {
        try invocation.console.put([
          "file": .string(Text(path)), "sha256": .string(Text(file.digest)),
          "bytes": .number(JSONNumber(file.size)),
        ])
      } else {
        try invocation.console.put("\(file.digest)  \(path.harmless)\n")
      }
      try invocation.console.flush()
    }
    return .done
  }

  static let attachment = Verb(
    name: "attachment", section: .entry,
    purpose: Phrase("取出附件并核对 SHA-256", "fetch an evidence file and check its SHA-256"),
    operands: [OperandSpec("SHA256", "SHA256", .digest)],
    options: [OptionSpec("out", .file, "写入的文件；默认标准输出", "the file to write; by default standard output")],
    example: "attachment 6ca13d52ca70c883e0f0bb101e425a89e8624de51db2d2392593af6a84118090 --out plan.pdf",
    remarks: Phrase("核对无误后才会出现 --out 指定的文件。", "The file named by --out appears only after it was found right."),
    run: { (invocation) throws(Failure) in try runAttachment(invocation) })

  private static func runAttachment(_ invocation: Invocation) throws(Failure) -> ExitCode {
    let out = invocation.arguments["out"]
    if out == nil, Terminal.isTerminal(.output), !invocation.wantsJSON { throw invocation.usage(.terminalOutput) }
    if out == nil, invocation.wantsJSON { throw invocation.usage(.optionsMissing(["out"])) }
    let digest = invocation.arguments.operands[0]
    let client = try invocation.connect()
    var download = AttachmentDownload(digest: digest, client: client, console: invocation.console)
    let size: Int
    if let out {
      size = try download.write(to: out)
    } else {
      size = try download.run { (bytes) throws(Failure) in
        try invocation.console.put(bytes)
        try invocation.console.flush()
      }
    }
    if invocation.wantsJSON, let out {
      try invocation.console.put([
        "file": .string(Text(out)), "sha256": .string(Text(digest)), "bytes": .number(JSONNumber(size)),
      ])
    }
    return .done
  }
}

/// An evidence file on its way out, part by part, checked at the end.
struct AttachmentDownload {
  let digest: String
  let client: RegistryClient
  let console: Console

  /// Gives the parts in order, then checks the digest; answers the length of the file.
  mutating func run(_ take: ([UInt8]) throws(Failure) -> Void) throws(Failure) -> Int {
    let hasher = SHA256()
    var offset = 0
    var bar: ProgressBar?
    defer { bar?.finish() }
    while true {
      let digest = digest
      let from = offset
      client.send(.getAttachment) { writer in
        writer.member("sha256", digest)
        writer.member("offset", from)
      }
      let reply = Answer(try client.reply().parameters)
      guard let data = reply.string("data").flatMap({ Base64.decode($0) }), let total = reply.number("bytes") else {
        throw .strangeAnswer("data")
      }
      if bar == nil { bar = AttachmentFile.bar(digest, total, console) }
      hasher.update(data)
      try take(data)
      offset += data.count
      bar?.update(offset)
      if offset >= total { break }
      guard !data.isEmpty else {
        throw .strangeAnswer(Phrase("余下的 \(total - offset) 字节", "\(total - offset) bytes"))
      }
    }
    let found = Hex.encode(hasher.finish())
    guard found == digest else { throw .digestDiffers(name: digest, expected: digest, found: found) }
    return offset
  }

  /// Writes the file beside its place and puts it there when it was found right.
  mutating func write(to path: String) throws(Failure) -> Int {
    try SmallFile.keepSpecial(path)
    let disk = HostDisk()
    let draft = "\(path).part-\(ProcessControl.processID)"
    let file = try onSystem { () throws(SystemError) in try disk.open(draft, .create(permissions: 0o644)) }
    do throws(Failure) {
      let size = try run { (bytes) throws(Failure) in
        try onSystem { () throws(SystemError) in try file.append(bytes) }
      }
      try onSystem { () throws(SystemError) in
        try file.sync()
        try file.close()
        try disk.rename(draft, to: path)
      }
      return size
    } catch {
      try? disk.remove(draft)
      throw error
    }
  }
}
