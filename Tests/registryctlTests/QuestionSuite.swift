import RegistryCore
import Testing

@testable import registryctl

/// What tests of questions share: the request that words make, and the text that an answer becomes.
protocol QuestionSuite {}

extension QuestionSuite {
  var chinese: Rendering { Rendering(language: .chinese) }
  var english: Rendering { Rendering(language: .english) }

  func parse(_ text: String) throws -> JSONObject {
    try #require(try JSONReader.parse(Array(text.utf8)).asObject)
  }

  /// The request as JSON, on 2024-05-01.
  func request(_ question: QuestionVerb, _ words: String...) throws -> String {
    guard case .run(_, let arguments) = try ArgumentParser.parse(words) else {
      Issue.record("\(words) do not run")
      return ""
    }
    let today = try #require(CivilDate(iso: "2024-05-01"))
    return String(decoding: JSONWriter.bytes(of: .object(question.request(arguments, today))), as: UTF8.self)
  }

  func shown(
    _ question: QuestionVerb, asked: String, answer: String, besides: String? = nil, _ rendering: Rendering
  ) throws -> String {
    var exchange = Exchange(question: try parse(asked), answer: try parse(answer))
    if let besides { exchange.background = registryctl.Answer(try parse(besides)) }
    return question.render(exchange, rendering)
  }
}
