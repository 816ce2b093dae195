/// The title 朔州市众创空间 of a space for a period of validity (称号、有效期).
package struct Title: Effect, Sendable {
  package let id: CertificationID
  package let application: ApplicationID
  package let `operator`: OperatorID
  package let documentNo: DocumentNumber
  package let decisionDate: CivilDate
  package let term: TitleTerm
  package let source: RecordNumber
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

  package var validFrom: CivilDate { term.validFrom }
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
  package let validFrom: CivilDate
  package let validUntil: CivilDate

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
  package enum Kind: String, Sendable {
    case revoked, relinquished
  }

  package let kind: Kind
  /// The first day on which the title is no longer in force.
  package let effectiveDate: CivilDate
  /// The rectification or the sanction that a revocation rests on; none if the title was given up, or gained by fraud.
  package let basis: EntityKey?
  package let source: RecordNumber
  package var isSetAside = false

  init(_ kind: Kind, on effectiveDate: CivilDate, restingOn basis: EntityKey?, source: RecordNumber) {
    self.kind = kind
    self.effectiveDate = effectiveDate
    self.basis = basis
    self.source = source
  }
}
