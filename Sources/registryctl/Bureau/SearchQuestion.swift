import RegistryCore

/// `search`: where a text stands in the register.
enum SearchQuestion {
  static let verb = Verb.question(
    "search", "按名称、地址、代码、标识、文号查找", "find by name, address, code, id or document",
    operands: [OperandSpec("文字", "TEXT")],
    options: [
      OptionSpec("limit", .natural, "最多列出多少个；默认 100", "how many to list at the most; by default 100"), .on, .knownAt,
    ],
    example: "search '朔科发[2018]20号'",
    remarks: Phrase(
      "不分大小写、全角半角和括号样式，空格不计；文号按〔2018〕或[2018]都能找到。",
      "Case, full or half width, the kind of brackets and blanks make no difference."), question)

  static let question = QuestionVerb { arguments, today in
    var question = arguments.question("search", on: today, ["text": arguments.operand(0)])
    question.add("limit", arguments.jsonNumber("limit"))
    return question
  } list: { answer, shape in
    AnswerList(
      answer, shape: shape, kinds: [("spaces", "space"), ("operators", "operator"), ("others", "other")],
      title: Phrase("类别", "kind"))
  } caution: { answer in
    rest(of: answer)
  } render: { exchange, rendering in
    let answer = exchange.answer
    let (spaces, operators) = (answer.rows("spaces"), answer.rows("operators"))
    let text = (exchange.question.string("text") ?? "").harmless
    let sections = [
      table(ofSpaces: spaces, rendering), table(ofOperators: operators, rendering),
      table(ofOthers: answer.rows("others"), rendering),
    ].filter { !$0.isEmpty }
    guard !sections.isEmpty else {
      return rendering.text("没有找到“\(text)”\n", "\"\(text)\" was not found\n")
    }
    let rest = rest(of: answer).map { rendering.styled(rendering.text($0), .caution) + "\n" }
    return sections.joined(separator: "\n") + (rest ?? "")
  }

  /// How many spaces and operators the limit has cut off; nil if none.
  private static func rest(of answer: Answer) -> Phrase? {
    let total = answer.number("total") ?? 0
    let left = total - answer.rows("spaces").count - answer.rows("operators").count
    guard left > 0 else { return nil }
    return Phrase("另有 \(left) 个未列出：--limit \(total)", "\(left) more not listed: --limit \(total)")
  }

  /// What a row of the list is.
  static func kindLabel(_ kind: Text) -> Phrase? {
    switch kind.string {
    case "space": EntityKind.space.label
    case "operator": EntityKind.operator.label
    case "other": Phrase("其他", "other")
    default: nil
    }
  }

  private static func table(ofSpaces rows: [Answer], _ rendering: Rendering) -> String {
    TextTable(
      [
        .identifier(rendering.text("众创空间", "Space")), .text(rendering.text("名称", "Name")),
        .fixed(rendering.text("所属地", "Place")), .fixed(rendering.text("称号", "Title")),
        .identifier(rendering.text("运营主体", "Operator")), .text(rendering.text("找到于", "Found in")),
      ],
      rows: rows.map { row in
        let status = row.text("titleStatus") ?? ""
        return [
          Cell(row.string("spaceId") ?? ""), Cell(row.string("name") ?? ""),
          Cell(rendering.label(row.text("jurisdiction") ?? "", Labels.jurisdiction)),
          Cell(rendering.label(status, Labels.titleStatus), Labels.style(ofTitleStatus: status)),
          Cell(row.string("operatorId") ?? ""), matchCell(row, rendering),
        ]
      }
    ).text(rendering)
  }

  private static func table(ofOperators rows: [Answer], _ rendering: Rendering) -> String {
    TextTable(
      [
        .identifier(rendering.text("运营主体", "Operator")), .text(rendering.text("名称", "Name")),
        .identifier(rendering.text("运营的众创空间", "Operates")), .text(rendering.text("找到于", "Found in")),
      ],
      rows: rows.map { row in
        [
          Cell(row.string("operatorId") ?? ""), Cell(row.string("operatorName") ?? ""),
          Cell(rendering.list(row.texts("spaces").map(\.string))), matchCell(row, rendering),
        ]
      }
    ).text(rendering)
  }

  private static func table(ofOthers rows: [Answer], _ rendering: Rendering) -> String {
    TextTable(
      [.fixed(rendering.text("其他", "Other")), .identifier(rendering.text("文字", "Text"))],
      rows: rows.map { [Cell(rendering.label($0.text("field") ?? "", label)), Cell($0.string("text") ?? "")] }
    ).text(rendering)
  }

  /// Names and addresses are cut on a narrow terminal, identifiers and numbers are not.
  private static func matchCell(_ row: Answer, _ rendering: Rendering) -> Cell {
    let hits = row.rows("matches")
    let shown = matches(hits, rendering)
    let canBeCut = hits.allSatisfy { hit in
      switch SearchHit.Field(name: hit.text("field") ?? "") {
      case .spaceId, .operatorId, .name, .operatorName, .formerName, .formerOperatorName, .address, .formerAddress: true
      case .creditCode, .hostCreditCode, .applicationId, .certificationId, .documentNo, .callId, .callDocumentNo,
        .regulationId, .regulationDocumentNo, nil:
        false
      }
    }
    return Cell(shown, keeping: canBeCut ? "" : shown)
  }

  /// What the row does not show already: where else the text stands.
  static func matches(_ hits: [Answer], _ rendering: Rendering) -> String {
    rendering.list(
      hits.map { hit in
        let field = rendering.label(hit.text("field") ?? "", label)
        switch SearchHit.Field(name: hit.text("field") ?? "") {
        case .spaceId, .name, .operatorId, .operatorName: return field
        default: return rendering.text("\(field)：\(hit.string("text") ?? "")", "\(field): \(hit.string("text") ?? "")")
        }
      })
  }

  static func label(_ field: Text) -> Phrase? {
    SearchHit.Field(name: field).map { field in
      switch field {
      case .spaceId, .operatorId: Phrase("标识", "id")
      case .name, .operatorName: Phrase("名称", "name")
      case .formerName, .formerOperatorName: Phrase("曾用名称", "former name")
      case .address: Phrase("地址", "address")
      case .formerAddress: Phrase("曾用地址", "former address")
      case .creditCode: Phrase("统一社会信用代码", "credit code")
      case .hostCreditCode: Phrase("依托单位代码", "credit code of the host")
      case .applicationId: Phrase("申请", "application")
      case .certificationId: Phrase("认定", "certification")
      case .documentNo: Phrase("文号", "document")
      case .callId: Phrase("申报通知", "call")
      case .callDocumentNo: Phrase("申报通知文号", "document of a call")
      case .regulationId: Phrase("办法", "regulation")
      case .regulationDocumentNo: Phrase("办法文号", "document of a regulation")
      }
    }
  }
}
