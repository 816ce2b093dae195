import RegistryCore

/// `query`: questions as JSON objects in, results as the daemon sent them out, one a line.
enum QueryVerb {
  static let verb = Verb(
    name: "query", section: .entry,
    purpose: Phrase("用 JSON 提问：一个问题，或逐行读入", "questions as JSON: one, or one a line from standard input"),
    operands: [OperandSpec("JSON|-", "JSON|-", .text, .optional)],
    example: "query '{\"query\":\"status\",\"spaceId\":\"s1\",\"on\":\"2018-06-10\"}'",
    remarks: Phrase(
      "问题的种类与字段：\(QuestionKind.allCases.map(\.rawValue).joined(separator: "、"))。逐行提问时，不能回答的一行得到 {\"error\":…,\"message\":…}，不会中断。",
      "The kinds are: \(QuestionKind.allCases.map(\.rawValue).joined(separator: ", ")). Where they come one a line, one that cannot be answered gets {\"error\":…,\"message\":…} and ends nothing."
    ),
    run: { (invocation) throws(Failure) in try run(invocation) })

  private static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
    guard let word = invocation.arguments.operands.first, word != "-" else { return try runLines(invocation) }
    guard let question = try JSONDocument.parse(Array(word.utf8), name: "question", of: invocation.verb).asObject else {
      throw invocation.usage(.badDocument(word, reason: Phrase("应为 JSON 对象", "must be a JSON object")))
    }
    let client = try invocation.connect()
    try invocation.console.put(try client.ask(question))
    return .done
  }

  /// Longest question that is read; the fields of one are identifiers and dates.
  private static let maxLineBytes = 64 << 10

  private static func runLines(_ invocation: Invocation) throws(Failure) -> ExitCode {
    let lines = try CommandLines(nil, maxLength: maxLineBytes, language: invocation.language)
    let client = try invocation.connect()
    var result = ExitCode.done
    while let first = try lines.next() {
      var items = [first]
      while items.count < RegistryClient.mostOpen, let item = try lines.nextWithoutWaiting() { items.append(item) }
      for case .command(let question) in items { client.send(question: question) }
      for item in items {
        let (answer, isAnswer) = try answer(to: item, from: client)
        try invocation.console.put(answer)
        if !isAnswer { result = .usage }
      }
      try invocation.console.flush()
    }
    return result
  }

  /// What stands in the line of output for a line of input.
  private static func answer(
    to item: CommandLines.Item, from client: RegistryClient
  ) throws(Failure) -> (JSONObject, isAnswer: Bool) {
    switch item {
    case .malformed(let reason): return (["error": "malformed", "message": .string(Text(reason))], false)
    case .command:
      do throws(Failure) {
        return (try client.answer(), true)
      } catch {
        guard case .call(let failure) = error else { throw error }
        switch failure {
        case .questionRefused(let parameter, let message):
          return (
            [
              "error": "questionRefused", "parameter": .string(parameter),
              "message": .string(Text(message.text(in: client.language))),
            ], false
          )
        case .interfaceNotFound, .methodNotFound, .methodNotImplemented, .invalidParameter, .permissionDenied,
          .expectedMore, .storageFailed, .batchTooLong, .sizeDiffers, .noSuchAttachment, .attachmentRefused,
          .inconsistent:
          throw error
        }
      }
    }
  }
}
