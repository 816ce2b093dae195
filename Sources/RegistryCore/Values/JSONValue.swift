/// A JSON value as the law speaks of it: commands are JSON objects, and DOMAIN's type checks are in JSON's terms.
///
/// Strings are compared by bytes, numbers by value, objects without regard to the order of their members; the order in
/// which members came is kept, because refusals are named in order of appearance.
package enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case number(JSONNumber)
  case string(Text)
  case array([JSONValue])
  case object(JSONObject)
}

extension JSONValue: Equatable {
  package static func == (a: JSONValue, b: JSONValue) -> Bool {
    switch (a, b) {
    case (.null, .null): true
    case (.bool(let x), .bool(let y)): x == y
    case (.number(let x), .number(let y)): x == y
    case (.string(let x), .string(let y)): x == y
    case (.array(let x), .array(let y)): x == y
    case (.object(let x), .object(let y)): x == y
    case (.null, _), (.bool, _), (.number, _), (.string, _), (.array, _), (.object, _): false
    }
  }
}

extension JSONValue {
  /// True of `null`; of an optional field an absent member means the same, see ``JSONObject/present(_:)``.
  package var isNull: Bool {
    if case .null = self { true } else { false }
  }

  /// Nil unless it is `true` or `false`: 0, 1 and strings are no booleans (DOMAIN §4.1).
  package var asBool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// Nil unless it is a string, which may be blank.
  package var asText: Text? {
    if case .string(let value) = self { value } else { nil }
  }

  /// Nil unless it is a number; a string of digits is none.
  package var asNumber: JSONNumber? {
    if case .number(let value) = self { value } else { nil }
  }

  /// ``JSONNumber/natural`` of a number; nil for anything else.
  package var asNatural: Int64? { asNumber?.natural }

  /// Nil unless it is an array, which may be empty.
  package var asArray: [JSONValue]? {
    if case .array(let value) = self { value } else { nil }
  }

  /// Nil unless it is an object, which may be empty.
  package var asObject: JSONObject? {
    if case .object(let value) = self { value } else { nil }
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral
{
  package init(stringLiteral value: String) { self = .string(Text(value)) }
  package init(integerLiteral value: Int) { self = .number(JSONNumber(value)) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
}
