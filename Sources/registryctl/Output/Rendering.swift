import RegistryCore

/// How an answer is to look: everything that a rendering depends on besides the answer.
struct Rendering: Sendable {
  let language: Language
  /// Colour is for terminals only.
  var isColoured = false
  /// Columns of the terminal; nil where lines may be as long as they are.
  var width: Int?
  /// Lines of the terminal; nil where there is no screen to fit.
  var height: Int?

  /// The text in the language of the answer.
  func text(_ chinese: String, _ english: String) -> String {
    language == .chinese ? chinese : english
  }

  func text(_ phrase: Phrase) -> String { phrase.text(in: language) }

  func styled(_ text: String, _ style: Style) -> String {
    isColoured && !text.isEmpty && !style.start.isEmpty ? style.start + text + Style.end : text
  }
}

/// What a text means to the eye.
enum Style: Sendable {
  case plain
  /// Headings, and what the answer is about.
  case strong
  /// Details that may be overlooked.
  case faint
  /// In order, in force.
  case good
  /// To be watched.
  case caution
  /// Overdue, ended, refused.
  case bad

  /// The SGR sequence (ECMA-48); the eight colours that every terminal has.
  fileprivate var start: String {
    switch self {
    case .plain: ""
    case .strong: "\u{1B}[1m"
    case .faint: "\u{1B}[2m"
    case .good: "\u{1B}[32m"
    case .caution: "\u{1B}[33m"
    case .bad: "\u{1B}[31m"
    }
  }

  fileprivate static let end = "\u{1B}[0m"
}

/// A piece of text in one style; what could steer a terminal has been made harmless.
struct Cell: Sendable {
  let text: String
  let style: Style
  /// The end of the text that is not cut, such as an identifier behind a name.
  private let kept: String

  init(_ text: String, _ style: Style = .plain, keeping kept: String = "") {
    self.text = text.harmless
    self.style = style
    self.kept = kept.harmless
  }

  var columns: Int { DisplayWidth.columns(of: text) }

  /// As narrow as the text can become: some of what stands before what is kept, and the mark of the cut.
  var leastColumns: Int { kept.isEmpty ? 0 : min(columns, DisplayWidth.columns(of: kept) + Cell.leastBefore) }

  private static let leastBefore = 5

  func shortened(toColumns limit: Int) -> String {
    guard columns > limit, !kept.isEmpty, text.hasSuffix(kept) else { return text.shortened(toColumns: limit) }
    return String(text.dropLast(kept.count)).shortened(toColumns: limit - DisplayWidth.columns(of: kept)) + kept
  }
}

extension Cell: ExpressibleByStringLiteral {
  init(stringLiteral value: String) {
    self.init(value)
  }
}
