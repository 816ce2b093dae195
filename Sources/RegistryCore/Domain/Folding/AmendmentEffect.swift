/// What one later record made of an earlier one: a correction, an annulment, or the decision of a dispute.
package struct AmendmentEffect: Equatable, Sendable {
  /// The four ways in which a record can amend another (DOMAIN §8.3).
  package enum Kind: String, CaseIterable, Sendable {
    /// 更正
    case corrected
    /// 误录作废
    case annulled
    /// 撤销
    case setAside
    /// 变更
    case modified

    /// The bureau's word for it, and the English one.
    package var label: Phrase {
      switch self {
      case .corrected: Phrase("更正", "corrected")
      case .annulled: Phrase("误录作废", "annulled")
      case .setAside: Phrase("撤销", "set aside")
      case .modified: Phrase("变更", "modified")
      }
    }
  }

  /// How the target was amended.
  package let kind: Kind
  /// The record that amends.
  package let source: RecordNumber
  /// The command whose record it amends.
  package let target: CommandID
  /// None only if the target's record is not among those that were looked at.
  package let targetName: CommandName?
  /// What is otherwise in the target's data; none if it was annulled or set aside.
  package let changes: [MemberChange]

  /// What the last of some records amends, as far as it was known with it; none if it amends nothing.
  ///
  /// - Parameter records: a history in log order, holding what the last one names. Corrections of the decision of a
  ///   dispute that are among them are worked in.
  package init?(lastOf records: [Record]) {
    guard let last = records.last, Amendments.canAmend(last.name) else { return nil }
    let after = Amendments(records)
    let data = after.fold(last).data
    switch last.name.payload(last.data) {
    case let correction as CorrectRecord: (kind, target) = (.corrected, correction.target)
    case let annulment as AnnulRecord: (kind, target) = (.annulled, annulment.target)
    case is DecideDispute:
      guard let disputed = Self.disputed(by: data, in: records) else { return nil }
      switch data["outcome"]?.asText.flatMap({ Dispute.Outcome(name: $0) }) {
      case .setAside: (kind, target) = (.setAside, disputed)
      case .modified: (kind, target) = (.modified, disputed)
      case .upheld, .unlawfulConfirmed, .withdrawn, nil: return nil
      }
    case _: return nil
    }
    source = last.number
    let target = target
    if let amended = records.last(where: { $0.id == target }) {
      let before = Amendments(Array(records.dropLast()))
      targetName = amended.name
      changes = MemberChange.between(before.fold(amended).data, after.fold(amended).data)
    } else {
      targetName = nil
      changes = []
    }
  }

  private static func disputed(by decision: JSONObject, in records: [Record]) -> CommandID? {
    guard let dispute = decision["disputeId"]?.asText else { return nil }
    return records.last { $0.name == .fileDispute && $0.data["disputeId"]?.asText == dispute }
      .map { FileDispute(Fields($0.data)).target }
  }
}
