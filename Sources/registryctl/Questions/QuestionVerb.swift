import RegistryCore

/// A verb that puts one question and shows its answer: words to question, question to answer, answer to text.
struct QuestionVerb: Sendable {
  /// The question for the words given. The date is today's, for those who name no day.
  let request: @Sendable (ParsedArguments, CivilDate) -> JSONObject
  /// Why the words make no question, though each of them is in order.
  var refuse: @Sendable (ParsedArguments) -> UsageError? = { _ in nil }
  /// Leaves out of an answer what was not asked for; the daemon's questions know fewer conditions.
  var narrow: @Sendable (JSONObject, ParsedArguments) -> JSONObject = { answer, _ in answer }
  /// Fails if there is no answer because what was asked makes no sense in this registry.
  var check: @Sendable (Exchange, Invocation, RegistryClient) throws(Failure) -> Void = { _, _, _ in }
  /// What is asked besides before people are told that there is nothing: whether what they named is there at all.
  var doubt: @Sendable (Exchange) -> JSONObject? = { _ in nil }
  /// The spaces that people are told the names of, though the answer has none.
  var named: @Sendable (Exchange) -> [SpaceNames.Wanted] = { _ in [] }
  /// The list in an answer, for programs and spreadsheets.
  var list: @Sendable (JSONObject, JSONShape?) -> AnswerList = { answer, shape in AnswerList(answer, shape: shape) }
  /// What those who get the list are told besides.
  var caution: @Sendable (Answer) -> Phrase? = { _ in nil }
  let render: @Sendable (Exchange, Rendering) -> String

  func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
    let format = invocation.arguments["format"].flatMap(ListFormat.init(rawValue:))
    if format != nil, invocation.wantsJSON { throw invocation.usage(.together("format", "json")) }
    if let error = refuse(invocation.arguments) { throw invocation.usage(error) }
    let isForPeople = !invocation.wantsJSON && (format ?? .table) == .table
    let question = request(invocation.arguments, HumanDate.today())
    let client = try invocation.connect()
    if isForPeople { client.sendInfo() }
    client.send(question: question)
    if isForPeople {
      try invocation.console.put(RehearsalNotice.text(try client.info(), invocation.rendering))
    }
    let answer = narrow(try client.answer(), invocation.arguments)
    var exchange = Exchange(question: question, answer: answer)
    try check(exchange, invocation, client)
    if invocation.wantsJSON {
      try invocation.console.put(answer)
    } else if let text = format?.text(
      list(answer, AnswerTable.shape(ofVerb: invocation.verb)), invocation.rendering)
    {
      try invocation.console.put(text)
      if let caution = caution(exchange.answer) { invocation.console.say(invocation.rendering.text(caution)) }
    } else {
      if let doubt = doubt(exchange) { exchange.background = Answer(try client.ask(doubt)) }
      exchange.names = try SpaceNames(named(exchange), exchange, from: client)
      try invocation.console.put(render(exchange, invocation.rendering))
      try UnknownSpace.tell(exchange, invocation, client)
    }
    return .done
  }
}

extension Verb {
  static func question(
    _ name: String, _ chinese: String, _ english: String, operands: [OperandSpec] = [], options: [OptionSpec] = [],
    example: String, remarks: Phrase? = nil, _ question: QuestionVerb
  ) -> Verb {
    Verb(
      name: name, section: .questions, purpose: Phrase(chinese, english), operands: operands,
      options: options + [ListFormat.option],
      example: example, remarks: remarks
    ) { (invocation) throws(Failure) in try question.run(invocation) }
  }
}

extension OptionSpec {
  static let on = OptionSpec(
    "on", .date, "看哪一天；默认今天（北京时间）", "the day asked about; by default today in China Standard Time")
  static let knownAt = OptionSpec(
    "known-at", .instant, "只用当时（或当日）为止已录入的记录；默认全部",
    "use only what was recorded up to then (a date means its end); by default all")
}

extension OptionSpec {
  /// For questions about records: those that had no effect yet on the day are left out.
  static let onIfEffective = OptionSpec(
    "on", .date, "只看当日为止生效的；默认全部", "only what had taken effect by that day; by default all")
}

extension OperandSpec {
  static let space = OperandSpec("众创空间标识", "SPACE", .identifier(.space))
}

/// What every screen of a rehearsal registry says.
enum RehearsalNotice {
  /// Empty for a real registry.
  static func text(_ info: JSONObject, _ rendering: Rendering) -> String {
    let info = Answer(info)
    guard info.flag("rehearsal") else { return "" }
    let origin = info.string("origin") ?? ""
    return rendering.styled(
      rendering.text("〔演练〕\(origin)：不是正式登记簿", "[rehearsal] \(origin): not a real registry").harmless, .caution) + "\n"
  }
}
