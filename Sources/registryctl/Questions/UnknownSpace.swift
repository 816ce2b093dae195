import RegistryCore

/// Whether people have asked about a space that is not registered at all: with a slip in its identifier, or by its name.
/// The answer about such a space says only that nothing is known.
enum UnknownSpace {
  static func tell(
    _ exchange: Exchange, _ invocation: Invocation, _ client: RegistryClient
  ) throws(Failure) {
    guard let space = exchange.question.text("spaceId"), !saysSomething(exchange.answer) else { return }
    try tell(space, invocation, client)
  }

  /// Says so if no space has the identifier.
  static func tell(_ space: Text, _ invocation: Invocation, _ client: RegistryClient) throws(Failure) {
    // Whatever day or moment is asked about: a space that is there later has its identifier now.
    let asked: JSONObject = ["query": "identifiers", "kind": "space", "prefix": .string(space)]
    let known = Answer(try client.ask(asked)).texts("identifiers")
    guard known.first != space else { return }
    let sentence = sentence(space.string)
    invocation.console.say(
      invocation.rendering.text(
        "\(sentence.chinese)；\(advice.chinese)", "\(sentence.english); \(advice.english)"))
  }

  static func sentence(_ space: String) -> Phrase {
    Phrase("没有登记众创空间 \(space.harmless)", "no space \(space.harmless) is registered")
  }

  static let advice = Phrase("查找标识：registryctl search 名称", "to find its id: registryctl search NAME")

  /// Whether there is a name in it, or anything in a list.
  private static func saysSomething(_ answer: Answer) -> Bool {
    let parts = [answer, answer.answer("status"), answer.answer("after")].compactMap(\.self)
    return parts.contains { $0.text("name") != nil }
      || answer.object.members.contains { $0.value.asArray.map { !$0.isEmpty } ?? false }
  }
}
