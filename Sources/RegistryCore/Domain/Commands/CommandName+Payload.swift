extension CommandName {
  /// The command of this name with its data, which `GenericChecks` found valid.
  package func payload(_ data: JSONObject) -> any CommandPayload { payload(Fields(data)) }

  /// The same from fields that also may stand in a line of the log, where what only the rules judge is not read.
  package func payload(_ fields: Fields) -> any CommandPayload {
    switch self {
    case .adoptRegulation: AdoptRegulation(fields)
    case .openCall: OpenCall(fields)
    case .registerOperator: RegisterOperator(fields)
    case .registerSpace: RegisterSpace(fields)
    case .submitApplication: SubmitApplication(fields)
    case .reviewLocally: ReviewLocally(fields)
    case .reviewPreliminarily: ReviewPreliminarily(fields)
    case .recordInspection: RecordInspection(fields)
    case .recordExpertReview: RecordExpertReview(fields)
    case .recordDeliberation: RecordDeliberation(fields)
    case .publishNotice: PublishNotice(fields)
    case .fileObjection: FileObjection(fields)
    case .resolveObjection: ResolveObjection(fields)
    case .certify: Certify(fields)
    case .refuseCertification: RefuseCertification(fields)
    case .withdrawApplication: WithdrawApplication(fields)
    case .submitAnnualReport: SubmitAnnualReport(fields)
    case .recordAssessment: RecordAssessment(fields)
    case .grantReward: GrantReward(fields)
    case .orderRectification: OrderRectification(fields)
    case .submitRectificationReport: SubmitRectificationReport(fields)
    case .verifyRectification: VerifyRectification(fields)
    case .imposeSanction: ImposeSanction(fields)
    case .revokeTitle: RevokeTitle(fields)
    case .findFraud: FindFraud(fields)
    case .recordChange: RecordChange(fields)
    case .relinquishTitle: RelinquishTitle(fields)
    case .recordService: RecordService(fields)
    case .fileDispute: FileDispute(fields)
    case .decideDispute: DecideDispute(fields)
    case .correctRecord: CorrectRecord(fields)
    case .annulRecord: AnnulRecord(fields)
    case .erasePersonalData: ErasePersonalData(fields)
    }
  }
}
