/// Every accepted command by its command number (命令号): what a service, a dispute or a correction may name.
package struct CommandIndex: Sendable {
  package struct Entry: Sendable {
    package let record: RecordNumber
    fileprivate let subject: Int32
    package let name: CommandName
    package fileprivate(set) var isAnnulled = false
  }

  private var entries: [CommandID: Entry] = [:]
  /// What commands are about, each once: there are far fewer subjects than commands.
  private var subjects: [Subject] = []
  private var numbers: [Subject: Int32] = [:]

  package init() {}

  package var count: Int { entries.count }

  package subscript(id: CommandID) -> Entry? { entries[id] }

  /// What an accepted command is about.
  package func subject(of id: CommandID) -> Subject? {
    entries[id].map { subjects[Int($0.subject)] }
  }

  /// The commands that made some records. Costs a look at every command.
  package func ids(of records: Set<RecordNumber>) -> [RecordNumber: CommandID] {
    guard !records.isEmpty else { return [:] }
    var found: [RecordNumber: CommandID] = [:]
    for (id, entry) in entries where records.contains(entry.record) { found[entry.record] = id }
    return found
  }

  mutating func add(_ id: CommandID, _ name: CommandName, _ record: RecordNumber, about subject: Subject) {
    entries[id] = Entry(record: record, subject: number(of: subject), name: name)
  }

  mutating func annul(_ id: CommandID) {
    entries[id]?.isAnnulled = true
  }

  private mutating func number(of subject: Subject) -> Int32 {
    if let known = numbers[subject] { return known }
    let number = Int32(subjects.count)
    subjects.append(subject)
    numbers[subject] = number
    return number
  }
}
