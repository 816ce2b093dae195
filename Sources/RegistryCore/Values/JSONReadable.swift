/// A JSON value that can be asked what it is: one by itself (`JSONValue`), or one that stands in its text (`JSONView`).
///
/// What judges values is written once, for both.
package protocol JSONReadable {
  /// What an array holds, in its order.
  associatedtype Elements: Sequence<Self>
  /// What an object holds, in the order in which the members came.
  associatedtype Object: Sequence<(key: Text, value: Self)>

  /// True of `null`, and of nothing that merely is empty.
  var isNull: Bool { get }
  /// Nil unless it is `true` or `false`: 0, 1 and strings are no booleans (DOMAIN §4.1).
  var asBool: Bool? { get }
  /// Nil unless it is a string, which may be blank.
  var asText: Text? { get }
  /// ``JSONNumber/natural`` of a number; nil for anything else, also for a string of digits.
  var asNatural: Int64? { get }
  /// Nil unless it is an array, which may be empty.
  var asArray: Elements? { get }
  /// Nil unless it is an object, which may be empty.
  var asObject: Object? { get }

  /// True if it is a text that is more than white space.
  var isFilledText: Bool { get }
  /// True if it is that text.
  func isText(_ text: Text) -> Bool
  /// The value by itself, with everything inside it.
  var value: JSONValue { get }
}

extension JSONValue: JSONReadable {
  /// Nothing but a string can be filled, and a blank one is not (DOMAIN §4.1).
  package var isFilledText: Bool { asText.map { !$0.isBlank } ?? false }
  /// True if it is a string of the same Unicode scalars; nothing is normalised.
  package func isText(_ text: Text) -> Bool { asText == text }
  /// Itself: it stands by itself already.
  package var value: JSONValue { self }
}

extension JSONView: JSONReadable {
  /// Looks at the first byte, which nearly always decides; else at the whole string.
  package var isFilledText: Bool {
    guard kind == .string, let first = bytes.first else { return false }
    // Every white space of ASCII lies below the exclamation mark; what lies beyond ASCII is for the text to say.
    return (0x21..<0x7F).contains(first) || !Text(validUTF8: bytes).isBlank
  }
}
