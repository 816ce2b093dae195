import RegistryCore

/// Whether nothing was found at a place because there is no such place.
///
/// Which places there are is a matter of the regulation in force, and a space may be registered at another; so what was
/// found comes first.
enum PlaceCheck {
  /// - Parameter rows: the member of the answer that would have the rows.
  static func run(
    _ exchange: Exchange, rows: Text, _ invocation: Invocation, _ client: RegistryClient
  ) throws(Failure) {
    guard let place = exchange.question.text("place"), exchange.answer.rows(rows).isEmpty else { return }
    let asked = exchange.beside("regulation", ["on": exchange.question.object["on"] ?? .null])
    let regulation = Answer(try client.ask(asked))
    let places = regulation.answer("parameters")?.texts("jurisdictions") ?? []
    guard !places.contains(place) else { return }
    let kind = ValueKind.choice(places.isEmpty ? PlaceWords.choices : places.map(PlaceWords.choice))
    throw invocation.usage(
      .badValue("place", place.string, expected: kind.expectation, suggestion: kind.suggestion(for: place.string)))
  }
}
