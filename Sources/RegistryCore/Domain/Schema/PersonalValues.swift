/// Where personal data stand in the data of a command, and their replacement (个人信息, DOMAIN §8.5).
package enum PersonalValues {
  /// The data with every personal value put through `replace`, which is given its path: `form.contactPhone`,
  /// `objector`, `members[0].name`; in a correction with `changes.` before it.
  ///
  /// Which values are personal depends on the place alone, never on what stands there.
  package static func replace(
    in data: JSONObject, of name: CommandName, _ replace: (_ path: Text, JSONValue) -> JSONValue
  ) -> JSONObject {
    guard name == .correctRecord else {
      return self.replace(in: data, CommandTable.spec(of: name).personalFields, prefix: "", replace)
    }
    guard let changes = data["changes"]?.asObject else { return data }
    var result = data
    result["changes"] = .object(self.replace(in: changes, everyPersonalField, prefix: correctionPrefix, replace))
    return result
  }

  private static let correctionPrefix = "changes."

  /// Where the value at a path stands in the record, also if a correction gives it.
  package static func place(of path: Text) -> Text {
    guard path.string.hasPrefix(correctionPrefix) else { return path }
    return Text(String(path.string.dropFirst(correctionPrefix.count)))
  }

  /// False if the data of a command have no place for a personal value.
  package static func canBe(in name: CommandName) -> Bool {
    name == .correctRecord || !CommandTable.spec(of: name).personalFields.isEmpty
  }

  /// A correction names its target by a command number, so its changes are taken to be of any command.
  private static let everyPersonalField = CommandTable.all.flatMap(\.personalFields)

  private static func replace(
    in data: JSONObject, _ fields: [FieldSpec], prefix: String,
    _ replace: (_ path: Text, JSONValue) -> JSONValue
  ) -> JSONObject {
    var result = data
    for field in fields {
      guard let value = data.present(field.name) else { continue }
      let path = prefix + field.name.string
      switch field.personal {
      case .none: break
      case .value: result[field.name] = replace(Text(path), value)
      case .formFields:
        guard var form = value.asObject else { continue }
        for name in FormTable.personalNames {
          if let entry = form.present(name) { form[name] = replace(Text("\(path).\(name)"), entry) }
        }
        result[field.name] = .object(form)
      case .memberNames:
        guard let members = value.asArray else { continue }
        result[field.name] = .array(
          members.enumerated().map { index, member in
            guard var object = member.asObject, let name = object.present("name") else { return member }
            object["name"] = replace(Text("\(path)[\(index)].name"), name)
            return .object(object)
          })
      }
    }
    return result
  }

  /// A value that stands for a personal one where only its form matters: a history is folded and judged without
  /// reading what may have been erased, and what was accepted was in order.
  package static func standIn(for path: Text) -> JSONValue {
    path.string.hasSuffix("Email") ? "personal@data.invalid" : "*"
  }
}
