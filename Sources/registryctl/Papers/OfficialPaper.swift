import RegistryCore

/// A text of the bureau, ready to be pasted: always Chinese, as it is a document and not talk.
struct OfficialPaper {
  let title: String
  struct Paragraph {
    let text: String
    /// Two blanks stand before it, as Chinese prose has it; else it comes as it is, such as the line that addresses somebody.
    var isProse = true
  }
  var paragraphs: [Paragraph] = []
  /// The office that signs, and the day.
  var issuer: String
  var date: CivilDate?
  /// Said over everything else: that it is a rehearsal.
  var banner: String?
  /// Below everything: where the register can be checked.
  var foot: String?

  init(_ title: String, issuer: String) {
    self.title = title
    self.issuer = issuer
  }

  /// The columns to whose end the signature reaches: those of a printed line of 32 characters.
  private static let columns = 64

  mutating func say(_ text: String) {
    paragraphs.append(Paragraph(text: text))
  }

  mutating func fact(_ name: String, _ value: String) {
    if !value.isEmpty { paragraphs.append(Paragraph(text: "\(name)：\(value)")) }
  }

  /// Every line with its line feed. Paragraphs are not broken: where they are pasted they are.
  var text: String {
    var lines: [String] = []
    if let banner { lines += [banner, ""] }
    lines += [OfficialPaper.centred(title), ""]
    lines += paragraphs.map { ($0.isProse ? "　　" : "") + $0.text }
    lines += ["", OfficialPaper.atTheRight(issuer)]
    if let date { lines.append(OfficialPaper.atTheRight(HumanDate.text(date, in: .chinese))) }
    if let foot { lines += ["", foot] }
    return lines.map { $0.harmless + "\n" }.joined()
  }

  private static func centred(_ text: String) -> String {
    blanks((columns - DisplayWidth.columns(of: text)) / 4) + text
  }

  private static func atTheRight(_ text: String) -> String {
    blanks((columns - DisplayWidth.columns(of: text)) / 2) + text
  }

  /// Full-width blanks, which keep their width in whatever they are pasted into.
  private static func blanks(_ count: Int) -> String { String(repeating: "　", count: max(0, count)) }

  /// For programs: the parts, and the whole.
  var json: JSONObject {
    var object: JSONObject = [
      "title": .string(Text(title)), "paragraphs": .array(paragraphs.map { .string(Text($0.text)) }),
      "issuer": .string(Text(issuer)),
    ]
    object.add("date", date.map { .string($0.text) })
    object.add("foot", foot.map { .string(Text($0)) })
    object["text"] = .string(Text(text))
    return object
  }
}
