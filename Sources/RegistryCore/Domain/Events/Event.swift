/// What happened, as the log keeps it. Each case carries what `Register.evolve` needs: the command's own data, and the
/// facts that were derived when the command took its place in the log.
///
/// The cases are a storage contract: their names on disk stand in `EventName`, their form in the event codec.
package enum Event: Sendable {
  case regulationAdopted(RegulationVersion)
  case callOpened(OpenCall)
  case operatorRegistered(RegisterOperator)
  case spaceRegistered(RegisterSpace)
  case applied(SubmitApplication)
  case endorsed(ReviewLocally)
  case notEndorsed(ReviewLocally)
  case preliminarilyReviewed(ReviewPreliminarily)
  case inspected(RecordInspection)
  case expertReviewed(RecordExpertReview)
  case deliberated(RecordDeliberation)
  case noticePosted(PublishNotice)
  case objectionFiled(FileObjection)
  case objectionResolved(ResolveObjection)
  case certified(Certify, TitleTerm)
  case certificationRefused(CertificationRefusal)
  case withdrawn(WithdrawApplication)
  case reported(SubmitAnnualReport)
  case assessed(RecordAssessment)
  case rewarded(GrantReward)
  case rectificationOrdered(OrderRectification)
  case rectificationReported(SubmitRectificationReport)
  case rectified(VerifyRectification)
  case rectificationFailed(VerifyRectification)
  case sanctioned(ImposeSanction)
  case revoked(TitlesEnded)
  case fraudFound(FindFraud)
  case banned(BanImposed)
  case changed(RecordChange)
  case relinquished(TitlesEnded)
  case served(RecordService)
  case disputeFiled(FileDispute)
  case disputeDecided(DecideDispute)
  case corrected(CorrectRecord)
  case annulled(AnnulRecord)
  case personalDataErased(ErasePersonalData)
}

/// An application that ends without a title (不予认定).
package struct CertificationRefusal: Equatable, Sendable {
  package let application: ApplicationID
  package let decisionDate: CivilDate

  package init(application: ApplicationID, decisionDate: CivilDate) {
    self.application = application
    self.decisionDate = decisionDate
  }
}

/// Titles that a revocation or a relinquishment ends (取消称号、放弃称号).
package struct TitlesEnded: Equatable, Sendable {
  package let titles: [CertificationID]
  /// First day on which they are no longer in force.
  package let effectiveDate: CivilDate

  package init(titles: [CertificationID], effectiveDate: CivilDate) {
    self.titles = titles
    self.effectiveDate = effectiveDate
  }
}

/// A ban that follows from a finding of fraud (不予受理).
package struct BanImposed: Equatable, Sendable {
  package let finding: FindingID
  package let ban: Ban

  package init(finding: FindingID, ban: Ban) {
    self.finding = finding
    self.ban = ban
  }
}

extension Event {
  package var name: EventName {
    switch self {
    case .regulationAdopted: .regulationAdopted
    case .callOpened: .callOpened
    case .operatorRegistered: .operatorRegistered
    case .spaceRegistered: .spaceRegistered
    case .applied: .applied
    case .endorsed: .endorsed
    case .notEndorsed: .notEndorsed
    case .preliminarilyReviewed: .preliminarilyReviewed
    case .inspected: .inspected
    case .expertReviewed: .expertReviewed
    case .deliberated: .deliberated
    case .noticePosted: .noticePosted
    case .objectionFiled: .objectionFiled
    case .objectionResolved: .objectionResolved
    case .certified: .certified
    case .certificationRefused: .certificationRefused
    case .withdrawn: .withdrawn
    case .reported: .reported
    case .assessed: .assessed
    case .rewarded: .rewarded
    case .rectificationOrdered: .rectificationOrdered
    case .rectificationReported: .rectificationReported
    case .rectified: .rectified
    case .rectificationFailed: .rectificationFailed
    case .sanctioned: .sanctioned
    case .revoked: .revoked
    case .fraudFound: .fraudFound
    case .banned: .banned
    case .changed: .changed
    case .relinquished: .relinquished
    case .served: .served
    case .disputeFiled: .disputeFiled
    case .disputeDecided: .disputeDecided
    case .corrected: .corrected
    case .annulled: .annulled
    case .personalDataErased: .personalDataErased
    }
  }
}
