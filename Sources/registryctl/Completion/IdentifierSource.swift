import RegistryCore

/// The identifiers that the running daemon knows, for those who type them: quickly, or none.
enum IdentifierSource {
  /// Somebody waits with a finger on the key; a daemon that is busy for longer is as good as none.
  private static let patience = 300

  /// What begins so; empty if the kind cannot be asked for, or no daemon answers in time.
  static func identifiers(
    of kind: EntityKind, beginningWith prefix: String, socket: String?, environment: CommandLineEnvironment
  ) -> [String] {
    guard let kind = IdentifiedKind(rawValue: kind.rawValue) else { return [] }
    do throws(Failure) {
      let path = try SocketPlace.path(option: socket, environment: environment)
      let client = try RegistryClient(path: path, patience: patience, language: .english)
      let answer = try client.ask(
        [
          "query": "identifiers", "kind": .string(Text(kind.rawValue)), "prefix": .string(Text(prefix)),
        ])
      return Answer(answer).texts("identifiers").map(\.string)
    } catch {
      return []
    }
  }
}
