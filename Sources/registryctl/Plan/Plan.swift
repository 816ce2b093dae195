import RegistryCore

/// What a plan holds: commands, what would become of them, and the log that they were tried on.
///
/// A plan is a JSON document with one command or outcome a line, for people to read and for `diff` to compare.
struct Plan {
  let origin: String
  /// The log it was made against: its size, and the SHA-256 of its last event line, which nothing but that log has.
  let size: Int
  let lastEvent: String
  /// The root of the log's tree at that size, if the daemon tells one.
  let root: String?
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
    var members = [
      ("plan", String(Plan.version)), ("origin", json(.string(Text(origin)))), ("size", String(size)),
      ("lastEvent", json(.string(Text(lastEvent)))),
    ]
    if let root { members.append(("root", json(.string(Text(root))))) }
    members += [
      ("accepted", String(outcomes.count - refusedCount)), ("refused", String(refusedCount)),
      ("commands", lines(commands)), ("outcomes", lines(outcomes)),
    ]
    return "{\n" + members.map { "  \"\($0.0)\": \($0.1)" }.joined(separator: ",\n") + "\n}\n"
  }

  /// Reads a document; nil if it is no plan.
  init?(_ value: JSONValue) {
    guard let plan = value.asObject.map(Answer.init), plan.number("plan") == Plan.version,
      let origin = plan.string("origin"), let size = plan.number("size"), let last = plan.string("lastEvent"),
      let commands = plan.object["commands"]?.asArray, let outcomes = plan.object["outcomes"]?.asArray,
      commands.count == outcomes.count, !commands.isEmpty
    else { return nil }
    self.origin = origin
    self.size = size
    lastEvent = last
    root = plan.string("root")
    self.commands = commands.compactMap(\.asObject)
    self.outcomes = outcomes.compactMap(\.asObject)
    guard self.commands.count == commands.count, self.outcomes.count == outcomes.count else { return nil }
  }

  init(origin: String, size: Int, lastEvent: String, root: String?, commands: [JSONObject], outcomes: [JSONObject]) {
    self.origin = origin
    self.size = size
    self.lastEvent = lastEvent
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
  /// Messages are in one language whoever tries, so that outcomes can be compared.
  static func run(_ commands: [JSONObject], _ client: RegistryClient) throws(Failure) -> Trial {
    client.sendInfo()
    let origin = Answer(try client.info()).string("origin") ?? ""
    let call = SubmitCall(check: true, language: .english)
    call.send(commands.map { JSONWriter.bytes(of: .object($0)) }, to: client)
    let (outcomes, size) = try call.answer(from: client, count: commands.count)
    return Trial(origin: origin, size: size, outcomes: outcomes.map(\.object))
  }

  /// The SHA-256 of an event line as it stands in the log.
  static func digest(ofEvent seq: Int, _ client: RegistryClient) throws(Failure) -> String? {
    client.send(.log) { writer in
      writer.member("from", seq)
      writer.member("limit", 1)
    }
    let line = try client.reply().parameters["lines"]?.asArray?.first?.asText
    return line.map { Hex.encode(SHA256.hash(Array($0.string.utf8))) }
  }
}
