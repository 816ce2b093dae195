import RegistryCore

/// Personal values in data that go from one registry to another.
enum PersonalMembers {
  /// The number of the event that erased a value; nil if it was not.
  static func erasing(_ value: JSONValue) -> Int? {
    value.asObject.flatMap { Answer($0).number("erased") }
  }

  static func hasAny(_ data: JSONObject, of name: CommandName) -> Bool {
    var count = 0
    _ = PersonalValues.replace(in: data, of: name) { _, value in
      count += 1
      return value
    }
    return count > 0
  }

  /// The data without their personal members.
  static func removed(from data: JSONObject, of name: CommandName) -> JSONObject {
    // No value of a command is null inside a form, so null marks what is to go.
    let marked = PersonalValues.replace(in: data, of: name) { _, _ in .null }
    return withoutNulls(marked, of: name)
  }

  private static func withoutNulls(_ data: JSONObject, of name: CommandName) -> JSONObject {
    guard name != .correctRecord else {
      var result = data
      if let changes = data["changes"]?.asObject {
        // In a correction null is a change of its own; only what holds personal members is looked into.
        result["changes"] = .object(JSONObject(changes.members.compactMap(withoutNulls)))
      }
      return result
    }
    return JSONObject(data.members.compactMap(withoutNulls))
  }

  private static func withoutNulls(_ member: JSONObject.Member) -> JSONObject.Member? {
    switch (member.key.string, member.value) {
    case ("objector", .null): return nil
    case ("form", .object(let form)):
      return .init(key: member.key, value: .object(JSONObject(form.members.filter { !$0.value.isNull })))
    case ("members", .array(let members)):
      return .init(
        key: member.key,
        value: .array(
          members.map { item in
            item.asObject.map { .object(JSONObject($0.members.filter { !$0.value.isNull })) } ?? item
          }))
    default: return member
    }
  }

  /// The data with stand-ins for personal values that were erased, or, if the export was anonymous, left out.
  static func filled(_ data: JSONObject, of name: CommandName, isAnonymous: Bool) -> JSONObject {
    var result = data
    if isAnonymous, name == .correctRecord, let changes = data["changes"]?.asObject {
      result["changes"] = .object(filled(changes))
    }
    if isAnonymous { result = filled(result) }
    return PersonalValues.replace(in: result, of: name) { path, value in
      erasing(value) == nil ? value : PersonalValues.standIn(for: path)
    }
  }

  /// Stand-ins for what an anonymous export leaves out of a form and of a list of members.
  private static func filled(_ data: JSONObject) -> JSONObject {
    var result = data
    if var form = data["form"]?.asObject {
      for key in FormTable.personalNames where form[key] == nil {
        form[key] = PersonalValues.standIn(for: Text("form.\(key)"))
      }
      result["form"] = .object(form)
    }
    if let members = data["members"]?.asArray {
      result["members"] = .array(
        members.map { item in
          guard var object = item.asObject, object["name"] == nil else { return item }
          object["name"] = PersonalValues.standIn(for: "members[0].name")
          return .object(object)
        })
    }
    return result
  }
}
