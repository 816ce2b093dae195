/// The application form (申报书), read without judging it.
package struct ApplicationForm: Sendable {
  private let object: JSONObject

  init(_ object: JSONObject) {
    self.object = object
  }

  var spaceName: Text? { object["spaceName"]?.asText }

  /// A count of the form; checked before it is used.
  func natural(_ name: Text) -> Int64 { object[name]?.asNatural ?? 0 }

  /// An area or a frequency of the form; checked before it is used.
  func decimal(_ name: Text) -> FixedDecimal { object[name].flatMap(FixedDecimal.init) ?? FixedDecimal(0) }

  func bool(_ name: Text) -> Bool { object[name]?.asBool ?? false }

  /// The fields of the form, in the order of the table, that are missing or bad (DOMAIN §6.2 step 11). No date of the
  /// form may lie after the submission.
  func check(_ checks: inout Checks, submittedOn: CivilDate) {
    for field in FormTable.fields where field.required == .always {
      guard let value = object.present(field.name), value != "" else {
        checks.refuse(.n1, .formMissing, detail: field.name)
        continue
      }
      if !Self.isAcceptable(value, field, submittedOn: submittedOn) {
        let latest = field.type == .date ? " ≤ \(submittedOn)" : ""
        checks.refuse(
          .n1, .formBad, detail: field.name, found: field.shown(value), wanted: field.accepted.map { $0 + latest })
      }
    }
    // A choice is looked at as a text in its place, and once more against its values at the end.
    for field in FormTable.fields where field.type == .choice && !field.accepts(object[field.name] ?? .null) {
      checks.refuse(
        .n1, .formBad, detail: field.name, found: field.shown(object[field.name]), wanted: field.accepted)
    }
  }

  private static func isAcceptable(_ value: JSONValue, _ field: ContentField, submittedOn: CivilDate) -> Bool {
    switch field.type {
    case .choice: value.asText.map { !$0.isBlank } ?? false
    case .date: value.asText.flatMap(CivilDate.init(iso:)).map { $0 <= submittedOn } ?? false
    case .string, .natural, .decimal, .boolean, .email: field.accepts(value)
    }
  }
}
