/// What each identifier in use belongs to.
package struct EntityDirectory: Sendable {
  private var keys = TextTable()
  /// The subject of each key, by its number; -1 for an identifier that was given back.
  private var owners = ChunkedArray<Int32>()
  private var subjects = SubjectTable()

  init() {}

  /// What the identifier belongs to; nil if it is free. Setting nil gives it back, as an annulment does (DOMAIN §4.3).
  package subscript(key: EntityKey) -> Subject? {
    get {
      guard let number = keys.number(of: key.id, tag: key.kind.tag), owners[number] >= 0 else { return nil }
      return subjects[Int(owners[number])]
    }
    set {
      let owner = newValue.map { Int32(subjects.insert($0).number) } ?? -1
      let (number, isNew) = keys.insert(key.id, tag: key.kind.tag)
      if isNew { owners.append(owner) } else { owners[number] = owner }
    }
  }
}
