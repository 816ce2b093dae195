import RegistryCore

/// The value of a parameter of the regulation for people, in one line.
enum ParameterText {
  static func text(_ value: JSONValue, of name: Text, _ rendering: Rendering) -> String {
    switch value {
    case .null: return rendering.text("不限", "none")
    case .bool(let flag): return rendering.yesNo(flag)
    case .number(let number): return number.literal
    case .string(let text): return text.string
    case .array(let items): return rendering.list(items.map { item($0, of: name, rendering) })
    case .object(let object):
      let parts = object.members.map { part($0, of: name, rendering) }.filter { !$0.isEmpty }
      return parts.isEmpty ? rendering.text("无", "none") : parts.joined(separator: rendering.text("；", "; "))
    }
  }

  /// Places, grades, kinds of sanctions and stages have words; a stage that is not required is marked.
  private static func item(_ item: JSONValue, of name: Text, _ rendering: Rendering) -> String {
    if let text = item.asText {
      switch name.string {
      case "jurisdictions": return rendering.label(text, Labels.jurisdiction)
      case "sanctionKinds": return rendering.label(text, Labels.sanctionKind)
      case "assessmentGrades", "rewardGrades", "rectificationGrades": return rendering.label(text, Labels.grade)
      default: return text.string
      }
    }
    if let step = item.asObject.map(Answer.init), let stage = step.text("stage") {
      let label = rendering.label(stage, Labels.stage)
      return step.flag("required") ? label : rendering.text("\(label)（可选）", "\(label) (optional)")
    }
    return String(decoding: JSONWriter.bytes(of: item), as: UTF8.self)
  }

  /// A severity with its kinds, or a list of days; an empty list says nothing.
  private static func part(_ member: JSONObject.Member, of name: Text, _ rendering: Rendering) -> String {
    let value = text(member.value, of: name, rendering)
    guard !value.isEmpty else { return "" }
    let key = rendering.label(member.key) { Labels.value($0, ofField: "severity", of: .imposeSanction) }
    return rendering.text("\(key)：\(value)", "\(key): \(value)")
  }
}
