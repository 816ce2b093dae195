/// Subjects, each known by a small number: what is kept for every command or entity names its subject by it.
package struct SubjectTable: Sendable {
  private var texts = TextTable()

  /// A table without subjects; the first that is inserted gets 0.
  package init() {}

  /// The number of a subject; nil if it was never inserted.
  package func number(of subject: Subject) -> Int? {
    let (text, tag) = subject.key
    return texts.number(of: text, tag: tag)
  }

  /// The number of a subject, which it is given now if it has none.
  package mutating func insert(_ subject: Subject) -> (number: Int, isNew: Bool) {
    let (text, tag) = subject.key
    return texts.insert(text, tag: tag)
  }

  /// The subject that was given this number; any other number is a fault of the caller.
  package subscript(number: Int) -> Subject {
    Subject(key: (texts[number], texts.tag(of: number)))
  }
}
