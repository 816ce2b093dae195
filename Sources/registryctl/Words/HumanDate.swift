import RegistryCore

/// Days and moments as people read and write them.
enum HumanDate {
  /// `2018年6月10日` in Chinese, `2018-06-10` in English.
  static func text(_ date: CivilDate, in language: Language) -> String {
    switch language {
    case .chinese:
      let (year, month, day) = date.components
      return "\(year)年\(month)月\(day)日"
    case .english: return date.description
    }
  }

  /// A moment in China Standard Time, to the second: `2018年6月10日 09:30:00`, `2018-06-10 09:30:00 +08:00`.
  static func text(_ instant: Instant, in language: Language) -> String {
    let inDay = (instant.microseconds + chinaStandardTime) % microsecondsPerDay
    let seconds = Int((inDay < 0 ? inDay + microsecondsPerDay : inDay) / 1_000_000)
    let time = [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
      .joined(separator: ":")
    let date = text(instant.civilDate, in: language)
    return language == .chinese ? "\(date) \(time)" : "\(date) \(time) +08:00"
  }

  /// A moment in China Standard Time as a spreadsheet takes it for one: `2018-06-10 09:30:00`.
  static func spreadsheet(_ instant: Instant) -> String {
    String(text(instant, in: .english).prefix(19))
  }

  /// Reads `2018-06-10`, as documents have it `2018年6月10日`, and as spreadsheets and people write it `2018/6/10`,
  /// `2018.6.10`; in digits and marks of either width; years 1900–2200.
  static func read(_ word: String) -> CivilDate? {
    let word = word.halfWidth.trimmed
    if let date = CivilDate(iso: Text(word)) { return date }
    guard let numbers = documentNumbers(word) ?? separated(word),
      let date = CivilDate(year: numbers[0], month: numbers[1], day: numbers[2])
    else { return nil }
    // The years that a command may have are known where dates are read.
    return CivilDate(iso: date.text)
  }

  /// The numbers of `2018年6月10日`.
  private static func documentNumbers(_ word: String) -> [Int]? {
    var rest = Substring(word)
    guard let year = number(before: "年", in: &rest), let month = number(before: "月", in: &rest),
      let day = number(before: "日", in: &rest), rest.isEmpty
    else { return nil }
    return [year, month, day]
  }

  /// The numbers of `2018/6/10`.
  private static func separated(_ word: String) -> [Int]? {
    let parts = word.split(omittingEmptySubsequences: false) { "/-.".contains($0) }
    guard parts.count == 3, parts.allSatisfy(isShortNumber) else { return nil }
    return parts.compactMap { Int($0) }
  }

  /// Today in China Standard Time.
  static func today() -> CivilDate {
    Instant(microseconds: WallClock.now()).civilDate
  }

  private static let chinaStandardTime: Int64 = 8 * 3_600 * 1_000_000
  private static let microsecondsPerDay: Int64 = 86_400 * 1_000_000

  private static func number(before mark: Character, in rest: inout Substring) -> Int? {
    guard let end = rest.firstIndex(of: mark), isShortNumber(rest[..<end]) else { return nil }
    defer { rest = rest[rest.index(after: end)...] }
    return Int(rest[..<end])
  }

  private static func isShortNumber(_ text: Substring) -> Bool {
    (1...4).contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
