/// Every accepted command by its command number (命令号): what a service, a dispute or a correction may name.
package struct CommandIndex: Sendable {
  /// What is known of a command without reading its record.
  package struct Entry: Sendable {
    /// Its place in the log, by which what it put into the state names it.
    package let record: RecordNumber
    fileprivate let subject: Int32
    /// What kind of command it is; no correction changes that.
    package let name: CommandName
    /// True once it was annulled (误录作废, G8). Its number stays used, and is found.
    package fileprivate(set) var isAnnulled = false
  }

  private var ids = TextTable()
  /// One for each of `ids`, in their order.
  private var entries = ChunkedArray<Entry>()
  /// Later records do not exist, if there is one.
  private var limit: RecordNumber?
  /// What commands are about, each once: there are far fewer subjects than commands.
  private var subjects = SubjectTable()

  /// The index of a log without commands.
  package init() {}

  /// Nil for a 命令号 that no known command has; an annulled command is found.
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
