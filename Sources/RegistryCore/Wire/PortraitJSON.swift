/// Everything that is registered of a space, for `show`.
enum PortraitJSON {
  static func write(_ id: SpaceID, _ date: CivilDate, _ portrait: SpacePortrait?, to writer: inout JSONWriter) {
    writer.member("spaceId", id.text)
    writer.member("on", date.text)
    if let portrait { write(portrait, date, to: &writer) }
    writer.key("status")
    writer.object { AnswerJSON.write(id, date, portrait?.status, to: &$0) }
    guard let portrait else { return }
    writer.array("titles", portrait.titles) { writer, title in
      writer.object { write(title, date, to: &$0) }
    }
    writer.array("applications", portrait.applications) { writer, item in writer.object { write(item, to: &$0) } }
    writer.array("reports", portrait.reports) { writer, report in
      writer.object {
        $0.member("year", report.year)
        $0.member("submittedOn", report.submittedOn.text)
      }
    }
    writer.array("assessments", portrait.assessments) { writer, item in
      writer.object {
        $0.member("assessmentId", item.id.text)
        $0.member("year", item.year)
        $0.member("grade", item.grade)
        $0.member("decisionDate", item.decisionDate.text)
      }
    }
    writer.array("rewards", portrait.rewards) { writer, reward in
      writer.object {
        $0.member("year", reward.year)
        $0.member("decisionDate", reward.decisionDate.text)
      }
    }
    writer.array("rectifications", portrait.rectifications) { writer, item in
      writer.object { write(item, date, to: &$0) }
    }
    writer.array("sanctions", portrait.sanctions) { writer, item in
      writer.object {
        $0.member("sanctionId", item.id.text)
        $0.member("decisionDate", item.decisionDate.text)
        $0.member("severity", item.severity.rawValue)
        $0.member("kind", item.kind)
      }
    }
    writer.array("findings", portrait.findings) { writer, item in writer.object { write(item, to: &$0) } }
    writer.array("disputes", portrait.disputes) { writer, item in writer.object { write(item, to: &$0) } }
  }

  private static func write(_ portrait: SpacePortrait, _ date: CivilDate, to writer: inout JSONWriter) {
    let space = portrait.space
    writer.member("name", space.names.on(date))
    writer.member("address", space.addresses.on(date))
    writer.member("jurisdiction", space.jurisdictions.on(date))
    writer.member("operatorId", portrait.status.operator.text)
    writer.member("operatorName", ifAny: portrait.operatorName)
    writer.member("onCampus", space.isOnCampus)
    writer.member("collegeOperated", space.isCollegeOperated)
    writer.member("registeredOn", space.registeredOn.text)
  }

  private static func write(_ title: Title, _ date: CivilDate, to writer: inout JSONWriter) {
    writer.member("certificationId", title.id.text)
    writer.member("applicationId", title.application.text)
    writer.member("documentNo", title.documentNo.text)
    writer.member("decisionDate", title.decisionDate.text)
    writer.member("validFrom", title.validFrom.text)
    writer.member("validUntil", title.validUntil.text)
    let end = title.end
    if end.date <= date {
      writer.member("endedOn", end.date.text)
      writer.member("titleStatus", TitleStatus(end.kind).rawValue)
    } else if title.validFrom <= date {
      writer.member("titleStatus", TitleStatus.certified.rawValue)
    } else {
      writer.member("titleStatus", StatusFlag.titlePending.rawValue)
    }
  }

  private static func write(_ application: Application, to writer: inout JSONWriter) {
    writer.member("applicationId", application.id.text)
    writer.member("operatorId", application.operator.text)
    writer.member("submittedOn", application.submittedOn.text)
    if let closing = application.closing {
      writer.member("closing", closing.kind.rawValue)
      writer.member("closedOn", closing.date.text)
    }
    writer.array("stages", Array(application.attempts.standing)) { writer, attempt in
      writer.object {
        $0.member("stage", attempt.stage.rawValue)
        $0.member("date", attempt.date.text)
        $0.member("passed", attempt.passed)
      }
    }
    guard let notice = application.notice else { return }
    writer.key("notice")
    writer.object { writer in
      writer.member("noticeId", notice.id.text)
      writer.member("startsOn", notice.startsOn.text)
      writer.member("endsOn", notice.endsOn.text)
      writer.array("objections", notice.objections) { writer, objection in
        writer.object {
          $0.member("objectionId", objection.id.text)
          $0.member("filedOn", objection.filedOn.text)
          if let resolution = objection.resolution {
            $0.member("resolvedOn", resolution.date.text)
            $0.member("upheld", resolution.isUpheld)
          }
        }
      }
    }
  }

  private static func write(_ item: Rectification, _ date: CivilDate, to writer: inout JSONWriter) {
    writer.member("rectificationId", item.id.text)
    writer.member("orderedOn", item.orderedOn.text)
    writer.member("deadline", item.deadline.text)
    writer.member("ground", item.ground.rawValue)
    writer.member("basisId", item.basis)
    writer.member("state", item.state(on: date).rawValue)
    writer.member("reportedOn", ifAny: item.reportedOn?.text)
    writer.member("overdue", item.isOverdue(on: date))
  }

  private static func write(_ item: Finding, to writer: inout JSONWriter) {
    writer.member("findingId", item.id.text)
    writer.member("applicationId", item.application.text)
    writer.member("decisionDate", item.decisionDate.text)
    guard let ban = item.ban else { return }
    writer.member("banStart", ban.start.text)
    writer.member("banEnd", ban.end.text)
    writer.member("banSubject", ban.subject.rawValue)
  }

  private static func write(_ item: Dispute, to writer: inout JSONWriter) {
    writer.member("disputeId", item.id.text)
    writer.member("kind", item.kind.rawValue)
    writer.member("targetCommandId", item.targetCommand.text)
    writer.member("filedOn", item.filedOn.text)
    guard let decision = item.decision else { return }
    writer.member("outcome", decision.outcome.rawValue)
    writer.member("decidedOn", decision.date.text)
  }
}
