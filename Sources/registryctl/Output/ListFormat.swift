import RegistryCore

/// The forms in which a list can be printed.
enum ListFormat: String, CaseIterable {
  /// For people, on a screen.
  case table
  /// For programs: comma-separated values with the names and values of the JSON answer (RFC 4180).
  case csv
  /// For programs: an object a line.
  case jsonl
  /// For spreadsheets: comma-separated values with the bureau's words, which a spreadsheet opens as they are.
  case excel

  static let option = OptionSpec(
    "format",
    .choice(
      allCases.map { format in
        let label =
          switch format {
          case .table: Phrase("表格", "for people")
          case .csv: Phrase("CSV，供程序", "CSV for programs")
          case .jsonl: Phrase("每行一个 JSON 对象", "a JSON object a line")
          case .excel: Phrase("CSV，供电子表格", "CSV for spreadsheets")
          }
        return .init(value: format.rawValue, label: label)
      }), "输出的形式；默认 table", "form of the list; by default table")

  /// The list of an answer in this form; nil for the table, which every question draws itself.
  ///
  /// - Parameter shape: the form of the answer, if it is known.
  func text(_ answer: JSONObject, shape: JSONShape?, _ rendering: Rendering) -> String? {
    text(AnswerList(answer, shape: shape), rendering)
  }

  func text(_ list: AnswerList, _ rendering: Rendering) -> String? {
    switch self {
    case .table: return nil
    case .jsonl:
      return list.rows.map { String(decoding: JSONWriter.bytes(of: .object($0)), as: UTF8.self) + "\n" }.joined()
    case .csv:
      return CSVText.line(list.columns)
        + list.rows.map { row in CSVText.line(list.columns.map { AnswerList.plain(row[Text($0)]) }) }.joined()
    case .excel: return SpreadsheetList(list, rendering).text(rendering)
    }
  }
}
