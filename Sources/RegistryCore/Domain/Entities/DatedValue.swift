/// A value that changes on dates: the name, address, place or operator of a space (DOMAIN §5.1).
package struct DatedValue<Value: Sendable>: Sendable {
  /// One value, and the day from which it applies.
  package struct Entry: Effect, Sendable {
    /// As it was registered (登记) or changed (变更登记).
    package let value: Value
    /// First day on which the value applies.
    package let date: CivilDate
    /// The record of the registration or of the change.
    package let source: RecordNumber
    package var isSetAside = false
  }

  /// The registration first, then the changes in the order in which they were recorded.
  package private(set) var entries: [Entry]

  init(_ value: Value, from date: CivilDate, source: RecordNumber) {
    entries = [Entry(value: value, date: date, source: source)]
  }

  mutating func change(to value: Value, from date: CivilDate, source: RecordNumber) {
    entries.append(Entry(value: value, date: date, source: source))
  }

  /// Drops what later records put in.
  mutating func forget(after last: RecordNumber) {
    while entries.count > 1, entries[entries.count - 1].source > last { entries.removeLast() }
  }

  mutating func setAside(_ source: RecordNumber) {
    entries.setAside(source)
  }

  /// The value on a day: of the entries that stand and began by then the last by date, of equal dates the later
  /// recorded; before all of them, the value first registered.
  package func on(_ date: CivilDate) -> Value {
    entry(on: date).value
  }

  /// The record that gave the value on a day.
  package func source(on date: CivilDate) -> RecordNumber {
    entry(on: date).source
  }

  private func entry(on date: CivilDate) -> Entry {
    latest { $0.date <= date } ?? entries[0]
  }

  /// The last value by date, whatever the date.
  package var current: Value {
    (latest { _ in true } ?? entries[0]).value
  }

  private func latest(_ isEligible: (Entry) -> Bool) -> Entry? {
    var best: Entry?
    for entry in entries where !entry.isSetAside && isEligible(entry) && entry.date >= best?.date ?? entry.date {
      best = entry
    }
    return best
  }
}
