import RegistryCore

/// `import`: commands that another registry has exported, into this one.
enum ImportVerb {
  static let verb = Verb(
    name: "import", section: .entry,
    purpose: Phrase("导入 export 导出的命令", "take in commands that export has written"),
    operands: [OperandSpec("文件|-", "FILE|-", .file, .optional)],
    options: [
      OptionSpec(
        "recorded-now", .flag, "正式登记簿：按现在、由本人录入，不保留原录入时间和录入人",
        "into a real registry: recorded now and by you, not when and by whom it was"),
      OptionSpec("anonymous", .flag, "以占位文字代替未导出的个人信息", "put stand-ins where personal values were left out"),
      OptionSpec(
        "evidence", .file, "先上传该目录中的附件（export --evidence 所写）",
        "first hand in the evidence files of that folder, as export --evidence wrote them"),
    ] + ResultFile.options,
    example: "import 2024.jsonl --results imported.jsonl",
    remarks: Phrase(
      "演练登记簿保留原录入时间和录入人，导入全部命令后，一切答案与原登记簿相同（首个办法须相同：export --as regulation，registryd init --rehearsal --regulation），只是 bundle、checkpoint --complete 和 recover 自记的事件不在其中，其后的事件号因此不同。正式登记簿的录入时间由服务决定：要原样搬迁，请复制数据目录。已去除的个人信息以占位文字导入，随后的去除命令再次去除。",
      "A rehearsal keeps when and by whom things were recorded, and after all commands it answers everything as the first registry does (founded on the same regulation: export --as regulation, registryd init --rehearsal --regulation); but what bundle, checkpoint --complete and recover recorded themselves is not in it, so events after that have other numbers. Of a real registry only the daemon sets recorded time: to move one as it is, copy its directory. For an erased value a stand-in is imported, which the erasure that follows erases."
    ),
    run: { (invocation) throws(Failure) in try run(invocation) })

  private static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
    let arguments = invocation.arguments
    let client = try invocation.connect()
    client.sendInfo()
    let isRehearsal = Answer(try client.info()).flag("rehearsal")
    let recordsNow = arguments.has("recorded-now")
    if !isRehearsal, !recordsNow { throw invocation.usage(.importIntoReal) }
    if let path = arguments["evidence"] {
      try EvidenceFolder(path: path).handIn(to: client, on: invocation.console)
    }
    let isAnonymous = arguments.has("anonymous")
    let input = try CommandInput(invocation) { command in
      prepared(command, keepsRecording: !recordsNow, isAnonymous: isAnonymous)
    }
    return try SubmitVerb.run(input, SubmitCall(), invocation)
  }

  private static func prepared(_ command: JSONObject, keepsRecording: Bool, isAnonymous: Bool) -> JSONObject {
    var result = command
    if !keepsRecording {
      result["recordedAt"] = nil
      result["recordedBy"] = nil
    }
    if let name = command["command"]?.asText.flatMap(CommandName.init(name:)), let data = command["data"]?.asObject {
      result["data"] = .object(PersonalMembers.filled(data, of: name, isAnonymous: isAnonymous))
    }
    return result
  }
}
