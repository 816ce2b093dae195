import RegistryCore

/// One event for people, on one line. Lines come one by one, so the columns have fixed widths.
enum EventText {
  static func line(_ event: Answer, _ rendering: Rendering) -> String {
    let number = event.number("seq").map(String.init) ?? ""
    let moment = rendering.instant(event.instant("at")).padded(toColumns: rendering.language == .chinese ? 23 : 26)
    let label = rendering.label(event.text("type") ?? "", Labels.event).padded(toColumns: 22)
    var parts = [
      Cell(String(repeating: " ", count: max(0, 6 - number.count)) + number, .faint), Cell(moment),
      Cell(label, .strong), Cell(rendering.dateColumn(event.date("effectiveOn"))),
      Cell(event.answer("data")?.string("documentNo") ?? ""),
    ]
    parts += entities(event, rendering)
    if let by = event.answer("by") {
      parts.append(Cell([by.string("user"), by.string("office")].compactMap(\.self).joined(separator: "@")))
    }
    parts.append(Cell(event.string("command") ?? "", .faint))
    return parts.filter { !$0.text.isEmpty }.map { rendering.styled($0.text, $0.style) }.joined(separator: "  ") + "\n"
  }

  private static func entities(_ event: Answer, _ rendering: Rendering) -> [Cell] {
    (event.answer("entities")?.object.members ?? []).compactMap { member in
      guard let id = member.value.asText?.string else { return nil }
      let kind = EntityKind(name: member.key).map { rendering.text($0.label) } ?? member.key.string
      return Cell("\(kind) \(id)")
    }
  }
}
