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
