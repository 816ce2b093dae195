extension FoldedRecord {
  /// The rule under which the act was recorded: what an explanation cites beside it (DOMAIN §2).
  package var rule: Rule {
    switch name {
    case .adoptRegulation: .r121
    case .openCall: .n2
    case .registerOperator: .r41a
    case .registerSpace: .g1
    case .submitApplication: .r51a
    case .reviewLocally:
      data["bodyKind"]?.asText == ReviewLocally.Body.educationAuthority.name ? .r51c : .r51b
    case .reviewPreliminarily: .n3
    case .recordInspection: .r52a
    case .recordExpertReview: .r53a
    case .recordDeliberation: .r53b
    case .publishNotice, .fileObjection, .resolveObjection: .r53c
    case .certify: .r53d
    case .refuseCertification: .r40
    case .withdrawApplication: .g4
    case .submitAnnualReport: .r71
    case .recordAssessment: .r81
    case .grantReward: .r84
    case .orderRectification:
      (data["ground"]?.asText.flatMap { Rectification.Ground(name: $0) } ?? .assessment).rule
    case .submitRectificationReport, .verifyRectification: .r86
    case .imposeSanction: .r101
    case .revokeTitle: data["ground"]?.asText == RevokeTitle.Ground.seriousViolation.name ? .r102 : .r87
    case .findFraud: .r91
    case .recordChange: .g5
    case .relinquishTitle: .g6
    case .recordService: .g10
    case .fileDispute, .decideDispute: .g9
    case .correctRecord: .g7
    case .annulRecord: .g8
    case .erasePersonalData: .g11
    }
  }
}
