import RegistryCore

/// What is due, as a calendar.
enum DueCalendar {
  /// A week to prepare it, and the day before.
  private static let reminders = [7, 1]

  /// - Parameters:
  ///   - answer: the answer to a question `due`.
  ///   - info: what the daemon says of itself; its origin makes identifiers unique among registries.
  static func text(_ answer: Answer, info: Answer, asked: Answer, _ rendering: Rendering) -> String {
    let origin = info.string("origin") ?? ""
    var calendar = ICalendar(
      name: rendering.text("众创空间到期事项", "Makerspaces: what is due") + (info.flag("rehearsal") ? " [\(origin)]" : ""))
    let stamp = stamp(info: info, asked: asked)
    for row in answer.rows("due") {
      let entry = entry(row, origin: origin, stamp: stamp, rendering)
      if let day = row.date("dueOn") {
        calendar.add(entry, on: day, remindingDaysBefore: row.flag("overdue") ? [] : reminders)
      } else {
        calendar.addToDo(entry)
      }
    }
    return calendar.text
  }

  /// When the register last learnt something: no later than as of when it was asked. So the same question to the same
  /// register gives the same bytes.
  private static func stamp(info: Answer, asked: Answer) -> Instant {
    let last = info.instant("lastRecordedAt") ?? Instant(microseconds: 0)
    return asked.instant("knownAt").map { min($0, last) } ?? last
  }

  private static func entry(
    _ row: Answer, origin: String, stamp: Instant, _ rendering: Rendering
  ) -> ICalendar.Entry {
    let what = DueQuestion.what(row, rendering)
    let space = rendering.named(row.string("name"), id: row.string("spaceId"))
    let who = DueQuestion.who(row, rendering)
    let article = DueQuestion.article(row, rendering)
    let overdue = row.flag("overdue") ? rendering.text("〔逾期〕", "[overdue] ") : ""
    let ref = row.string("ref") ?? ""
    let uid = ["due", row.string("kind") ?? "", row.string("spaceId") ?? "", ref].map(encoded).joined(separator: "/")
    return ICalendar.Entry(
      uid: uid + "@" + encoded(origin), stamp: stamp,
      summary: overdue + rendering.text("\(what)：\(row.string("name") ?? "")", "\(what): \(row.string("name") ?? "")"),
      description: rendering.text(
        "众创空间：\(space)\n责任方：\(who)\n依据：\(article)\n关于：\(ref)",
        "Space: \(space)\nWho: \(who)\nArticle: \(article)\nAbout: \(ref)"),
      category: what)
  }

  /// A part of an identifier in ASCII without the marks that part it, as URLs do it.
  private static func encoded(_ part: String) -> String {
    var result = ""
    for byte in part.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default: result += "%" + Hex.encode([byte])
      }
    }
    return result
  }
}
