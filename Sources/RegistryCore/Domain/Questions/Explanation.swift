/// Why a space has its status on a day, as known at a moment: the answer to `explain`.
package struct Explanation: Sendable {
  /// None for a space that is not registered on the day.
  package let status: SpaceStatus?
  /// The records that make it so, in log order.
  package let chain: [ExplainedRecord]
  /// What time alone had done by the day, in the order of the days (DOMAIN §7).
  package let passages: [Passage]
  /// Every known correction, annulment and decision of a dispute about the space, and others that changed the answer,
  /// in log order.
  package let amendments: [ExplainedAmendment]

  /// Takes the lists in their order; without a status there is neither chain nor passage.
  package init(
    status: SpaceStatus?, chain: [ExplainedRecord], passages: [Passage], amendments: [ExplainedAmendment]
  ) {
    self.status = status
    self.chain = chain
    self.passages = passages
    self.amendments = amendments
  }
}

/// A record with what it counts for.
package struct ExplainedRecord: Sendable {
  /// The record as folded at the moment asked about.
  package let record: RecordPortrait
  /// Each once, in the order of `GroundRole`; never empty.
  package let roles: [GroundRole]

  /// Takes the roles of the record's `Ground`.
  package init(record: RecordPortrait, roles: [GroundRole]) {
    self.record = record
    self.roles = roles
  }
}

/// A record that amends another, what it made of that one's data, and of the answer.
package struct ExplainedAmendment: Sendable {
  /// The correction, the annulment or the decision of a dispute (更正、作废、复议决定或判决).
  package let record: RecordPortrait
  /// What it made of its target.
  package let effect: AmendmentEffect
  /// What became otherwise in the status of the day asked about when the record became known.
  package let status: [MemberChange]

  /// `record` must be the source of `effect`; `status` is empty if the answer stayed as it was.
  package init(record: RecordPortrait, effect: AmendmentEffect, status: [MemberChange]) {
    self.record = record
    self.effect = effect
    self.status = status
  }
}

/// What became known of a space between two moments, and what that changed: the answer to `diff`.
package struct KnowledgeDifference: Sendable {
  /// The status on the day asked about as known at the first moment, and at the second.
  package let before: SpaceStatus?
  /// None, as `before`, if no space was known then that is registered on the day.
  package let after: SpaceStatus?
  /// Records made in between: all that are about the space, and others that changed the answer.
  package let learned: [LearnedRecord]
  /// Records known before that are read otherwise now, in log order.
  package let revised: [RevisedRow]

  /// Takes both lists in log order.
  package init(before: SpaceStatus?, after: SpaceStatus?, learned: [LearnedRecord], revised: [RevisedRow]) {
    self.before = before
    self.after = after
    self.learned = learned
    self.revised = revised
  }
}

/// A record that became known, and what it changed in the status of the day asked about.
package struct LearnedRecord: Sendable {
  /// The record as folded at the later of the two moments.
  package let record: RecordPortrait
  /// Empty for a record about the space that left the status of the day as it was.
  package let status: [MemberChange]

  /// `status` compares what was known just before the record with what was known with it.
  package init(record: RecordPortrait, status: [MemberChange]) {
    self.record = record
    self.status = status
  }
}

/// A row of the history that reads otherwise than it did.
package struct RevisedRow: Sendable {
  /// As it reads at the later moment.
  package let row: HistoryRow
  /// Never empty: fields of the data, then the effective date, then what became of the record.
  package let changes: [MemberChange]

  /// None if the row reads the same at both moments.
  package init?(from before: HistoryRow, to after: HistoryRow) {
    var changes = MemberChange.between(before.record.data, after.record.data)
    func compare(_ member: Text, _ from: JSONValue, _ to: JSONValue) {
      if from != to { changes.append(MemberChange(member, from: from, to: to)) }
    }
    func text(_ id: CommandID?) -> JSONValue { id.map { .string($0.text) } ?? .null }
    func list(_ ids: [CommandID]) -> JSONValue { .array(ids.map { .string($0.text) }) }
    compare("effectiveOn", .string(before.effectiveOn.text), .string(after.effectiveOn.text))
    compare("corrected", list(before.record.correctedBy), list(after.record.correctedBy))
    compare("annulledBy", text(before.record.annulledBy), text(after.record.annulledBy))
    compare("setAsideBy", text(before.record.setAsideBy), text(after.record.setAsideBy))
    guard !changes.isEmpty else { return nil }
    row = after
    self.changes = changes
  }
}

/// How the title status of a space over all days came to be known: the answer to `timeline`.
package struct Timeline: Sendable {
  /// A moment from which on the days were known to be otherwise than before.
  package struct Step: Sendable {
    /// The record that made it known, by its place in the log.
    package let record: RecordNumber
    /// The command id of that record (命令号).
    package let command: CommandID
    /// The moment itself: when that record was taken down (录入时间).
    package let recordedAt: Instant
    /// The whole course as known from then on, in order of days; empty if the space was known no longer.
    package let periods: [TitlePeriod]
  }

  /// In log order; a record that left every day as it was is no step.
  package let steps: [Step]

  /// - Parameter records: those about the space and its kin, in log order.
  package init(of space: SpaceID, in records: [Record], onto founding: Register) {
    steps = KnowledgeTrace.steps(records, onto: founding) { $0.titlePeriods(of: space) }.steps.map {
      Step(record: $0.record.number, command: $0.record.id, recordedAt: $0.record.recordedAt, periods: $0.view)
    }
  }
}
