import Testing

@testable import RegistryCore

/// Questions that cannot be answered as they were put: which member is at fault, and what it must be.
@Suite struct QuestionReadingTests {
  private static let faults: [(JSONObject, Text, String)] = [
    (["query": "weather"], "query", "must be one of status, register"),
    (["on": "2020-01-01"], "query", "must be one of"),
    (["query": "register", "spaceId": "s1"], "spaceId", "this question takes on, entries, query, knownAt"),
    (["query": "status"], "spaceId", "must be given, as text"),
    (["query": "status", "spaceId": 7], "spaceId", "must be given, as text"),
    (["query": "expiring", "to": "2020-01-01"], "from", "must be given, a date YYYY-MM-DD"),
    (["query": "register", "on": "2020-02-30"], "on", "between 1900 and 2200"),
    (["query": "register", "on": 2020], "on", "between 1900 and 2200"),
    (["query": "register", "knownAt": "yesterday"], "knownAt", "timestamp with offset (RFC 3339)"),
    (["query": "assessments"], "year", "a year as a number"),
    (["query": "assessments", "year": "2020"], "year", "a year as a number"),
    (["query": "diff", "spaceId": "s1"], "knownAt", "the earlier of the two moments"),
    (
      ["query": "diff", "spaceId": "s1", "knownAt": "2020-01-02", "and": "2020-01-01"], "and",
      "must not lie before knownAt"
    ),
    (["query": "identifiers", "kind": "city"], "kind", "space or operator"),
    (["query": "identifiers"], "kind", "space or operator"),
    (["query": "search"], "text", "must be given, the text to look for"),
    (["query": "search", "text": "  "], "text", "not be blank"),
    (["query": "search", "text": "a", "limit": 0], "limit", "must be an integer from 1"),
    (["query": "due", "within": 3_661], "within", "must be an integer from 0 to 3660"),
    (["query": "due", "within": "90"], "within", "must be an integer from 0 to 3660"),
    (["query": "due", "place": 7], "place", "must be text"),
    (["query": "due", "kind": "party"], "kind", "must be one of"),
    (["query": "list", "descending": "yes"], "descending", "must be true or false"),
    (["query": "list", "sort": "colour"], "sort", "must be one of"),
    (["query": "statistics", "fromYear": 1_899], "fromYear", "must be an integer from 1900 to 2200"),
  ]

  @Test(arguments: faults.indices) func aQuestionThatCannotBeAnswered(_ index: Int) throws {
    let (question, parameter, message) = Self.faults[index]
    let fault = try #require(throws: QuestionFault.self) {
      try PointedQuestion(question, today: CivilDate(iso: "2020-01-01")!)
    }
    #expect(fault.parameter == parameter)
    #expect(fault.message.english.contains(message), "\(fault.message.english)")
    #expect(!fault.message.chinese.isEmpty && fault.message.chinese != fault.message.english)
  }

  /// `null` stands for an absent member, and what is absent has its usual value.
  @Test func whatIsAbsentHasItsUsualValue() throws {
    let today = CivilDate(iso: "2020-01-01")!
    #expect(try PointedQuestion(["query": "register", "on": .null], today: today).question == .register(on: today))
    let due = try PointedQuestion(["query": "due"], today: today).question
    #expect(due == .due(on: today, within: QuestionReader.usualHorizon, DueSelection()))
  }
}
