/// Why a command is refused, in one word that programs can rely on. Together with the rule it names the check of DOMAIN
/// sections 3 to 8 that failed; some codes carry a detail after a colon (`formMissing:contactEmail`).
package enum RefusalCode: String, CaseIterable, Sendable {
  // Form of a command (§4.1).
  case malformed
  case missing
  case unknownField
  case badString
  case badObject
  case unknownCommand
  case badTimestamp
  case badDate
  case afterRecording
  case badInt
  case badBool
  case badList
  case badDocumentNo
  case badValue
  case badAttest
  case badDecimal
  case commandIdReused
  case recordedAtGoesBack

  // Regulation, calls, registration (§6.1).
  case duplicateId
  case unknownParameter
  case badParameter
  case effectiveBeforeIssue
  case closesBeforeOpens
  case noRegulationInForce
  case hostMissing
  case usccMissing
  case unexpectedField
  case badUscc
  case duplicateUscc
  case unknownOperator

  // Application (§6.2).
  case unknownSpace
  case beforeSpaceRegistered
  case notTheOperator
  case banned
  case applicationOpen
  case renewalAlreadyGranted
  case beforeRenewalWindow
  case coolingOff
  case unknownCall
  case afterDeadline
  case beforeOpening
  case noCall
  case outsideMunicipality
  case formMissing
  case formBad
  case declarationUnsigned
  case notSealed
  case tooFewCopies
  case planIncomplete
  case factsBad
  case publicAreaExceedsTotal
  case areaBelowMinimum
  case publicShareBelowMinimum
  case leaseDatesMissing
  case leaseTooShort
  case leaseExpired
  case noBroadband
  case noSeedFund
  case tooFewMentors
  case tooFewEvents
  case tooFewMakers
  case tooFewTeams

  // Procedure stages (§6.3).
  case unknownApplication
  case applicationClosed
  case stageNotInProcedure
  case beforeApplication
  case stageMissing
  case stageFailed
  case beforeStage
  case stageAlreadyDone
  case laterStageDone
  case wrongReviewBody
  case notJoint
  case notVerified
  case notOperating
  case panelTooSmall
  case noticeTooShort
  case unknownNotice
  case objectionOutOfPeriod
  case objectionAnonymous
  case unknownObjection
  case objectionResolved
  case beforeFiling

  // Decision on the application (§6.4).
  case noticeNotOver
  case objectionOpen
  case objectionUpheld
  case notAttested
  case retroactiveCertification
  case overlapsCurrentTitle
  case titleEnding

  // Annual report and assessment (§6.5).
  case badYear
  case notCertifiedInYear
  case beforeCertification
  case incomplete
  case reportExists
  case beforeWindow
  case yearAfterDecision
  case titleNotInForce
  case unknownGrade
  case alreadyAssessed
  case metric
  case notAssessed
  case gradeNotRewarded
  case beforeAssessment
  case alreadyRewarded

  // Rectification, sanction, revocation (§6.6).
  case noSuchAssessment
  case noSuchSanction
  case gradeNeedsNoRectification
  case sanctionIsNotRectification
  case beforeSanction
  case alreadyOrdered
  case deadlineNotAfterOrder
  case deadlineTooLong
  case unknownRectification
  case alreadyVerified
  case beforeOrder
  case noRectificationReport
  case deadlineNotOver
  case kindNotForSeverity
  case retroactiveRevocation
  case noSuchRectification
  case rectificationPassed
  case verificationPending
  case notSerious
  case decisionBeforeApplication
  case retroactive

  // Fraud (§6.7).
  case alreadyFound
  case nothingToRevoke
  case effectiveBeforeTitle
  case effectiveAfterDecision

  // Change (§6.8).
  case approvalMissing
  case areaMissing

  // Service, disputes, corrections (§6.9, §8.4).
  case notADecision
  case servedBeforeDecision
  case alreadyServed
  case alreadySetAside
  case beforeDecision
  case unknownDispute
  case alreadyDecided
  case changesOnlyWithModified
  case badChange
  case targetIsCorrection
  case fourEyes
  case alreadyAnnulled
  case identifierImmutable
  case nothingToCorrect
  case historyBecomesIllegal
  case alreadyErased
}

extension RefusalCode {
  /// What is wrong, in words a clerk understands, without the detail and the numbers.
  package func phrase(in language: Language) -> String { wording.phrase.text(in: language) }

  /// How the wanted value of a violation stands to the one found: `atLeast` with the value 200 reads "at least 200".
  package var relation: Relation { wording.relation }

  /// What a value was expected to be.
  package enum Relation: Sendable {
    /// As given; also where no value is named.
    case exactly
    case atLeast
    case atMost
    /// Dates: on that day or later, or earlier.
    case onOrAfter
    case onOrBefore
    /// Dates: later, or earlier, than that day.
    case after
    case before
    /// One of a list, whose parts the violation separates by commas.
    case oneOf

    /// 不低于 200 or at least 200.
    package func text(_ value: String, in language: Language) -> String {
      switch (self, language) {
      case (.exactly, .chinese): "为 \(value)"
      case (.exactly, .english): value
      case (.atLeast, .chinese): "不低于 \(value)"
      case (.atLeast, .english): "at least \(value)"
      case (.atMost, .chinese): "不超过 \(value)"
      case (.atMost, .english): "at most \(value)"
      case (.onOrAfter, .chinese): "不早于 \(value)"
      case (.onOrAfter, .english): "on or after \(value)"
      case (.onOrBefore, .chinese): "不晚于 \(value)"
      case (.onOrBefore, .english): "on or before \(value)"
      case (.after, .chinese): "晚于 \(value)"
      case (.after, .english): "after \(value)"
      case (.before, .chinese): "早于 \(value)"
      case (.before, .english): "before \(value)"
      case (.oneOf, .chinese): "为其中之一：\(value)"
      case (.oneOf, .english): "one of \(value)"
      }
    }
  }
}
