/// Answers about how an answer came to be: `explain`, `diff`, `timeline`.
enum ExplanationJSON {
  static func write(_ id: SpaceID, _ date: CivilDate, _ explanation: Explanation, to writer: inout JSONWriter) {
    writer.member("spaceId", id.text)
    writer.member("on", date.text)
    writer.key("status")
    writer.object { AnswerJSON.write(id, date, explanation.status, to: &$0) }
    writer.array("chain", explanation.chain) { writer, item in
      writer.object {
        $0.array("roles", item.roles) { $0.string($1.rawValue) }
        write(item.record, to: &$0)
      }
    }
    writer.array("time", explanation.passages) { writer, passage in
      writer.object {
        $0.member("kind", passage.kind.rawValue)
        $0.member("since", passage.since.text)
        write(passage.rule, to: &$0)
        $0.member("ref", passage.ref)
      }
    }
    writer.array("amendments", explanation.amendments) { writer, item in
      writer.object {
        $0.member("kind", item.effect.kind.rawValue)
        $0.member("targetCommandId", item.effect.target.text)
        $0.member("targetCommand", ifAny: item.effect.targetName?.name)
        write(item.effect.changes, as: "changes", to: &$0)
        write(item.status, as: "statusChanges", to: &$0)
        write(item.record, to: &$0)
      }
    }
  }

  static func write(
    _ id: SpaceID, _ date: CivilDate, _ difference: KnowledgeDifference, to writer: inout JSONWriter
  ) {
    writer.member("spaceId", id.text)
    writer.member("on", date.text)
    writer.key("before")
    writer.object { AnswerJSON.write(id, date, difference.before, to: &$0) }
    writer.key("after")
    writer.object { AnswerJSON.write(id, date, difference.after, to: &$0) }
    write(MemberChange.between(difference.before, difference.after), as: "statusChanges", to: &writer)
    writer.array("learned", difference.learned) { writer, item in
      writer.object {
        write(item.status, as: "statusChanges", to: &$0)
        write(item.record, to: &$0)
      }
    }
    writer.array("revised", difference.revised) { writer, item in
      writer.object {
        write(item.changes, as: "changes", to: &$0)
        AnswerJSON.write(item.row, to: &$0)
      }
    }
  }

  static func write(_ id: SpaceID, _ timeline: Timeline, to writer: inout JSONWriter) {
    writer.member("spaceId", id.text)
    writer.array("steps", timeline.steps) { writer, step in
      writer.object {
        $0.member("position", Int(step.record.value))
        $0.member("commandId", step.command.text)
        $0.member("recordedAt", step.recordedAt.utc)
        $0.array("periods", step.periods) { writer, period in
          writer.object {
            $0.member("from", period.from.text)
            $0.member("titleStatus", period.status.rawValue)
          }
        }
      }
    }
  }

  static func write(_ changes: [MemberChange], as key: StaticString, to writer: inout JSONWriter) {
    writer.array(key, changes) { writer, change in
      writer.object {
        $0.member("member", change.member)
        $0.member("from", change.from)
        $0.member("to", change.to)
      }
    }
  }

  /// A record with the rule that it was made under, the regulation then in force and the evidence that came with it.
  private static func write(_ portrait: RecordPortrait, to writer: inout JSONWriter) {
    write(portrait.row.record.rule, to: &writer)
    writer.member("regulation", ifAny: portrait.regulation?.text)
    AnswerJSON.write(portrait, to: &writer)
    let evidence = (portrait.row.record.data["attachments"]?.asArray ?? []).compactMap(\.asText)
    writer.array("evidence", evidence) { $0.string($1) }
  }

  private static func write(_ rule: Rule, to writer: inout JSONWriter) {
    writer.member("rule", rule.rawValue)
    writer.member("article", rule.article)
  }
}
