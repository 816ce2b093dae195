/// The application form (申报书), read without judging it.
package struct ApplicationForm: Sendable {
  private let object: JSONObject

  init(_ object: JSONObject) {
    self.object = object
  }

  var spaceName: Text? { object["spaceName"]?.asText }

  /// A count of the form; checked before it is used.
  func natural(_ name: Text) -> Int64 { object[name]?.asNumber?.natural ?? 0 }

  /// An area or a frequency of the form; checked before it is used.
  func decimal(_ name: Text) -> FixedDecimal { object[name].flatMap(FixedDecimal.init) ?? FixedDecimal(0) }

  func bool(_ name: Text) -> Bool { object[name]?.asBool ?? false }

  /// The fields of the form, in the order of the table, that are missing or bad (DOMAIN §6.2 step 11). No date of the
  /// form may lie after the submission.
  func check(_ checks: inout Checks, submittedOn: CivilDate) {
    for field in FormTable.fields where field.isRequired {
      let value = object.present(field.name)
      if value == nil || value == "" {
        checks.refuse(.n1, .formMissing, detail: field.name)
      } else if let value, !Self.isValid(value, field.type, submittedOn: submittedOn) {
        checks.refuse(.n1, .formBad, detail: field.name)
      }
    }
    let natures = FormTable.investorNatures
    if object["investorNature"]?.asText.map({ nature in natures.contains { $0.value == nature } }) != true {
      checks.refuse(
        .n1, .formBad, detail: "investorNature", wanted: natures.map(\.value.string).joined(separator: " | "))
    }
  }

  private static func isValid(_ value: JSONValue, _ type: FormFieldType, submittedOn: CivilDate) -> Bool {
    switch type {
    case .date: value.asText.flatMap(CivilDate.init(iso:)).map { $0 <= submittedOn } ?? false
    case .string: value.asText.map { !$0.isBlank } ?? false
    case .email: value.asText.map(isMailAddress) ?? false
    case .natural: value.asNumber?.natural != nil
    case .decimal: FixedDecimal(value) != nil
    case .boolean: value.asBool != nil
    }
  }

  /// `[^@\s]+@[^@\s]+\.[^@\s]+` of the whole text.
  private static func isMailAddress(_ text: Text) -> Bool {
    let scalars = Array(text.string.unicodeScalars)
    guard !scalars.contains(where: \.isRegistryWhiteSpace), scalars.filter({ $0 == "@" }).count == 1,
      let at = scalars.firstIndex(of: "@"), at > 0
    else { return false }
    let domain = scalars[(at + 1)...]
    return domain.dropFirst().dropLast().contains(".")
  }
}
