/// Subjects, each known by a small number: what is kept for every command or entity names its subject by it.
package struct SubjectTable: Sendable {
  private var texts = TextTable()

  package init() {}

  package func number(of subject: Subject) -> Int? {
    let (text, tag) = subject.key
    return texts.number(of: text, tag: tag)
  }

  /// The number of a subject, which it is given now if it has none.
  package mutating func insert(_ subject: Subject) -> (number: Int, isNew: Bool) {
    let (text, tag) = subject.key
    return texts.insert(text, tag: tag)
  }

  package subscript(number: Int) -> Subject {
    Subject(key: (texts[number], texts.tag(of: number)))
  }
}
