import RegistryCore

/// What a plan holds: commands, what would become of them, and the log that they were tried on.
///
/// A plan is a JSON document with one command or outcome a line, for people to read and for `diff` to compare.
struct Plan {
  let origin: String
  /// The log it was made against: its size, the root of its tree, and the signed checkpoint that says so.
  let size: Int
  let root: String
  let checkpoint: String
  let commands: [JSONObject]
  /// Of the commands, in their order, as `Submit` with `check` told them.
  let outcomes: [JSONObject]

  /// The version of the document's form.
  static let version = 1

  var refusedCount: Int { outcomes.count { $0["outcome"] != "accepted" } }

  /// The document: members of the plan each on a line, and so every command and outcome.
  var text: String {
    func json(_ value: JSONValue) -> String { String(decoding: JSONWriter.bytes(of: value), as: UTF8.self) }
    func lines(_ objects: [JSONObject]) -> String {
      objects.isEmpty ? "[]" : "[\n" + objects.map { "    " + json(.object($0)) }.joined(separator: ",\n") + "\n  ]"
    }
    let members = [
      ("plan", String(Plan.version)), ("origin", json(.string(Text(origin)))), ("size", String(size)),
      ("root", json(.string(Text(root)))), ("checkpoint", json(.string(Text(checkpoint)))),
      ("accepted", String(outcomes.count - refusedCount)), ("refused", String(refusedCount)),
      ("commands", lines(commands)), ("outcomes", lines(outcomes)),
    ]
    return "{\n" + members.map { "  \"\($0.0)\": \($0.1)" }.joined(separator: ",\n") + "\n}\n"
  }

  /// Reads a document; nil if it is no plan.
  init?(_ value: JSONValue) {
    guard let plan = value.asObject.map(Answer.init), plan.number("plan") == Plan.version,
      let origin = plan.string("origin"), let size = plan.number("size"), let root = plan.string("root"),
      let checkpoint = plan.string("checkpoint"),
      let commands = plan.object["commands"]?.asArray, let outcomes = plan.object["outcomes"]?.asArray,
      commands.count == outcomes.count, !commands.isEmpty
    else { return nil }
    self.origin = origin
    self.size = size
    self.root = root
    self.checkpoint = checkpoint
    self.commands = commands.compactMap(\.asObject)
    self.outcomes = outcomes.compactMap(\.asObject)
    guard self.commands.count == commands.count, self.outcomes.count == outcomes.count else { return nil }
  }

  init(
    origin: String, size: Int, root: String, checkpoint: String, commands: [JSONObject], outcomes: [JSONObject]
  ) {
    self.origin = origin
    self.size = size
    self.checkpoint = checkpoint
    self.root = root
    self.commands = commands
    self.outcomes = outcomes
  }
}

/// A trial of commands on the log as it is now.
struct Trial {
  let origin: String
  let size: Int
  let outcomes: [JSONObject]

  /// Tries commands, each on top of those before it, and records nothing.
  ///
  /// - Parameter language: of the messages; all else in an outcome is a code, and can be compared with a trial in another.
  static func run(
    _ commands: [JSONObject], _ client: RegistryClient, in language: Language
  ) throws(Failure) -> Trial {
    client.sendInfo()
    let origin = Answer(try client.info()).string("origin") ?? ""
    let call = SubmitCall(check: true, language: language)
    call.send(commands.map { JSONWriter.bytes(of: .object($0)) }, to: client)
    let (outcomes, size) = try call.answer(from: client, count: commands.count)
    return Trial(origin: origin, size: size, outcomes: outcomes.map(\.object))
  }
}
