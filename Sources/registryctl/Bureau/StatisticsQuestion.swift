import RegistryCore

/// `stats`: the yearly table that a bureau reports, with a chart.
enum StatisticsQuestion {
  static let verb = Verb.question(
    "stats", "年度统计表与图", "the yearly table of a bureau, with a chart",
    options: [
      OptionSpec("from-year", .natural, "第一年；默认登记簿的第一年", "first year; by default the register's first"),
      OptionSpec("to-year", .natural, "最后一年；默认所看之日的年份", "last year; by default that of the day asked about"),
      OptionSpec("by-place", .flag, "分所属地", "each place by itself"),
      OptionSpec("chart", .choice(columns.map(\.choice)), "画哪一列；默认年末有效", "which column to draw; by default inForce"),
      .on,
      .knownAt,
    ],
    example: "stats --from-year 2018 --to-year 2023 --by-place", question)

  /// A column of the table: its member in the answer, and what the bureau calls it.
  struct Column {
    let member: Text
    let label: Phrase
    var choice: ValueKind.Choice { ValueKind.Choice(value: member.string, label: label) }
  }

  static let columns = [
    Column(member: "applications", label: Phrase("申请", "Applied")),
    Column(member: "certified", label: Phrase("认定", "Certified")),
    Column(member: "refused", label: Phrase("不予认定", "Refused")),
    Column(member: "withdrawn", label: Phrase("撤回", "Withdrawn")),
    Column(member: "revoked", label: Phrase("取消", "Revoked")),
    Column(member: "relinquished", label: Phrase("放弃", "Given up")),
    Column(member: "expired", label: Phrase("到期", "Expired")),
    Column(member: "reports", label: Phrase("年度报告", "Reports")),
    Column(member: "inForce", label: Phrase("年末有效", "In force")),
  ]

  /// In the place of a place: the counts of all.
  static let wholeCity = Phrase("全市", "all")

  static let question = QuestionVerb { arguments, today in
    var question = arguments.question("statistics", on: today)
    question.add("fromYear", arguments.jsonNumber("from-year"))
    question.add("toYear", arguments.jsonNumber("to-year"))
    return question
  } refuse: { arguments in
    guard let from = arguments.number("from-year"), let to = arguments.number("to-year"), from > to else { return nil }
    return .reversed("from-year", "to-year")
  } narrow: { answer, arguments in
    // Programs get all there is; what the words ask of the picture goes with the answer to where it is drawn.
    if arguments.has("json") { return answer }
    var narrowed = arguments.has("by-place") ? answer : withoutPlaces(answer)
    narrowed.add("chart", arguments.json("chart"))
    return narrowed
  } render: { exchange, rendering in
    let years = exchange.answer.rows("years")
    guard !years.isEmpty else { return rendering.text("没有年度\n", "no year\n") }
    let hasPlaces = years.contains { !$0.rows("places").isEmpty }
    var table = TextTable(
      [.fixed(rendering.text("年度", "Year")), .fixed(rendering.text("所属地", "Place"))]
        + columns.map { .number(rendering.text($0.label)) })
    for year in years {
      let all = hasPlaces ? rendering.text(wholeCity) : ""
      let number = year.number("year").map(String.init) ?? ""
      table.rows.append(row(year, number, all, .strong, rendering))
      for place in year.rows("places") {
        let name = rendering.label(place.text("jurisdiction") ?? "", Labels.jurisdiction)
        table.rows.append(row(place, number, name, .plain, rendering))
      }
    }
    return rendering.heading(
      rendering.text("年度统计  截至 ", "Statistics  as of ") + rendering.point(exchange.question))
      + table.text(rendering) + "\n" + chart(years, of: exchange.answer.text("chart") ?? "inForce", rendering)
  }

  private static func withoutPlaces(_ answer: JSONObject) -> JSONObject {
    var answer = answer
    let years = Answer(answer).rows("years").map { year in
      JSONValue.object(JSONObject(year.object.members.filter { $0.key != "places" }))
    }
    answer["years"] = .array(years)
    return answer
  }

  private static func row(
    _ counts: Answer, _ year: String, _ place: String, _ style: Style, _ rendering: Rendering
  ) -> [Cell] {
    [Cell(year, style), Cell(place, style)]
      + columns.map { column in
        let count = counts.number(column.member) ?? 0
        return Cell(String(count), count == 0 ? .faint : style)
      }
  }

  private static func chart(_ years: [Answer], of member: Text, _ rendering: Rendering) -> String {
    let column = columns.first { $0.member == member }
    let bars = years.map { (name: $0.number("year").map(String.init) ?? "", value: $0.number(member) ?? 0) }
    return BarChart(title: column.map { rendering.text($0.label) } ?? member.string, bars: bars).text(rendering)
  }
}
