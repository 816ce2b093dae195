/// Enumerations whose cases have a name in data: what a command says is looked up byte by byte.
///
/// `init?(rawValue:)` compares canonically, which would let a Kelvin sign pass for the letter K.
extension RawRepresentable where RawValue == String {
  /// The case with exactly this name.
  package init?(name: Text) {
    guard let found = Self(rawValue: name.string), found.name == name else { return nil }
    self = found
  }

  /// The name as it stands in data.
  package var name: Text { Text(rawValue) }
}

/// An enumeration whose names are looked up for every line of the log.
package protocol IndexedByName: RawRepresentable, CaseIterable, Sendable where RawValue == String {
  static var index: CaseIndex<Self> { get }
}

extension IndexedByName {
  /// The case with exactly this name.
  package init?(name: Text) {
    guard let found = name.withUTF8({ Self(name: $0) }) else { return nil }
    self = found
  }

  /// The case whose name has exactly these bytes.
  init?(name bytes: UnsafeBufferPointer<UInt8>) {
    guard let found = Self.index.find(bytes) else { return nil }
    self = found
  }
}

/// The cases of an enumeration by the bytes of their names: found without making a string of what is looked for.
package struct CaseIndex<Case: RawRepresentable & CaseIterable & Sendable>: Sendable where Case.RawValue == String {
  /// From the shortest name to the longest.
  private let entries: [(name: Text, value: Case)]
  /// At n, the first entry whose name has n bytes or more; up to one more than the longest.
  private let starts: [Int]

  /// Looks at every case once: made once for an enumeration, and kept.
  package init() {
    let sorted = Case.allCases.map { (name: Text($0.rawValue), value: $0) }
      .sorted { $0.name.string.utf8.count < $1.name.string.utf8.count }
    let lengths = sorted.map { $0.name.string.utf8.count }
    entries = sorted
    starts = (0...(lengths.last ?? 0) + 1).map { length in lengths.prefix { $0 < length }.count }
  }

  func find(_ name: UnsafeBufferPointer<UInt8>) -> Case? {
    guard name.count + 1 < starts.count else { return nil }
    for index in starts[name.count]..<starts[name.count + 1] where entries[index].name.isEqual(to: name) {
      return entries[index].value
    }
    return nil
  }
}
