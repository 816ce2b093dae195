/// The answers to the questions of the bureau: what is due, searches, lists, statistics.
///
/// Members that have nothing to say are left out.
enum BureauJSON {
  static func write(_ items: [DueItem], from date: CivilDate, to horizon: CivilDate, _ writer: inout JSONWriter) {
    writer.member("on", date.text)
    writer.member("until", horizon.text)
    writer.array("due", items) { writer, item in
      writer.object { write(item, on: date, &$0) }
    }
  }

  private static func write(_ item: DueItem, on date: CivilDate, _ writer: inout JSONWriter) {
    writer.member("kind", item.kind.rawValue)
    writer.member("stage", ifAny: item.stage?.name)
    writer.member("spaceId", item.space.text)
    writer.member("name", item.name)
    writer.member("jurisdiction", item.place)
    writer.member("operatorId", item.operator.text)
    writer.member("owedBy", item.owedBy.rawValue)
    writer.member("rule", ifAny: item.rule?.name)
    writer.member("article", item.article(in: .chinese))
    if let dueOn = item.dueOn {
      writer.member("dueOn", dueOn.text)
      writer.member("daysLeft", date.days(until: dueOn))
    }
    writer.member("overdue", item.isOverdue)
    writer.member("ref", item.ref)
    writer.member("decision", ifAny: item.decision?.name)
  }

  static func write(_ found: SearchAnswer, _ writer: inout JSONWriter) {
    writer.member("total", found.total)
    writer.array("spaces", found.spaces) { writer, space in
      writer.object {
        $0.member("spaceId", space.space.text)
        $0.member("name", space.name)
        $0.member("jurisdiction", space.place)
        $0.member("operatorId", space.operator.text)
        $0.member("titleStatus", space.title.rawValue)
        write(space.hits, "matches", &$0)
      }
    }
    writer.array("operators", found.operators) { writer, body in
      writer.object {
        $0.member("operatorId", body.operator.text)
        $0.member("operatorName", body.name)
        $0.array("spaces", body.spaces) { $0.string($1.text) }
        write(body.hits, "matches", &$0)
      }
    }
    write(found.others, "others", &writer)
  }

  private static func write(_ hits: [SearchHit], _ name: StaticString, _ writer: inout JSONWriter) {
    writer.array(name, hits) { writer, hit in
      writer.object {
        $0.member("field", hit.field.rawValue)
        $0.member("text", hit.text)
      }
    }
  }

  static func write(_ entries: [ListEntry], on date: CivilDate, _ writer: inout JSONWriter) {
    writer.member("on", date.text)
    writer.array("spaces", entries) { writer, entry in
      writer.object { write(entry, &$0) }
    }
  }

  private static func write(_ entry: ListEntry, _ writer: inout JSONWriter) {
    let status = entry.status
    writer.member("spaceId", entry.space.text)
    writer.member("name", entry.name)
    writer.member("jurisdiction", entry.place)
    writer.member("operatorId", entry.operator.text)
    writer.member("operatorName", ifAny: entry.operatorName)
    writer.member("titleStatus", status.title.rawValue)
    writer.member("certificationId", ifAny: status.certification?.text)
    writer.member("validFrom", ifAny: status.term?.validFrom.text)
    writer.member("validUntil", ifAny: status.term?.validUntil.text)
    writer.member("endedOn", ifAny: status.endedOn?.text)
    writer.member("applicationStage", status.stage.rawValue)
    writer.array("flags", status.flags) { $0.string($1.rawValue) }
    writer.member("bannedUntil", ifAny: status.bannedUntil?.text)
  }

  static func write(_ years: [YearStatistics], on date: CivilDate, _ writer: inout JSONWriter) {
    writer.member("on", date.text)
    writer.array("years", years) { writer, year in
      writer.object { writer in
        writer.member("year", year.year)
        write(year.total, &writer)
        writer.array("places", year.places) { writer, row in
          writer.object {
            $0.member("jurisdiction", row.place)
            write(row.counts, &$0)
          }
        }
      }
    }
  }

  private static func write(_ counts: YearCounts, _ writer: inout JSONWriter) {
    writer.member("applications", counts.applications)
    writer.member("certified", counts.certified)
    writer.member("refused", counts.refused)
    writer.member("withdrawn", counts.withdrawn)
    writer.member("revoked", counts.revoked)
    writer.member("relinquished", counts.relinquished)
    writer.member("expired", counts.expired)
    writer.member("reports", counts.reports)
    writer.member("inForce", counts.inForce)
  }
}
