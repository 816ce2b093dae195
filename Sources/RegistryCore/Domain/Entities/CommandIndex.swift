/// Every accepted command by its command number (命令号): what a service, a dispute or a correction may name.
package struct CommandIndex: Sendable {
  package struct Entry: Sendable {
    package let record: RecordNumber
    package let name: CommandName
    package var isAnnulled = false
  }

  private var entries: [CommandID: Entry] = [:]

  package init() {}

  package var count: Int { entries.count }

  package subscript(id: CommandID) -> Entry? { entries[id] }

  mutating func add(_ id: CommandID, _ name: CommandName, _ record: RecordNumber) {
    entries[id] = Entry(record: record, name: name)
  }

  mutating func annul(_ id: CommandID) {
    entries[id]?.isAnnulled = true
  }
}
