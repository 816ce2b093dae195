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
  /// The application that is closed; it was open until then.
  package let application: ApplicationID
  /// 决定日期: the day from which the application is closed; that of the finding, if fraud closed it.
  package let decisionDate: CivilDate

  /// Takes what the event says; that the application is open is for the checks of the command.
  package init(application: ApplicationID, decisionDate: CivilDate) {
    self.application = application
    self.decisionDate = decisionDate
  }
}

/// Titles that a revocation or a relinquishment ends (取消称号、放弃称号).
package struct TitlesEnded: Equatable, Sendable {
  /// In the order in which they were granted; only the title of the application, if fraud ends it.
  package let titles: [CertificationID]
  /// First day on which they are no longer in force.
  package let effectiveDate: CivilDate

  /// Takes titles of one space; on one whose last day is before `effectiveDate` it has no effect.
  package init(titles: [CertificationID], effectiveDate: CivilDate) {
    self.titles = titles
    self.effectiveDate = effectiveDate
  }
}

/// A ban that follows from a finding of fraud (不予受理).
package struct BanImposed: Equatable, Sendable {
  /// 认定骗取标识 of the finding, whose event comes first.
  package let finding: FindingID
  /// 禁止期, as it is kept with the finding.
  package let ban: Ban

  /// Takes a finding of the same command; a ban for a finding that a space does not have has no effect.
  package init(finding: FindingID, ban: Ban) {
    self.finding = finding
    self.ban = ban
  }
}

extension Event {
  /// What the event is called on disk and in outcomes.
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
