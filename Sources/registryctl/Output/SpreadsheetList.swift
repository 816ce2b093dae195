import RegistryCore

/// A list as a spreadsheet has it: one thing a row, and nothing in a cell that is a table of its own if that has rows to
/// be counted with.
struct SpreadsheetList {
  private(set) var columns: [String]
  private(set) var rows: [JSONObject]
  private let titles: [String: Phrase]

  init(_ list: AnswerList, _ rendering: Rendering) {
    columns = list.columns
    rows = list.rows
    titles = list.titles
    let (places, place): (Text, Text) = ("places", "jurisdiction")
    guard let index = columns.firstIndex(of: places.string) else { return }
    columns.remove(at: index)
    guard rows.contains(where: { $0[places] != nil }) else { return }
    columns.insert(place.string, at: 1)
    rows = rows.flatMap { year in
      var all = year
      all[place] = .string(Text(rendering.text(StatisticsQuestion.wholeCity)))
      return [all]
        + Answer(year).rows(places).map { counts in
          var row = counts.object
          row["year"] = year["year"]
          return row
        }
    }
  }

  /// The file: a mark of its encoding, the titles, the rows.
  func text(_ rendering: Rendering) -> String {
    let head = columns.map { column in
      titles[column].map(rendering.text) ?? ColumnWords.title(column, rendering)
    }
    let lines = rows.map { row in
      CSVText.line(
        columns.map { column in
          let value = row[Text(column)]
          return SpreadsheetCell.text(ColumnWords.value(value, of: column, in: row, rendering), value)
        })
    }
    // Without the mark a spreadsheet takes the bytes for those of its own code page.
    return "\u{FEFF}" + CSVText.line(head) + lines.joined()
  }
}
