/// Every accepted command by its command number (命令号): what a service, a dispute or a correction may name.
package struct CommandIndex: Sendable {
  package struct Entry: Sendable {
    package let record: RecordNumber
    fileprivate let subject: Int32
    package let name: CommandName
    package fileprivate(set) var isAnnulled = false
  }

  private var ids = TextTable()
  /// One for each of `ids`, in their order.
  private var entries = ChunkedArray<Entry>()
  /// Later records do not exist, if there is one.
  private var limit: RecordNumber?
  /// What commands are about, each once: there are far fewer subjects than commands.
  private var subjects = SubjectTable()

  package init() {}

  package subscript(id: CommandID) -> Entry? {
    guard let number = ids.number(of: id.text), entries[number].record <= limit ?? entries[number].record else {
      return nil
    }
    return entries[number]
  }

  /// The index without later records. It costs nothing: they are only hidden.
  func known(upTo last: RecordNumber) -> CommandIndex {
    var index = self
    index.limit = last
    return index
  }

  /// What an accepted command is about.
  package func subject(of id: CommandID) -> Subject? {
    self[id].map { subjects[Int($0.subject)] }
  }

  /// The commands that made some records. Costs a look at every command.
  package func ids(of records: Set<RecordNumber>) -> [RecordNumber: CommandID] {
    guard !records.isEmpty else { return [:] }
    var found: [RecordNumber: CommandID] = [:]
    for (number, entry) in entries.enumerated() where records.contains(entry.record) {
      found[entry.record] = CommandID(ids[number])
    }
    return found
  }

  mutating func add(_ id: CommandID, _ name: CommandName, _ record: RecordNumber, about subject: Subject) {
    let entry = Entry(record: record, subject: Int32(subjects.insert(subject).number), name: name)
    let (number, isNew) = ids.insert(id.text)
    if isNew { entries.append(entry) } else { entries[number] = entry }
  }

  mutating func annul(_ id: CommandID) { mark(id, isAnnulled: true) }

  mutating func mark(_ id: CommandID, isAnnulled: Bool) {
    guard let number = ids.number(of: id.text), entries[number].isAnnulled != isAnnulled else { return }
    entries[number].isAnnulled = isAnnulled
  }
}
