/// Subjects, each known by a small number: what is kept for every command or entity names its subject by it.
package struct SubjectTable: Sendable {
  private var texts = TextTable()

  package init() {}

  package func number(of subject: Subject) -> Int? {
    let (text, tag) = Self.key(of: subject)
    return texts.number(of: text, tag: tag)
  }

  /// The number of a subject, which it is given now if it has none.
  package mutating func insert(_ subject: Subject) -> (number: Int, isNew: Bool) {
    let (text, tag) = Self.key(of: subject)
    return texts.insert(text, tag: tag)
  }

  package subscript(number: Int) -> Subject {
    switch texts.tag(of: number) {
    case 1: .space(SpaceID(texts[number]))
    case 2: .operator(OperatorID(texts[number]))
    case _: .registry
    }
  }

  private static func key(of subject: Subject) -> (Text, tag: UInt8) {
    switch subject {
    case .registry: ("", 0)
    case .space(let id): (id.text, 1)
    case .operator(let id): (id.text, 2)
    }
  }
}
