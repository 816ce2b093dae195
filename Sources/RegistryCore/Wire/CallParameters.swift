/// The parameters of one call after the check against its method: every member is declared, every value has the
/// declared type, and what may not be absent is there.
struct CallParameters {
  private let object: JSONObject

  /// Checks the parameters that were sent. The failure names the first offender: undeclared members come first, then
  /// the others in order of declaration.
  init(_ object: JSONObject, checkedAgainst fields: [InterfaceField]) throws(CallFailure) {
    for member in object.members where !fields.contains(where: { Text($0.name) == member.key }) {
      throw .invalidParameter(member.key)
    }
    for field in fields where !field.type.admits(object[Text(field.name)]) {
      throw .invalidParameter(Text(field.name))
    }
    self.object = object
  }

  func value(_ name: Text) -> JSONValue? { object.present(name) }
  func text(_ name: Text) -> Text? { value(name)?.asText }
  func flag(_ name: Text) -> Bool { value(name)?.asBool ?? false }

  /// An integer of the call if it is there.
  ///
  /// - Throws: `invalidParameter` if it lies outside the range.
  func integer(_ name: Text, in range: ClosedRange<Int>) throws(CallFailure) -> Int? {
    guard let value = value(name) else { return nil }
    guard let number = value.asNatural, let integer = Int(exactly: number), range.contains(integer) else {
      throw .invalidParameter(name)
    }
    return integer
  }
}

extension InterfaceType {
  /// True if a member with this value, or its absence, is of this type.
  ///
  /// The elements of an array of foreign objects are left to whoever takes them: one command that is no object is
  /// refused as a command, and the others of its batch are decided all the same.
  fileprivate func admits(_ value: JSONValue?) -> Bool {
    switch self {
    case .nullable(let inner): value == nil || value?.isNull == true || inner.admits(value)
    case .bool: value?.asBool != nil
    case .int: value?.asNumber?.isInteger == true
    case .string, .enumeration, .named: admitsText(value)
    case .object: value?.asObject != nil
    case .array(.object): value?.asArray != nil
    case .array(let element): value?.asArray?.allSatisfy { element.admits($0) } == true
    }
  }

  private func admitsText(_ value: JSONValue?) -> Bool {
    switch self {
    case .string: return value?.asText != nil
    case .enumeration(let words):
      guard let text = value?.asText else { return false }
      return words.contains { Text($0) == text }
    case .named, .nullable, .bool, .int, .object, .array:
      preconditionFailure("no method takes a named structure as a parameter")
    }
  }
}

extension JSONNumber {
  /// True for a number without fraction and exponent that fits into 64 bits with its sign.
  fileprivate var isInteger: Bool { Int64(literal) != nil }
}
