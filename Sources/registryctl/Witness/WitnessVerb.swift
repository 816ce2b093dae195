import RegistryCore

/// `witness`: cosigns checkpoints, on another machine than the registry's. Files in, a file out, no network.
enum WitnessVerb {
  static let verb = Verb(
    name: "witness", section: .proof,
    purpose: Phrase("作为见证人联署检查点（另一台机器，不需网络）", "cosign a checkpoint as a witness (on another machine, no network)"),
    operands: [OperandSpec("请求文件", "REQUEST", .file, .optional)],
    options: [
      OptionSpec("state", .file, "见证人的目录：私钥、所见检查点", "the witness's directory: its key and what it has seen").required,
      OptionSpec("init", .flag, "新建见证人和私钥", "make a new witness with a key of its own"),
      OptionSpec("name", .text, "新见证人的名称，如 witness.example/w1", "name of the new witness, such as witness.example/w1"),
      OptionSpec("watch", .text, "要见证的登记簿的公钥（vkey）", "the verifier key (vkey) of a log to watch").repeatable,
      OptionSpec("out", .file, "联署行写入的文件；默认标准输出", "the file for the cosignature; by default standard output"),
    ],
    example: "witness --state ~/witness request.txt --out cosignature.txt",
    remarks: Phrase(
      "先建立：registryctl witness --state 目录 --init --name 名称 --watch 登记簿公钥；把打印出的公钥交给核验者。"
        + "第一次直接交检查点文件；以后交 registryctl prove --consistent 生成的请求文件，即 C2SP tlog-witness 的 add-checkpoint 正文。"
        + "见证人只联署与以前所见一致的检查点，先存盘后签名。",
      "First make one: registryctl witness --state DIR --init --name NAME --watch VKEY; hand the key that it prints to "
        + "those who verify. The first time it takes the checkpoint itself, later what registryctl prove --consistent "
        + "writes: the body of add-checkpoint of C2SP tlog-witness. A witness cosigns only what goes on from what it saw before, and stores it before it "
        + "signs."),
    run: { (invocation) throws(Failure) in try run(invocation) })

  private static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
    let arguments = invocation.arguments
    let watched = try KeyOption.keys(arguments.all("watch"), option: "watch")
    guard let path = arguments["state"] else { throw invocation.usage(.optionsMissing(["state"])) }
    var directory: WitnessDirectory
    if arguments.has("init") {
      guard let name = arguments["name"] else { throw invocation.usage(.optionsMissing(["name"])) }
      directory = try WitnessDirectory.create(at: path, name: name)
    } else {
      if arguments.has("name") { throw invocation.usage(.optionsMissing(["init"])) }
      directory = try WitnessDirectory.open(path)
    }
    if !watched.isEmpty { try directory.watch(watched) }
    if let request = arguments.operands.first { return try judge(request, directory, invocation) }
    return try introduce(directory, invocation)
  }

  /// Says who the witness is and what it watches.
  private static func introduce(_ directory: WitnessDirectory, _ invocation: Invocation) throws(Failure) -> ExitCode {
    let seen = try directory.logs.map { (key) throws(Failure) in (key, try directory.latest(of: key.name)) }
    if invocation.wantsJSON {
      try invocation.console.put([
        "witness": .string(Text("\(directory.signer.key)")),
        "logs": .array(
          seen.map { key, latest in
            var object: JSONObject = ["key": .string(Text("\(key)"))]
            if let latest { object["size"] = .number(JSONNumber(latest.size)) }
            return .object(object)
          }),
      ])
      return .done
    }
    let rendering = invocation.rendering
    var sheet = FactSheet()
    sheet.add(rendering.text("见证人公钥", "witness"), "\(directory.signer.key)")
    sheet.add(
      rendering.text("见证", "watches"),
      seen.map { key, latest in
        let size =
          latest.map { rendering.text("，已见 \($0.size) 个事件", ", seen with \(CountedNoun.english($0.size, "event"))") }
          ?? ""
        return Cell("\(key)\(size)")
      })
    try invocation.console.put(sheet.text(rendering))
    return .done
  }

  private static func judge(
    _ path: String, _ directory: WitnessDirectory, _ invocation: Invocation
  ) throws(Failure) -> ExitCode {
    let request = try SmallFile.read(path, limit: WitnessRequest.maximumBytes) { (bytes) throws(FormatFault) in
      // The first time there is nothing to prove: the checkpoint alone will do.
      WitnessRequest.begins(bytes)
        ? try WitnessRequest(parsing: bytes)
        : try WitnessRequest(oldSize: 0, path: [], for: SignedCheckpoint(parsing: bytes))
    }
    let now = Int(WallClock.now() / 1_000_000)
    switch try directory.judge(request, now: now) {
    case .success(let signature): return try report(signature, request, now, invocation)
    case .failure(let refusal): return try report(refusal, request, directory, invocation)
    }
  }

  private static func report(
    _ signature: NoteSignature, _ request: WitnessRequest, _ now: Int, _ invocation: Invocation
  ) throws(Failure) -> ExitCode {
    let out = invocation.arguments["out"]
    if let out { try SmallFile.write(signature.line, to: out) }
    if invocation.wantsJSON {
      try invocation.console.put([
        "outcome": "cosigned", "origin": .string(request.checkpoint.origin),
        "size": .number(JSONNumber(request.checkpoint.size)), "timestamp": .number(JSONNumber(now)),
        "line": .string(Text(String(decoding: signature.line.dropLast(), as: UTF8.self))),
      ])
    } else if out == nil {
      try invocation.console.put(signature.line)
    }
    let short = ShortCheckpoint(request.checkpoint)
    invocation.console.say(invocation.rendering.text("已联署：\(short)", "cosigned: \(short)").harmless)
    return .done
  }

  private static func report(
    _ refusal: WitnessRefusal, _ request: WitnessRequest, _ directory: WitnessDirectory, _ invocation: Invocation
  ) throws(Failure) -> ExitCode {
    let explanation = refusal.explanation(forkPath: directory.forkPath(of: request.checkpoint))
    if invocation.wantsJSON {
      var object: JSONObject = [
        "outcome": "refused", "reason": .string(Text(refusal.word)), "status": .number(JSONNumber(refusal.status)),
        "origin": .string(request.checkpoint.origin), "message": .string(Text(invocation.rendering.text(explanation))),
      ]
      if case .otherSize(let seen, _) = refusal { object["size"] = .number(JSONNumber(seen)) }
      try invocation.console.put(object)
    }
    invocation.console.say(
      (invocation.rendering.text("不予联署：", "not cosigned: ") + invocation.rendering.text(explanation)).harmless)
    return refusal.exitCode
  }
}

extension WitnessRefusal {
  fileprivate var exitCode: ExitCode {
    switch self {
    case .unknownOrigin: .notPermitted
    case .otherSize: .conflict
    case .notSigned, .oldAboveNew, .fork, .inconsistent: .verificationFailed
    }
  }

  /// - Parameter forkPath: where the contradicting checkpoint was kept.
  fileprivate func explanation(forkPath: String) -> Phrase {
    switch self {
    case .unknownOrigin(let origin):
      Phrase(
        "见证人没有登记簿 \(origin) 的公钥；先用 --watch 加上",
        "this witness does not watch the log \(origin); add its key with --watch")
    case .notSigned(let rejection):
      Phrase(
        "检查点未经登记簿的密钥签名：\(rejection.phrase.chinese)",
        "the log's key has not signed the checkpoint: \(rejection)")
    case .oldAboveNew(let old, let new):
      Phrase("登记簿缩短了：从 \(old) 个事件到 \(new) 个", "the log shrinks: from \(old) events to \(new)")
    case .otherSize(let seen, let old):
      Phrase(
        "见证人上次所见为 \(seen) 个事件，请求却从 \(old) 个起证明；请从 \(seen) 起证明，若登记簿做不到，则它被倒退过",
        "this witness last saw \(seen) events, and the proof begins at \(old); prove it from \(seen); "
          + "a log that cannot was rolled back")
    case .fork(let size, let seen, let shown):
      Phrase(
        "登记簿给同样 \(size) 个事件签了两个不同的根：以前所见 \(seen.base64)，现在 \(shown.base64)；证据存于 \(forkPath)",
        "the log has signed two different roots for \(size) events: \(seen.base64) before, \(shown.base64) now; "
          + "the evidence is kept in \(forkPath)")
    case .inconsistent(let fault):
      Phrase(
        "与见证人以前所见不一致：\(fault.phrase.chinese)",
        "it does not go on from what this witness has seen: \(fault)")
    }
  }
}
