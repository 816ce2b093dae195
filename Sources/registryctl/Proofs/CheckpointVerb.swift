import RegistryCore

/// `checkpoint`: the signed state of the log, in three lines and a signature.
enum CheckpointVerb {
  static let verb = Verb(
    name: "checkpoint", section: .proof,
    purpose: Phrase("给出登记簿现在的签名检查点", "the signed checkpoint of the log as it is"),
    options: [
      OptionSpec(
        "complete", .flag, "先记录事件流总目，使以后能证明没有遗漏",
        "first record what belongs to each stream, so that it can be proven that nothing was left out"),
      OptionSpec(
        "short", .flag, "一行短式，可印在证书和案卷上", "one short line, to be printed on certificates and dossiers"),
      .directory, .out,
    ],
    example: "checkpoint --out today.checkpoint",
    remarks: Phrase(
      "交给别人保存的检查点越多，登记簿越不能悄悄改写：以后用 registryctl prove --consistent 文件 证明登记簿仍以它为开端。",
      "The more people keep checkpoints, the less the log can be rewritten unseen: registryctl prove --consistent FILE later proves that the log still begins with one."
    ),
    run: { (invocation) throws(Failure) in try run(invocation) })

  private static func checkpoint(
    _ invocation: borrowing Invocation
  ) throws(Failure) -> SignedCheckpoint {
    let isComplete = invocation.arguments.has("complete")
    guard let directory = invocation.arguments["data"] else {
      return try invocation.connect().checkpoint(isComplete: isComplete)
    }
    // What belongs to each stream is recorded, and only the daemon records.
    if isComplete { throw invocation.usage(.together("complete", "data")) }
    do throws(EngineError) {
      return try DirectoryProofs.storedCheckpoint(directory, on: HostDisk())
    } catch {
      throw .registry(error)
    }
  }

  private static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
    let signed = try checkpoint(invocation)
    let checkpoint = signed.checkpoint
    let short = ShortCheckpoint(checkpoint).description
    if let path = invocation.arguments["out"] { try ProofFiles.write(signed.bytes, to: path, invocation) }
    if invocation.wantsJSON {
      try invocation.console.put([
        "checkpoint": .string(Text(signed.text)), "origin": .string(checkpoint.origin),
        "size": .number(JSONNumber(checkpoint.size)), "root": .string(Text(checkpoint.root.base64)),
        "short": .string(Text(short)),
      ])
    } else if invocation.arguments.has("short") {
      try invocation.console.put(short + "\n")
    } else if invocation.arguments["out"] == nil {
      try invocation.console.put(signed.text)
    }
    return .done
  }
}
