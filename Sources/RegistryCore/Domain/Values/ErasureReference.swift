/// One reading of what an erasure names as its subject (DOMAIN §8.5): a record that has personal values, or one of them.
///
/// `application:a1`, `objection:o1`, `inspection:i1`, each with `#field` for one value. Anything else names nothing.
package struct ErasureReference: Equatable, Sendable {
  /// What the record that is meant introduced.
  package let entity: EntityKey
  /// The only value that is meant; nil means all.
  package let field: Text?

  /// How a text can be read, the first that names something holds: an identifier may itself contain `#`.
  package static func readings(of text: Text) -> [ErasureReference] {
    let parts = text.string.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let kind = EntityKind(rawValue: String(parts[0])),
      [.application, .objection, .inspection].contains(kind)
    else { return [] }
    var readings = [ErasureReference(entity: EntityKey(kind, Text(String(parts[1]))), field: nil)]
    if let mark = parts[1].lastIndex(of: "#") {
      readings.append(
        ErasureReference(
          entity: EntityKey(kind, Text(String(parts[1][..<mark]))),
          field: Text(String(parts[1][parts[1].index(after: mark)...]))))
    }
    return readings
  }

  /// True if the value at a path of the record, or of a correction of it, is meant.
  package func names(_ path: Text) -> Bool {
    guard let field = field?.string else { return true }
    return [field, "form.\(field)", "changes.\(field)", "changes.form.\(field)"].contains(path.string)
  }
}
