/// The members of a status, as answers name and order them (DOMAIN §9 status): what two answers are compared by.
package enum StatusMember: String, CaseIterable, Sendable {
  case name, operatorId, titleStatus, certificationId, validFrom, validUntil, endedOn, applicationStage, flags
  case bannedUntil

  /// The words for it where two statuses are compared.
  package var label: Phrase {
    switch self {
    case .name: Phrase("名称", "name")
    case .operatorId: Phrase("运营主体", "operator")
    case .titleStatus: Phrase("称号", "title")
    case .certificationId: Phrase("认定", "certification")
    case .validFrom: Phrase("有效期起", "valid from")
    case .validUntil: Phrase("有效期止", "valid until")
    case .endedOn: Phrase("自此失效", "not in force from")
    case .applicationStage: Phrase("办理阶段", "application")
    case .flags: Phrase("标记", "flags")
    case .bannedUntil: Phrase("禁止申请至", "banned until")
    }
  }

  /// The member of a status; null if it has nothing to say. A space that is not registered (未登记) has a title status
  /// and nothing else.
  package func value(in found: SpaceStatus?) -> JSONValue {
    guard let found else { return self == .titleStatus ? .string(TitleStatus.unknown.name) : .null }
    let status = found.status
    return switch self {
    case .name: .string(found.name)
    case .operatorId: .string(found.operator.text)
    case .titleStatus: .string(status.title.name)
    case .certificationId: Self.text(status.certification?.text)
    case .validFrom: Self.text(status.term?.validFrom.text)
    case .validUntil: Self.text(status.term?.validUntil.text)
    case .endedOn: Self.text(status.endedOn?.text)
    case .applicationStage: .string(status.stage.name)
    case .flags: .array(status.flags.map { .string($0.name) })
    case .bannedUntil: Self.text(status.bannedUntil?.text)
    }
  }

  private static func text(_ value: Text?) -> JSONValue { value.map { .string($0) } ?? .null }
}

/// One thing that is otherwise in one answer than in another: a member of a status or of a row, or a field of a
/// record's data. Null stands for what is not there.
package struct MemberChange: Equatable, Sendable {
  /// `titleStatus`; `data.decisionDate`, `data.form.mentorCount`; `annulledBy`.
  package let member: Text
  /// What stood there before.
  package let from: JSONValue
  /// What stands there after.
  package let to: JSONValue

  /// The two values must differ.
  package init(_ member: Text, from: JSONValue, to: JSONValue) {
    self.member = member
    self.from = from
    self.to = to
  }

  /// What is otherwise in one status than in another, in the order of the members.
  package static func between(_ one: SpaceStatus?, _ other: SpaceStatus?) -> [MemberChange] {
    StatusMember.allCases.compactMap { member in
      let (from, to) = (member.value(in: one), member.value(in: other))
      return from == to ? nil : MemberChange(member.name, from: from, to: to)
    }
  }

  /// What is otherwise in one version of a record's data than in another. Objects within the data are compared member
  /// by member, lists as a whole.
  package static func between(_ one: JSONObject, _ other: JSONObject, prefix: String = "data.") -> [MemberChange] {
    let keys = one.keys + other.keys.filter { one[$0] == nil }
    return keys.flatMap { key -> [MemberChange] in
      let (from, to) = (one[key] ?? .null, other[key] ?? .null)
      if from == to { return [] }
      if let inner = from.asObject, let outer = to.asObject, !inner.standsForPersonalValue,
        !outer.standsForPersonalValue
      {
        return between(inner, outer, prefix: "\(prefix)\(key).")
      }
      return [MemberChange(Text(prefix + key.string), from: from, to: to)]
    }
  }
}

extension JSONObject {
  /// True if the object stands in the place of a personal value that cannot be shown; it is compared as a whole.
  fileprivate var standsForPersonalValue: Bool { self["erased"] != nil || self["missing"] != nil }
}
