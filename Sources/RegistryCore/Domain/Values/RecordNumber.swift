/// The place of an accepted command in the log, from 1; the founding regulation has none.
///
/// "The later recorded" of two records (DOMAIN §5.1) is the one with the greater number.
package struct RecordNumber: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// At least 1. 32 bits hold more commands than a city decides in a thousand years, at half the memory of an `Int`.
  package let value: Int32

  /// Traps if `value` is less than 1 or does not fit in 32 bits.
  package init(_ value: Int) {
    precondition(value >= 1, "record numbers begin with 1, not \(value)")
    self.value = Int32(value)
  }

  /// The number of the command accepted next.
  package var next: RecordNumber { RecordNumber(Int(value) + 1) }

  package static func < (a: RecordNumber, b: RecordNumber) -> Bool {
    a.value < b.value
  }

  package var description: String { String(value) }
}
