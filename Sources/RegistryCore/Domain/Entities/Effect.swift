/// Something that a recorded command put into the state and that a dispute may undo.
///
/// A decision that is set aside (撤销) counts as never made (DOMAIN §5.1): what it put in place stays in the state,
/// marked, so that the history can still tell of it, and every question passes over it.
package protocol Effect {
  /// The command that made it.
  var source: RecordNumber { get }
  /// True once a dispute on `source` was decided `setAside`.
  var isSetAside: Bool { get set }
}

extension Array where Element: Effect {
  /// The effects that stand, in the order in which they were recorded.
  var standing: some BidirectionalCollection<Element> {
    lazy.filter { !$0.isSetAside }
  }

  /// The last recorded effect that stands.
  var lastStanding: Element? {
    last { !$0.isSetAside }
  }

  /// Marks what a command put in place.
  mutating func setAside(_ source: RecordNumber) {
    for index in indices where self[index].source == source {
      self[index].isSetAside = true
    }
  }
}
