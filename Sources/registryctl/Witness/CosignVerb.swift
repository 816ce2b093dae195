import RegistryCore

/// `cosign`: puts witnesses' cosignatures into a checkpoint, or into a proof that holds one.
enum CosignVerb {
  static let verb = Verb(
    name: "cosign", section: .proof,
    purpose: Phrase("把见证人的联署加入检查点、事件证明或证据包", "add witnesses' cosignatures to a checkpoint, a proof or a bundle"),
    operands: [
      OperandSpec("文件", "FILE", .file), OperandSpec("联署文件", "COSIGNATURE", .file, .oneOrMore),
    ],
    options: [
      OptionSpec("witness", .text, "见证人的公钥（vkey）", "the verifier key (vkey) of a witness").repeatable,
      .policy,
      OptionSpec("out", .file, "写入的文件；默认改写原文件", "the file to write; by default the first one, in place"),
    ],
    example: "cosign checkpoint cosignature.txt --policy policy.txt",
    remarks: Phrase(
      "只加入核对无误的联署；已有的、不认识的见证人的、不正确的都不接受，文件保持原样。可用于检查点、.tlog-proof 和证据包。",
      "Only cosignatures that were found right are added; if one is there already, is by an unknown witness or is wrong, "
        + "nothing is changed. The file may be a checkpoint, a .tlog-proof or a bundle."),
    run: { (invocation) throws(Failure) in try run(invocation) })

  private static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
    let arguments = invocation.arguments
    let keys = try keys(arguments, invocation)
    let path = arguments.operands[0]
    // Read as a text of a format, so that a byte order mark is told, which no cosignature would fit.
    let bytes = try SmallFile.read(path, limit: Bundle.maximumBytes) { $0 }
    var file: CheckpointBearer
    do throws(CheckpointBearer.Fault) { file = try CheckpointBearer(parsing: bytes) } catch {
      throw SmallFile.unfit(path, error.phrase)
    }
    for name in arguments.operands.dropFirst() {
      let signatures = try SmallFile.read(name, limit: SignedNote.maximumBytes) { (bytes) throws(FormatFault) in
        try NoteSignature.read(bytes[...], firstLine: 1)
      }
      for signature in signatures {
        if let fault = fault(of: signature, on: file.note, keys) {
          invocation.console.say(
            invocation.rendering.text(
              "\(name)：\(fault.chinese)；什么都没有改", "\(name): \(fault.english); nothing was changed"
            )
            .harmless)
          return .verificationFailed
        }
        file.note = file.note.adding(signature)
      }
    }
    try SmallFile.write(file.bytes, to: arguments["out"] ?? path)
    if invocation.wantsJSON {
      try invocation.console.put([
        "file": .string(Text(arguments["out"] ?? path)),
        "signatures": .array(file.note.signatures.map { .string($0.name) }),
      ])
    }
    return .done
  }

  private static func keys(_ arguments: ParsedArguments, _ invocation: Invocation) throws(Failure) -> [VerifierKey] {
    var keys = try KeyOption.keys(arguments.all("witness"), option: "witness")
    if let path = arguments["policy"] {
      keys += try ProofFiles.policy(path).witnesses.map(\.key)
    }
    guard !keys.isEmpty else { throw invocation.usage(.optionsMissing(["witness"])) }
    return keys
  }

  /// Why a cosignature is not added.
  private static func fault(of signature: NoteSignature, on note: SignedNote, _ keys: [VerifierKey]) -> Phrase? {
    let name = signature.name
    guard let key = keys.first(where: { $0.name == name && $0.id == signature.keyID }) else {
      return Phrase("不认识见证人 \(name)（\(signature.keyID)）", "the witness \(name) (\(signature.keyID)) is not known")
    }
    if note.signature(of: key) != nil { return Phrase("\(name) 已经联署过", "\(name) has cosigned it already") }
    do throws(NoteRejection) {
      _ = try SignedNote(text: note.text, signatures: [signature]).verified(by: [key])
      return nil
    } catch {
      switch error {
      case .wrongSignature:
        return Phrase(
          "\(name) 的联署不是对这个检查点的，或已被改动", "the cosignature of \(name) is not for this checkpoint, or was changed")
      case .noKnownKey: return Phrase("\(name) 的密钥类型不能核对", "keys of the type of \(name) cannot be checked here")
      }
    }
  }
}
