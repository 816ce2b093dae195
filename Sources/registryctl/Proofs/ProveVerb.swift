import RegistryCore

/// `prove`: that an event is in the log, or that the log begins with an earlier one.
enum ProveVerb {
  static let verb = Verb(
    name: "prove", section: .proof,
    purpose: Phrase(
      "证明某个事件在登记簿中，或登记簿以某个检查点为开端", "prove that an event is in the log, or that it begins with an earlier checkpoint"),
    operands: [OperandSpec(name.chinese, name.english, .natural, .optional)],
    options: [
      OptionSpec(
        "consistent", .file, "以前的检查点：证明登记簿仍以它为开端", "an earlier checkpoint: prove that the log still begins with it"),
      .directory, .out,
    ],
    example: "prove 12 --out event-12.tlog-proof",
    remarks: Phrase(
      "事件证明是 C2SP tlog-proof 文件，内含该行原文，用 registryctl verify 核对。--data 不必有服务，只证明目录中检查点已签的部分。--consistent 输出见证请求（C2SP tlog-witness），可交 registryctl witness。",
      "The proof of an event is a C2SP tlog-proof with the line itself inside; registryctl verify checks it. With --data no daemon is needed, and what the checkpoint there signs is proven. What --consistent gives is a request to a witness (C2SP tlog-witness), which registryctl witness takes."
    ),
    run: { (invocation) throws(Failure) in try run(invocation) })

  /// What its operand is called.
  private static let name = Phrase("事件号", "SEQ")

  private static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
    let out = invocation.arguments["out"]
    let operand = invocation.arguments.operands.first
    if operand != nil, invocation.arguments.has("consistent") {
      throw invocation.usage(.unexpectedOperand(operand ?? "", hint: nil))
    }
    if let path = invocation.arguments["consistent"] { return try proveConsistency(path, out, invocation) }
    guard let operand, let seq = Int(operand) else { throw invocation.usage(.operandMissing(name)) }
    guard seq > 0 else {
      throw invocation.usage(
        .badOperand(name, operand, expected: Phrase("事件号从 1 开始", "the numbers of events begin with 1")))
    }
    let proof =
      if let directory = invocation.arguments["data"] { try proof(of: seq, in: directory, invocation) } else {
        try proof(of: seq, from: try invocation.connect(), invocation)
      }
    try ProofFiles.write(
      Array(proof.utf8), to: invocation.wantsJSON ? nil : out, invocation,
      asJSON: [
        "seq": .number(JSONNumber(seq)), "proof": .string(Text(proof)),
      ])
    if invocation.wantsJSON, let out { try ProofFiles.write(Array(proof.utf8), to: out, invocation) }
    return .done
  }

  /// The tlog-proof of an event.
  static func proof(
    of seq: Int, from client: RegistryClient, _ invocation: borrowing Invocation
  ) throws(Failure) -> String {
    client.send(.prove) { $0.member("seq", seq) }
    let reply: JSONObject
    do throws(Failure) { reply = try client.reply().parameters } catch {
      if case .call(.invalidParameter) = error {
        throw invocation.usage(
          .badOperand(
            name, String(seq), expected: Phrase("登记簿中有的事件号", "the number of an event in the log")))
      }
      throw error
    }
    guard let proof = Answer(reply).string("proof") else { throw .strangeAnswer("proof") }
    return proof
  }

  private static func proveConsistency(
    _ path: String, _ out: String?, _ invocation: Invocation
  ) throws(Failure) -> ExitCode {
    // What is no checkpoint says nothing of the log: it must not look like one that the log contradicts.
    let (old, signed) = try SmallFile.read(path, limit: SignedNote.maximumBytes) { (bytes) throws(FormatFault) in
      (bytes, try SignedCheckpoint(parsing: bytes))
    }
    let directory = invocation.arguments["data"]
    let client = directory == nil ? try invocation.connect() : nil
    let request: WitnessRequest
    do throws(Failure) {
      request =
        if let client { try consistency(with: old, from: client) } else {
          try consistency(with: signed.checkpoint, in: directory ?? "")
        }
    } catch {
      guard case .call(.inconsistent) = error else { throw error }
      let key = if let client { try key(of: client) } else { ProofFiles.key(in: directory ?? "") }
      if let reason = doubt(about: signed.note, key) { throw .checkpointNotSigned(name: path, reason: reason) }
      throw error
    }
    if invocation.wantsJSON {
      try invocation.console.put([
        "oldSize": .number(JSONNumber(request.oldSize)),
        "path": .array(request.path.map { .string(Text($0.base64)) }),
        "checkpoint": .string(Text(request.signed.text)),
      ])
    }
    if out != nil || !invocation.wantsJSON { try ProofFiles.write(request.bytes, to: out, invocation) }
    return .done
  }

  /// The request to a witness, which begins with an earlier checkpoint.
  private static func consistency(with old: [UInt8], from client: RegistryClient) throws(Failure) -> WitnessRequest {
    client.send(.proveConsistency, reserving: old.count * 2) {
      $0.member("checkpoint", String(decoding: old, as: UTF8.self))
    }
    let reply = Answer(try client.reply().parameters)
    guard let oldSize = reply.number("oldSize"), let note = reply.string("checkpoint") else {
      throw .strangeAnswer("checkpoint")
    }
    let hashes = reply.texts("path").map { "\($0)\n" }.joined()
    do { return try WitnessRequest(parsing: Array("old \(oldSize)\n\(hashes)\n\(note)".utf8)) } catch {
      throw .strangeAnswer("path", reason: error.phrase)
    }
  }

  /// The verifier key of the registry behind a daemon.
  private static func key(of client: RegistryClient) throws(Failure) -> VerifierKey {
    client.sendInfo()
    guard let text = Answer(try client.info()).string("verifierKey"),
      let key = try? VerifierKey(parsing: text, by: SHA256())
    else { throw .strangeAnswer("verifierKey") }
    return key
  }

  /// Why a checkpoint is no word of the registry that a key belongs to; nil if it is. One that was altered, or is
  /// another registry's, accuses nobody.
  private static func doubt(about note: SignedNote, _ key: VerifierKey?) -> Phrase? {
    guard let key else {
      return Phrase(
        "是否由登记簿签署无法核对，因为目录中没有可读的密钥",
        "whether the registry has signed it cannot be checked: no key in the directory can be read")
    }
    do throws(NoteRejection) { _ = try note.verified(by: [key]) } catch {
      switch error {
      case .noKnownKey(let signers):
        let names = signers.map(\.string).joined(separator: ", ").harmless
        return Phrase(
          "它不是用本登记簿的密钥 \(key.name) \(key.id) 签的，而是 \(names) 签的",
          "it is not signed by this registry's key (\(key.name) \(key.id)), but by \(names)")
      case .wrongSignature:
        return Phrase(
          "本登记簿的密钥 \(key.name) \(key.id) 在上面的签名不对：文件被改动过，或签名是伪造的",
          "the signature of this registry's key (\(key.name) \(key.id)) is wrong: the file was changed, or the signature forged"
        )
      }
    }
    return nil
  }

  // MARK: Without the daemon

  private static func proof(
    of seq: Int, in directory: String, _ invocation: borrowing Invocation
  ) throws(Failure) -> String {
    let proofs = try ProofFiles.proofs(in: directory)
    let size = proofs.signed.checkpoint.size
    guard seq <= size else {
      throw invocation.usage(
        .badOperand(
          name, String(seq),
          expected: Phrase(
            "目录中的检查点只签到事件 \(size)；其后的，服务每隔几秒和停止时签",
            "the checkpoint in the directory signs no more than \(size) events; the daemon signs what is new within seconds, and when it stops"
          )))
    }
    do throws(LogError) { return String(decoding: try proofs.proof(of: seq).bytes, as: UTF8.self) } catch {
      throw .registry(.log(error))
    }
  }

  private static func consistency(
    with checkpoint: Checkpoint, in directory: String
  ) throws(Failure) -> WitnessRequest {
    let proofs = try ProofFiles.proofs(in: directory)
    let found: Result<WitnessRequest, Inconsistency>
    do throws(LogError) { found = try proofs.consistency(with: checkpoint) } catch { throw .registry(.log(error)) }
    switch found {
    case .success(let request): return request
    case .failure(let reason): throw .call(.inconsistent(message: reason.phrase))
    }
  }
}

extension ProofFiles {
  /// Writes a file, or the JSON document that tells of it.
  static func write(
    _ bytes: [UInt8], to path: String?, _ invocation: borrowing Invocation, asJSON object: JSONObject
  ) throws(Failure) {
    if invocation.wantsJSON { try invocation.console.put(object) } else { try write(bytes, to: path, invocation) }
  }
}
