import RegistryCore

/// What spaces are called, for people who read a list whose answer has their identifiers only (DOMAIN §9): each on a day
/// that its row speaks of.
struct SpaceNames {
  /// A space of a list, and the day that its name is wanted of.
  typealias Wanted = (space: Text, day: CivilDate)

  private let names: [Text: String]

  /// Nothing is known: what programs get needs no names.
  init() { names = [:] }

  /// Asks for the names as they were known when the list was.
  ///
  /// - Parameter wanted: of several rows about a space the first decides.
  init(_ wanted: [Wanted], _ exchange: Exchange, from client: RegistryClient) throws(Failure) {
    var known: Set<Text> = []
    let questions = wanted.filter { known.insert($0.space).inserted }.map { wanted in
      exchange.beside("status", ["spaceId": .string(wanted.space), "on": .string(wanted.day.text)])
    }
    var names: [Text: String] = [:]
    for answer in try client.ask(all: questions).map(Answer.init) {
      if let space = answer.text("spaceId"), let name = answer.string("name") { names[space] = name }
    }
    self.names = names
  }

  /// The name with the identifier; the identifier alone if there is no name.
  func cell(_ space: JSONValue, _ rendering: Rendering) -> Cell {
    let id = space.asText
    return rendering.namedCell(id.flatMap { names[$0] }, id: id?.string ?? "")
  }
}
