/// The form of a JSON value as data: what the schemas that are given to strangers are written from.
package indirect enum JSONShape: Sendable {
  case text
  /// `YYYY-MM-DD`.
  case date
  /// RFC 3339, UTC.
  case instant
  case boolean
  case integer
  /// An integer not below 0.
  case natural
  case number
  /// Always the same.
  case constant(JSONValue)
  /// One of several words.
  case choice([String])
  case list(JSONShape)
  /// A list with one value in each place.
  case tuple([Member])
  case object([Member])
  /// An object that may have members besides.
  case openObject([Member])
  case nullable(JSONShape)
  case either([JSONShape])
  case anything
  /// A form that has a name of its own.
  case named(String)

  /// A member of an object, or a place of a tuple.
  package struct Member: Sendable {
    /// The key; in a tuple the heading of the column when the list is printed as a table.
    package let name: String
    /// What the value must be, if there is one.
    package let shape: JSONShape
    /// True if the member may be absent; whether it may be null is said by the shape.
    package let isOptional: Bool
    /// For people: the `description` in a schema; empty for none.
    package let note: String

    /// A member that must be there, unless it is said otherwise.
    package init(_ name: String, _ shape: JSONShape, isOptional: Bool = false, note: String = "") {
      self.name = name
      self.shape = shape
      self.isOptional = isOptional
      self.note = note
    }

    /// A member that may be absent.
    package static func optional(_ name: String, _ shape: JSONShape, _ note: String = "") -> Member {
      Member(name, shape, isOptional: true, note: note)
    }
  }

  /// A list of objects.
  package static func rows(_ members: [Member]) -> JSONShape { .list(.object(members)) }

  /// The form of a type of the interface; its structures keep their names.
  package init(_ type: InterfaceType) {
    switch type {
    case .bool: self = .boolean
    case .int: self = .integer
    case .string: self = .text
    case .object: self = .anything
    case .array(let item): self = .list(JSONShape(item))
    case .nullable(let inner): self = JSONShape(inner)
    case .enumeration(let words): self = .choice(words)
    case .named(let name): self = .named(name)
    }
  }

  /// An object with the fields of a structure; what may be null may be absent.
  package init(_ declaration: TypeDeclaration) {
    self = .object(
      declaration.fields.map { field in
        var isOptional = false
        if case .nullable = field.type { isOptional = true }
        return Member(field.name, JSONShape(field.type), isOptional: isOptional, note: field.documentation)
      })
  }

  /// The names of other forms that this one speaks of.
  package var references: [String] {
    switch self {
    case .text, .date, .instant, .boolean, .integer, .natural, .number, .constant, .choice, .anything: []
    case .list(let inner), .nullable(let inner): inner.references
    case .tuple(let members), .object(let members), .openObject(let members): members.flatMap(\.shape.references)
    case .either(let shapes): shapes.flatMap(\.references)
    case .named(let name): [name]
    }
  }
}

extension JSONShape {
  /// The form as a JSON Schema (draft 2020-12).
  ///
  /// - Parameter grows: true for what is told, whose objects get further members in later versions: they must not refuse
  ///   them. What is sent is refused for a member that nobody knows.
  package func schema(grows: Bool) -> JSONObject {
    switch self {
    case .text: ["type": "string"]
    case .date: ["type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"]
    case .instant: ["type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9]{2}:[0-9]{2})$"]
    case .boolean: ["type": "boolean"]
    case .integer: ["type": "integer"]
    case .natural: ["type": "integer", "minimum": 0]
    case .number: ["type": "number"]
    case .constant(let value): ["const": value]
    case .choice(let words): ["enum": .array(words.map { .string(Text($0)) })]
    case .list(let item): ["type": "array", "items": .object(item.schema(grows: grows))]
    case .tuple(let members):
      [
        "type": "array", "prefixItems": .array(members.map { .object($0.schema(grows: grows)) }), "items": false,
        "minItems": .number(JSONNumber(members.count)),
      ]
    case .object(let members): JSONShape.object(members, grows: grows, takesMore: grows ? nil : false)
    case .openObject(let members): JSONShape.object(members, grows: grows, takesMore: true)
    case .nullable(let inner): ["anyOf": .array([.object(inner.schema(grows: grows)), .object(["type": "null"])])]
    case .either(let shapes): ["anyOf": .array(shapes.map { .object($0.schema(grows: grows)) })]
    case .anything: [:]
    case .named(let name): ["$ref": .string(Text("#/$defs/\(name)"))]
    }
  }

  private static func object(_ members: [Member], grows: Bool, takesMore: Bool?) -> JSONObject {
    var object: JSONObject = ["type": "object"]
    if !members.isEmpty {
      object["properties"] = .object(
        JSONObject(members.map { .init(key: Text($0.name), value: .object($0.schema(grows: grows))) }))
    }
    let required = members.filter { !$0.isOptional }.map { JSONValue.string(Text($0.name)) }
    if !required.isEmpty { object["required"] = .array(required) }
    if let takesMore { object["additionalProperties"] = .bool(takesMore) }
    return object
  }
}

extension JSONShape.Member {
  fileprivate func schema(grows: Bool) -> JSONObject {
    var schema = shape.schema(grows: grows)
    if !note.isEmpty { schema["description"] = .string(Text(note)) }
    return schema
  }
}
