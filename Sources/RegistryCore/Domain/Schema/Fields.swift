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

  package init(_ object: JSONObject) {
    source = .sent(object)
  }

  package init(recorded view: JSONObjectView) {
    source = .recorded(view)
  }

  package func text(_ key: Text) -> Text { required(textIfAny(key), key) }
  package func textIfAny(_ key: Text) -> Text? { typed(key) { $0.asText } }

  package func date(_ key: Text) -> CivilDate { required(dateIfAny(key), key) }
  package func dateIfAny(_ key: Text) -> CivilDate? { typed(key) { $0.asText.flatMap { CivilDate(iso: $0) } } }

  package func natural(_ key: Text) -> Int64 { required(naturalIfAny(key), key) }
  package func naturalIfAny(_ key: Text) -> Int64? { typed(key) { $0.asNatural } }

  package func bool(_ key: Text) -> Bool { required(boolIfAny(key), key) }
  package func boolIfAny(_ key: Text) -> Bool? { typed(key) { $0.asBool } }

  package func object(_ key: Text) -> JSONObject { required(objectIfAny(key), key) }
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

  package func array(_ key: Text) -> [JSONValue] { required(arrayIfAny(key), key) }
  package func arrayIfAny(_ key: Text) -> [JSONValue]? { typed(key) { $0.asArray } }

  package func documentNumber(_ key: Text) -> DocumentNumber { required(documentNumberIfAny(key), key) }
  /// The number as stored, which normalisation has put in its proper form.
  package func documentNumberIfAny(_ key: Text) -> DocumentNumber? {
    textIfAny(key).map { DocumentNumber(normalised: $0) }
  }

  package func id<Kind>(_ key: Text) -> ID<Kind> { ID(text(key)) }
  package func idIfAny<Kind>(_ key: Text) -> ID<Kind>? { textIfAny(key).map { ID($0) } }

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
