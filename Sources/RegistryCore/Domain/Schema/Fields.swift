/// The data of a command that has passed the generic checks, read by type.
///
/// Asking for a required field that is not there, or for one by another type than its own, is a mistake in the program
/// and stops it: validation came first.
///
/// The data are a tree, or, when a log is replayed, stand in their line and are read from there; such fields must not
/// outlive the line.
package struct Fields {
  private enum Source {
    case sent(JSONObject)
    /// Recorded data: in order, and not judged again.
    case recorded(JSONObjectView)
  }

  private let source: Source

  /// Takes the data as a tree, whether sent or recorded; all of them are read.
  package init(_ object: JSONObject) {
    source = .sent(object)
  }

  /// Takes the data where they stand in a line of the log. What only the rules judge is not read again.
  package init(recorded view: JSONObjectView) {
    source = .recorded(view)
  }

  /// Text that is not blank, as it is stored.
  package func text(_ key: Text) -> Text { required(textIfAny(key), key) }
  /// Nil if the field is absent or null, here and below.
  package func textIfAny(_ key: Text) -> Text? { typed(key) { $0.asText } }

  /// A civil date, of the years 1900 to 2200.
  package func date(_ key: Text) -> CivilDate { required(dateIfAny(key), key) }
  /// Nil if none was given; what then stands in for it, the command says.
  package func dateIfAny(_ key: Text) -> CivilDate? { typed(key) { $0.asText.flatMap { CivilDate(iso: $0) } } }

  /// A whole number from 0 on; one beyond `Int64.max` counts as that.
  package func natural(_ key: Text) -> Int64 { required(naturalIfAny(key), key) }
  /// Nil is not 0: the field was not given.
  package func naturalIfAny(_ key: Text) -> Int64? { typed(key) { $0.asNatural } }

  /// A JSON boolean, and nothing that could be taken for one.
  package func bool(_ key: Text) -> Bool { required(boolIfAny(key), key) }
  /// Nil is not false: the field was not given.
  package func boolIfAny(_ key: Text) -> Bool? { typed(key) { $0.asBool } }

  /// A whole object; its members have not been checked but for `attests`.
  package func object(_ key: Text) -> JSONObject { required(objectIfAny(key), key) }
  /// Nil is not the empty object: the field was not given.
  package func objectIfAny(_ key: Text) -> JSONObject? { typed(key) { $0.asObject } }

  /// An object that the rules judge and that has no effect of its own. Of a recorded one only the members named are
  /// read: it has been judged.
  package func judgedObject(_ key: Text, effective: [Text] = []) -> JSONObject {
    switch source {
    case .sent: return object(key)
    case .recorded(let view):
      guard let object = view[key]?.asObject else { return required(nil, key) }
      return JSONObject(effective.compactMap { name in object[name].map { .init(key: name, value: $0.value) } })
    }
  }

  /// A list that the rules judge and that has no effect; a recorded one is not read.
  package func judgedArray(_ key: Text) -> [JSONValue] {
    switch source {
    case .sent: array(key)
    case .recorded: []
    }
  }

  /// A whole list; its items have not been checked but that those of `members` are objects.
  package func array(_ key: Text) -> [JSONValue] { required(arrayIfAny(key), key) }
  /// Nil is not the empty list: the field was not given.
  package func arrayIfAny(_ key: Text) -> [JSONValue]? { typed(key) { $0.asArray } }

  /// 发文字号 as stored, see `documentNumberIfAny(_:)`.
  package func documentNumber(_ key: Text) -> DocumentNumber { required(documentNumberIfAny(key), key) }
  /// The number as stored, which normalisation has put in its proper form.
  package func documentNumberIfAny(_ key: Text) -> DocumentNumber? {
    textIfAny(key).map { DocumentNumber(normalised: $0) }
  }

  /// An identifier of the kind that the caller expects; whether it exists is for the rules to say.
  package func id<Kind>(_ key: Text) -> ID<Kind> { ID(text(key)) }
  /// Nil if the command names none.
  package func idIfAny<Kind>(_ key: Text) -> ID<Kind>? { textIfAny(key).map { ID($0) } }

  /// A decimal with at most two places, sent as a string or as an integer; nil if the field is absent or null.
  package func decimalIfAny(_ key: Text) -> FixedDecimal? { typed(key) { FixedDecimal($0) } }

  /// The case of a closed set; the names of its cases are the allowed values of the field.
  package func choice<Choice: RawRepresentable>(_ key: Text, as type: Choice.Type = Choice.self) -> Choice
  where Choice.RawValue == String {
    required(typed(key) { $0.asText.flatMap { Choice(name: $0) } }, key)
  }

  private func present(_ key: Text) -> JSONValue? {
    switch source {
    case .sent(let object): return object.present(key)
    case .recorded(let view):
      guard let value = view[key], !value.isNull else { return nil }
      return value.value
    }
  }

  private func typed<Value>(_ key: Text, _ read: (JSONValue) -> Value?) -> Value? {
    guard let json = present(key) else { return nil }
    guard let value = read(json) else { preconditionFailure("field \(key) is not of its type: \(json)") }
    return value
  }

  private func required<Value>(_ value: Value?, _ key: Text) -> Value {
    guard let value else { preconditionFailure("required field \(key) is missing") }
    return value
  }
}
