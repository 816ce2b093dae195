import RegistryCore

/// Something about the register that can be waited for.
enum WaitCondition {
  case status(space: String, TitleStatus)
  case stage(space: String, ApplicationStage)
  case flag(space: String, StatusFlag)
  case accepted(commandId: String)
  case size(Int)

  /// A condition with what was found when it was looked at.
  struct Finding {
    let condition: WaitCondition
    let isMet: Bool
    let found: String
  }

  /// What is waited for, in the words of the command line.
  var description: String {
    switch self {
    case .status(let space, let status): "status \(space)=\(status.rawValue)"
    case .stage(let space, let stage): "stage \(space)=\(stage.rawValue)"
    case .flag(let space, let flag): "flag \(space)=\(flag.rawValue)"
    case .accepted(let id): "command \(id)"
    case .size(let size): "size \(size)"
    }
  }

  /// The conditions that a command line names, at least one.
  static func all(_ invocation: Invocation) throws(Failure) -> [WaitCondition] {
    let arguments = invocation.arguments
    var all: [WaitCondition] = []
    for word in arguments.all("status") {
      let (space, value) = try pair(word, "status", Labels.titleStatus, invocation) { TitleStatus(rawValue: $0) }
      all.append(.status(space: space, value))
    }
    for word in arguments.all("stage") {
      let (space, value) = try pair(word, "stage", Labels.applicationStage, invocation) {
        ApplicationStage(rawValue: $0)
      }
      all.append(.stage(space: space, value))
    }
    for word in arguments.all("flag") {
      let (space, value) = try pair(word, "flag", Labels.flag, invocation) { StatusFlag(rawValue: $0) }
      all.append(.flag(space: space, value))
    }
    all += arguments.all("command").map { .accepted(commandId: $0) }
    if let size = arguments.number("size") { all.append(.size(size)) }
    guard !all.isEmpty else { throw invocation.usage(.operandMissing(missing)) }
    return all
  }

  private static let missing = Phrase(
    "等待的条件，--status、--stage、--flag、--command、--size 至少一个",
    "a condition, at least one of --status, --stage, --flag, --command and --size,")

  /// Reads `SPACE=VALUE`; the value is a name of the type, or what the bureau calls it. The identifier may hold `=`.
  private static func pair<Value: CaseIterable & RawRepresentable>(
    _ word: String, _ option: UsageError.OptionName, _ label: (Text) -> Phrase?, _ invocation: Invocation,
    _ read: (String) -> Value?
  ) throws(Failure) -> (String, Value) where Value.RawValue == String {
    if let split = word.lastIndex(of: "="), split > word.startIndex {
      let name = String(word[word.index(after: split)...])
      let value = read(name) ?? Value.allCases.first { label(Text($0.rawValue))?.chinese == name }
      if let value { return (String(word[..<split]), value) }
    }
    let names = Value.allCases.map(\.rawValue)
    throw invocation.usage(
      .badValue(
        option, word,
        expected: Phrase(
          "应为 空间=值，值为 \(names.joined(separator: "、"))",
          "write SPACE=VALUE with a value of \(names.joined(separator: ", "))"),
        suggestion: nil))
  }

  /// Asks the daemon for the state of all conditions.
  static func look(
    at conditions: [WaitCondition], _ client: RegistryClient, _ invocation: Invocation
  ) throws(Failure) -> [Finding] {
    var findings: [Finding] = []
    for condition in conditions {
      let (isMet, found) = try condition.look(client)
      findings.append(Finding(condition: condition, isMet: isMet, found: found))
    }
    return findings
  }

  private func look(_ client: RegistryClient) throws(Failure) -> (Bool, String) {
    func status(_ space: String) throws(Failure) -> Answer {
      Answer(try client.ask(["query": "status", "spaceId": .string(Text(space))]))
    }
    switch self {
    case .status(let space, let wanted):
      let found = try status(space).string("titleStatus") ?? ""
      return (found == wanted.rawValue, found)
    case .stage(let space, let wanted):
      let found = try status(space).string("applicationStage") ?? ApplicationStage.none.rawValue
      return (found == wanted.rawValue, found)
    case .flag(let space, let wanted):
      let found = try status(space).texts("flags").map(\.string)
      return (found.contains(wanted.rawValue), found.joined(separator: ", "))
    case .accepted(let id):
      let record = Answer(try client.ask(["query": "record", "commandId": .string(Text(id))]))
      let isFound = record.string("command") != nil
      return (isFound, isFound ? "accepted" : "unknown")
    case .size(let wanted):
      client.sendInfo()
      let size = try client.reply().parameters["size"]?.asNatural ?? 0
      return (size >= wanted, String(size))
    }
  }
}
