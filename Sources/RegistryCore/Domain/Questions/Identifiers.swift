/// The kinds of things whose identifiers can be asked for: those that people type most.
package enum IdentifiedKind: String, CaseIterable, Sendable {
  case space
  case `operator`
}

extension Register {
  /// Most identifiers in an answer: more than a person reads through to find the next letter to type.
  package static let mostIdentifiers = 200

  /// The first identifiers of a kind, in order, that begin with a text.
  package func identifiers(of kind: IdentifiedKind, beginningWith prefix: Text) -> [Text] {
    switch kind {
    case .space: first(spaces.keys.lazy.map(\.text), beginningWith: prefix)
    case .operator: first(operators.keys.lazy.map(\.text), beginningWith: prefix)
    }
  }

  private func first(_ ids: some Sequence<Text>, beginningWith prefix: Text) -> [Text] {
    var found: [Text] = []
    for id in ids where id.string.utf8.starts(with: prefix.string.utf8) {
      // Kept in order while they are found: the whole register is never sorted for one screen.
      if found.count == Register.mostIdentifiers {
        guard id < found[found.count - 1] else { continue }
        found.removeLast()
      }
      found.insert(id, at: found.partitioningIndex { $0 >= id })
    }
    return found
  }
}
