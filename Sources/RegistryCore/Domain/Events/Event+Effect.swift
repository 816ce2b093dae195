extension Event {
  /// The day on which the event has its effect (DOMAIN §6, the table of events).
  ///
  /// - Parameter command: the command that yielded it, whose date it has unless the event has its own.
  package func effectiveOn(_ command: some CommandPayload, recordedAt: Instant) -> CivilDate {
    switch self {
    case .revoked(let ended), .relinquished(let ended): ended.effectiveDate
    case .regulationAdopted, .callOpened, .operatorRegistered, .spaceRegistered, .applied, .endorsed, .notEndorsed,
      .preliminarilyReviewed, .inspected, .expertReviewed, .deliberated, .noticePosted, .objectionFiled,
      .objectionResolved, .certified, .certificationRefused, .withdrawn, .reported, .assessed, .rewarded,
      .rectificationOrdered, .rectificationReported, .rectified, .rectificationFailed, .sanctioned, .fraudFound,
      .banned, .changed, .served, .disputeFiled, .disputeDecided, .corrected, .annulled, .personalDataErased:
      command.date ?? recordedAt.civilDate
    }
  }
}
