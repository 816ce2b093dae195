/// A JSON value that can be asked what it is: one by itself (`JSONValue`), or one that stands in its text (`JSONView`).
///
/// What judges values is written once, for both.
package protocol JSONReadable {
  associatedtype Elements: Sequence<Self>
  associatedtype Object: Sequence<(key: Text, value: Self)>

  var isNull: Bool { get }
  var asBool: Bool? { get }
  var asText: Text? { get }
  var asNumber: JSONNumber? { get }
  /// ``JSONNumber/natural`` of a number.
  var asNatural: Int64? { get }
  var asArray: Elements? { get }
  var asObject: Object? { get }

  /// True if it is a text that is more than white space.
  var isFilledText: Bool { get }
  /// True if it is that text.
  func isText(_ text: Text) -> Bool
  /// The value by itself, with everything inside it.
  var value: JSONValue { get }
}

extension JSONValue: JSONReadable {
  package var isFilledText: Bool { asText.map { !$0.isBlank } ?? false }
  package func isText(_ text: Text) -> Bool { asText == text }
  package var value: JSONValue { self }
}

extension JSONView: JSONReadable {
  package var isFilledText: Bool {
    guard kind == .string, let first = bytes.first else { return false }
    // Every white space of ASCII lies below the exclamation mark; what lies beyond ASCII is for the text to say.
    return (0x21..<0x7F).contains(first) || !Text(validUTF8: bytes).isBlank
  }
}
