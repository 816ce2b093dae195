import RegistryCore

/// `verify`: a file, a directory, or the running daemon's registry, checked from the bytes.
enum VerifyVerb {
  static let verb = Verb(
    name: "verify", section: .proof,
    purpose: Phrase("从字节开始核对文件、目录或运行中的登记簿", "check a file, a directory or the running registry, from the bytes"),
    operands: [OperandSpec("文件|目录", "FILE|DIR", .file, .optional)],
    options: [
      .verifierKey, .policy,
      OptionSpec("since", .file, "以前的检查点，登记簿须以它为开端", "an earlier checkpoint, which the log must begin with").repeatable,
      OptionSpec("no-decisions", .flag, "不按规则重新裁定（快得多）", "do not judge the decisions again (much quicker)"),
    ],
    example: "verify saishang.bundle --key registry.vkey",
    remarks: Phrase(
      "文件：证据包、回执、事件证明或检查点，只需验证密钥。目录：不必停止服务。不写对象：核对 --socket 所指服务的目录，并与它的回答比较。有一项不符即退出码 5。",
      "A file: a bundle, a receipt, the proof of an event or a checkpoint; nothing but the key is needed. A directory: the daemon may go on. Without either: the directory of the daemon behind --socket, compared with what it answers. Exit code 5 if anything fails."
    ),
    run: { (invocation) throws(Failure) in try run(invocation) })

  private static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
    guard let path = invocation.arguments.operands.first else { return try DirectoryReport.verifyRunning(invocation) }
    if (try? HostDisk().list(path)) != nil { return try DirectoryReport.verify(path, invocation) }
    return try FileReport.verify(path, invocation)
  }
}

/// What a verification found, as it is told.
struct VerificationReport {
  /// Something to be told: its name, its member in JSON, and in other words for people, if there are any.
  typealias Fact = (name: Phrase, key: Text, value: JSONValue, words: Phrase?)

  let subject: String
  let checks: [Check]
  /// Facts about what was checked, for people and for programs.
  var facts: [Fact] = []
  /// What was proven, in sentences.
  var proven: [Phrase] = []
  /// What was not.
  var unproven: [Phrase] = []

  var holds: Bool { checks.allSatisfy(\.holds) }

  func tell(_ invocation: Invocation) throws(Failure) -> ExitCode {
    try invocation.wantsJSON ? invocation.console.put(object) : invocation.console.put(text(invocation.rendering))
    return holds ? .done : .verificationFailed
  }

  /// `{"subject":…,"holds":true,"checks":[{"check":"frames","holds":true,"examined":41},…],…}`
  private var object: JSONObject {
    var object: JSONObject = [
      "subject": .string(Text(subject)), "holds": .bool(holds),
      "checks": .array(
        checks.map { check in
          var row: JSONObject = [
            "check": .string(Text(check.kind.rawValue)), "holds": .bool(check.holds),
            "examined": .number(JSONNumber(check.examined)),
          ]
          if let failure = check.failure {
            row["failures"] = .number(JSONNumber(check.failures))
            row["code"] = .string(Text(failure.code))
            if let seq = failure.seq { row["seq"] = .number(JSONNumber(seq)) }
            row["message"] = .string(Text(failure.message.english))
          }
          return .object(row)
        }),
    ]
    for fact in facts { object[fact.key] = fact.value }
    return object
  }

  private func text(_ rendering: Rendering) -> String {
    var result = ""
    for check in checks {
      // What there was nothing of was not found to be right.
      let passed = check.examined == 0 ? "–" : rendering.styled("✓", .good)
      let mark = check.holds ? passed : rendering.styled("✗", .bad)
      result += "\(mark) \(rendering.text(check.kind.label))"
      result += rendering.text("（\(check.examined)）\n", " (\(check.examined))\n")
      guard let failure = check.failure else { continue }
      result += "    " + rendering.styled(rendering.text(failure.message).harmless, .bad) + "\n"
      if check.failures > 1 {
        result += rendering.text("    另有 \(check.failures - 1) 处\n", "    and \(check.failures - 1) more\n")
      }
    }
    var sheet = FactSheet()
    for fact in facts {
      let value = fact.value.asText?.string ?? String(decoding: JSONWriter.bytes(of: fact.value), as: UTF8.self)
      sheet.add(rendering.text(fact.name), fact.words.map(rendering.text) ?? value)
    }
    result += sheet.text(rendering)
    guard holds else {
      return result + rendering.styled(rendering.text("核对不通过\n", "verification failed\n"), .bad)
    }
    for (title, sentences) in [(Phrase("已证明：", "Proven:"), proven), (Phrase("未证明：", "Not proven:"), unproven)]
    where !sentences.isEmpty {
      result += rendering.text(title) + "\n"
      for sentence in sentences { result += "  · " + rendering.text(sentence) + "\n" }
    }
    return result
  }
}

extension Check.Kind {
  var label: Phrase {
    switch self {
    case .frames: Phrase("帧完整、校验和相符", "frames are whole and fit their checksums")
    case .lines: Phrase("事件行写法规范", "lines are written as the registry writes")
    case .sequence: Phrase("事件号连续、时间不倒退", "numbers follow one another, time does not go back")
    case .links: Phrase("事件流前后相接", "each event names the one before it in its streams")
    case .maps: Phrase("事件流总目属实", "the log committed to what its streams are")
    case .root: Phrase("根与最后签署的检查点相符", "the root is that of the last signed checkpoint")
    case .consistency: Phrase("与以前的检查点一致", "the log begins with the earlier checkpoints")
    case .attachments: Phrase("附件与摘要相符", "attachments are what their digests say")
    case .projections: Phrase("各种视图与重算相符", "the views come out of the log as they are given")
    case .format: Phrase("文件格式", "the file is what it says it is")
    case .inclusion: Phrase("每个事件都在登记簿中", "each event is in the log")
    case .completeness: Phrase("没有遗漏事件", "no event was left out")
    case .answer: Phrase("答案由事件得出", "the answer follows from the events")
    case .evidence: Phrase("证据附件与摘要相符", "evidence is what its digests say")
    case .signature: Phrase("检查点签名", "the registry has signed the checkpoint")
    case .policy: Phrase("见证", "enough witnesses have cosigned")
    case .decisions: Phrase("按规则重新裁定，结果相同", "judged again by the rules, every decision is the same")
    case .personal: Phrase("个人信息与承诺相符、已去除或未出示", "personal values open their commitments, were erased, or are withheld")
    }
  }
}
