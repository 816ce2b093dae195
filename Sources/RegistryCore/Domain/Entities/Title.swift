/// The title 朔州市众创空间 of a space for a period of validity (称号、有效期).
package struct Title: Effect, Sendable {
  /// 认定标识; a renewal is a title of its own and has another.
  package let id: CertificationID
  /// The application (申请) that led to it; a finding of fraud on that one reaches this title only.
  package let application: ApplicationID
  /// The operator that applied (运营主体); the title stays with the space if another takes over (G5).
  package let `operator`: OperatorID
  /// 发文字号 of the certification; one document may certify many.
  package let documentNo: DocumentNumber
  /// 认定决定日; the title may begin later, never earlier (R11.1).
  package let decisionDate: CivilDate
  /// 有效期, as computed when the certification took its place in the log.
  package let term: TitleTerm
  /// The record of `certify`.
  package let source: RecordNumber
  /// In the order in which they were recorded, those set aside too.
  package var endings: [Ending] = []
  package var isSetAside = false

  init(_ command: Certify, term: TitleTerm, operator: OperatorID, source: RecordNumber) {
    id = command.id
    application = command.application
    self.operator = `operator`
    documentNo = command.documentNo
    decisionDate = command.decisionDate
    self.term = term
    self.source = source
  }

  /// 有效期首日, inclusive.
  package var validFrom: CivilDate { term.validFrom }
  /// 有效期末日, inclusive; not moved by a decision that ends the title before it.
  package var validUntil: CivilDate { term.validUntil }

  /// The decision that ends the title before its time: of those that stand the one with the first day, of equal days
  /// the first recorded.
  package var effectiveEnding: Ending? {
    var first: Ending?
    for ending in endings.standing where first.map({ ending.effectiveDate < $0.effectiveDate }) ?? true {
      first = ending
    }
    return first.flatMap { $0.effectiveDate <= validUntil ? $0 : nil }
  }

  /// The first day on which the title is not in force, and why (DOMAIN §5.3 end(t)).
  package var end: (date: CivilDate, kind: TitleEnd) {
    guard let ending = effectiveEnding else { return (validUntil.adding(days: 1), .expired) }
    return (ending.effectiveDate, ending.kind == .revoked ? .revoked : .relinquished)
  }

  /// True from `validFrom` to the day before `end` (有效). Whether the title was set aside is not asked here.
  package func isInForce(on date: CivilDate) -> Bool {
    validFrom <= date && date < end.date
  }

  /// True on the days from the decision to the beginning, as long as the title is not ended (待生效).
  package func isAwaited(on date: CivilDate) -> Bool {
    decisionDate <= date && date < validFrom && end.date > date
  }

  /// True if the title begins after the day and does begin, whatever the day of its decision.
  package func isPending(after date: CivilDate) -> Bool {
    validFrom > date && end.date > validFrom
  }
}

/// How long a title is valid; both days inclusive.
package struct TitleTerm: Equatable, Sendable {
  /// 有效期首日, inclusive; that of a renewal is the day after the title that it continues.
  package let validFrom: CivilDate
  /// 有效期末日, inclusive (DOMAIN §5.3); the first expired day is the one after.
  package let validUntil: CivilDate

  /// Takes the days as they are: with `validityYears` 0 the last may be the day before the first.
  package init(validFrom: CivilDate, validUntil: CivilDate) {
    self.validFrom = validFrom
    self.validUntil = validUntil
  }
}

/// Why a title is no longer in force.
package enum TitleEnd: String, Sendable {
  case revoked, relinquished, expired
}

/// A decision that ends a title before its time.
package struct Ending: Effect, Sendable {
  /// 取消称号 (rectification failed, serious violation, fraud) or 主动放弃称号.
  package enum Kind: String, Sendable {
    case revoked, relinquished
  }

  /// What the title status is called once this ending is the one that counts.
  package let kind: Kind
  /// The first day on which the title is no longer in force.
  package let effectiveDate: CivilDate
  /// The rectification or the sanction that a revocation rests on; none if the title was given up, or gained by fraud.
  package let basis: EntityKey?
  /// The record of `revokeTitle`, `relinquishTitle` or `findFraud`.
  package let source: RecordNumber
  package var isSetAside = false

  init(_ kind: Kind, on effectiveDate: CivilDate, restingOn basis: EntityKey?, source: RecordNumber) {
    self.kind = kind
    self.effectiveDate = effectiveDate
    self.basis = basis
    self.source = source
  }
}
