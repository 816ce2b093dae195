/// The parameters of one regulation, shared by everybody who holds them.
///
/// A value like any other, but copying it costs one reference count: every decision passes it on, and there are 44
/// parameters in it. Changing one copies the whole set, which only an adopted regulation does.
@dynamicMemberLookup
package struct Parameters: Sendable {
  private final class Storage: Sendable {
    let values: ParameterValues

    init(_ values: ParameterValues) {
      self.values = values
    }
  }

  private var storage: Storage

  /// Takes values that the table of DOMAIN §3 allows; nothing is checked.
  package init(_ values: ParameterValues) {
    storage = Storage(values)
  }

  /// The measure of 2016 (朔科发〔2016〕13号), which the program has built in.
  package static let shuozhou2016 = Parameters(ParameterValues())

  /// The whole set at once.
  package var values: ParameterValues { storage.values }

  /// A parameter by its property. Setting it checks nothing, and changes no other copy.
  package subscript<Value>(dynamicMember path: WritableKeyPath<ParameterValues, Value>) -> Value {
    get { storage.values[keyPath: path] }
    set {
      var changed = storage.values
      changed[keyPath: path] = newValue
      storage = Storage(changed)
    }
  }
}

extension Parameters: Equatable {
  package static func == (a: Parameters, b: Parameters) -> Bool {
    a.storage === b.storage || a.storage.values == b.storage.values
  }
}

extension Parameters {
  /// The names of all parameters in the order of the table.
  package static let names: [Text] = ParameterTable.all.map(\.name)

  /// Replaces a whole parameter. False, and nothing changed, if there is no such parameter or the value is outside the
  /// table of DOMAIN §3.
  package mutating func replace(_ name: Text, with value: JSONValue) -> Bool {
    guard let spec = ParameterTable.spec(of: name) else { return false }
    var changed = storage.values
    guard spec.read(value, &changed) else { return false }
    storage = Storage(changed)
    return true
  }

  /// `base` with the parameters of `changes` in place of its own.
  ///
  /// - Returns: the violation `G14 unknownParameter` with the first unknown name in order of appearance, else
  ///   `G14 badParameter` with the first name whose value is not allowed.
  package static func merged(base: Parameters, changes: JSONObject) -> Result<Parameters, Violation> {
    if let unknown = changes.keys.first(where: { ParameterTable.spec(of: $0) == nil }) {
      return .failure(Violation(.g14, .unknownParameter, detail: unknown))
    }
    var values = base.values
    for member in changes.members {
      guard let spec = ParameterTable.spec(of: member.key) else { continue }
      guard spec.read(member.value, &values) else {
        return .failure(Violation(.g14, .badParameter, detail: member.key, wanted: spec.allowed))
      }
    }
    return .success(Parameters(values))
  }

  /// All parameters as data, in the order of the table: what `merged` reads back to an equal set.
  package var json: JSONObject {
    JSONObject(ParameterTable.all.map { JSONObject.Member(key: $0.name, value: $0.write(storage.values)) })
  }
}
