import RegistryCore

/// A command that would no longer do what its plan says.
struct PlanChange {
  /// Place of the command in the plan, from 1.
  let number: Int
  let planned: JSONObject
  let found: JSONObject

  /// Why a plan is not carried out.
  enum Reason {
    case otherLog(Phrase)
    case outcomes([PlanChange])

    var name: String {
      switch self {
      case .otherLog: "otherLog"
      case .outcomes: "outcomes"
      }
    }

    var changes: [PlanChange] {
      switch self {
      case .otherLog: []
      case .outcomes(let changes): changes
      }
    }

    var sentence: Phrase {
      switch self {
      case .otherLog(let how):
        Phrase(
          "计划不是依据这份日志制订的，什么都没有记录：\(how.chinese)",
          "the plan was not made against this log, and nothing was recorded: \(how.english)")
      case .outcomes(let changes):
        Phrase(
          "\(changes.count) 条命令的结果与计划不同，什么都没有记录；请重新制订计划",
          "\(CountedNoun.english(changes.count, "command")) would do something else than the plan says, and nothing was recorded; make a new plan"
        )
      }
    }
  }

  /// The outcomes that differ, in order. Everything counts: acceptance, rule, warnings, and the events that would follow
  /// with their dates, entities and derived facts. Places in the log do not, and when a command was repeated its first
  /// outcome is meant.
  static func all(_ planned: [JSONObject], _ found: [JSONObject]) -> [PlanChange] {
    zip(planned, found).enumerated().compactMap { index, pair in
      essence(pair.0) == essence(pair.1)
        ? nil : PlanChange(number: index + 1, planned: pair.0, found: pair.1)
    }
  }

  private static func essence(_ outcome: JSONObject) -> JSONObject {
    JSONObject(outcome.members.filter { $0.key != "seq" && $0.key != "message" })
  }

  var object: JSONObject {
    ["number": .number(JSONNumber(number)), "planned": .object(planned), "found": .object(found)]
  }

  func text(_ rendering: Rendering) -> String {
    let id = (Answer(planned).string("commandId") ?? "").harmless
    let title = rendering.text("第 \(number) 条（\(id)）", "command \(number) (\(id))")
    return rendering.heading(title)
      + "  " + rendering.text("计划：", "planned: ") + PlanChange.sentence(planned, rendering) + "\n"
      + "  " + rendering.text("现在：", "now: ") + PlanChange.sentence(found, rendering) + "\n"
  }

  private static func sentence(_ outcome: JSONObject, _ rendering: Rendering) -> String {
    let answer = Answer(outcome)
    guard answer.string("outcome") == "accepted" else {
      return rendering.text("被拒绝：", "refused: ") + (answer.string("message") ?? "").harmless
    }
    var parts = [rendering.list(answer.texts("events").map { rendering.label($0, Labels.event) })]
    if answer.flag("duplicate") { parts.append(rendering.text("此前已接受", "accepted before")) }
    parts += answer.texts("warnings").map { rendering.label($0, Labels.warning) }
    for event in answer.rows("wouldRecord") {
      parts.append(event.string("effectiveOn") ?? "")
      if let facts = event.object["facts"] {
        parts.append(String(decoding: JSONWriter.bytes(of: facts), as: UTF8.self).harmless)
      }
    }
    return parts.filter { !$0.isEmpty }.joined(separator: rendering.text("；", "; "))
  }
}
