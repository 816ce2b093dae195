import RegistryCore

/// What became of one command, as the daemon said it.
struct OutcomeReport {
  let object: JSONObject

  /// Puts the id first, as null if none came: its place in the line is the same for every command.
  init(_ object: JSONObject) {
    if object["commandId"] == nil {
      self.object = JSONObject([JSONObject.Member(key: "commandId", value: .null)] + object.members)
    } else {
      self.object = object
    }
  }

  var isAccepted: Bool { object["outcome"] == "accepted" }

  /// Whether the command has its place in the log; a check and a refused atomic batch accept without recording.
  var isRecorded: Bool { isAccepted && object["seq"] != nil }

  /// The numbers of the events that the command has in the log.
  var seqs: [Int] { Answer(object).numbers("seq") }

  /// How many personal values it destroyed, or would destroy; nil if it is no erasure.
  var erased: Int? { Answer(object).number("erased") }

  /// Whether it was accepted before, under the same id.
  var isDuplicate: Bool { object["duplicate"] == true }

  /// The outcome with a member that says so if the command was accepted and yet not recorded.
  var tellingIfUnrecorded: OutcomeReport {
    guard isAccepted, !isRecorded else { return self }
    var object = object
    object["recorded"] = false
    return OutcomeReport(object)
  }

  var exitCode: ExitCode {
    if isAccepted { return .done }
    return object["code"]?.asText == RefusalCode.commandIdReused.name ? .conflict : .refused
  }

  /// The refusal of something that is no command at all, decided here; the daemon never sees it.
  static func malformed(_ reason: String, in language: Language) -> OutcomeReport {
    let violation = Violation(.g14, .malformed)
    let named: [JSONObject.Member] = [
      .init(key: "rule", value: .string(violation.rule.name)),
      .init(key: "article", value: .string(Text(violation.rule.article))),
      .init(key: "code", value: .string(violation.codeText)),
    ]
    let sentence = violation.sentence(in: language)
    let message = language == .chinese ? "\(sentence)：\(reason)" : "\(sentence): \(reason)"
    return OutcomeReport(
      JSONObject(
        [.init(key: "commandId", value: .null), .init(key: "outcome", value: "refused")] + named + [
          .init(key: "message", value: .string(Text(message))),
          .init(key: "violations", value: .array([.object(JSONObject(named))])),
        ]))
  }
}
