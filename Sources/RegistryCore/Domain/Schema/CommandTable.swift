/// The commands: everything that can be entered in the registry.
package enum CommandName: String, IndexedByName {
  /// Made once: a name is looked up for every line of the log.
  package static let index = CaseIndex<CommandName>()

  case adoptRegulation
  case openCall
  case registerOperator
  case registerSpace
  case submitApplication
  case reviewLocally
  case reviewPreliminarily
  case recordInspection
  case recordExpertReview
  case recordDeliberation
  case publishNotice
  case fileObjection
  case resolveObjection
  case certify
  case refuseCertification
  case withdrawApplication
  case submitAnnualReport
  case recordAssessment
  case grantReward
  case orderRectification
  case submitRectificationReport
  case verifyRectification
  case imposeSanction
  case revokeTitle
  case findFraud
  case recordChange
  case relinquishTitle
  case recordService
  case fileDispute
  case decideDispute
  case correctRecord
  case annulRecord
  case erasePersonalData
}

/// The table of commands: their fields, allowed values and events, in both languages.
///
/// Everything that speaks of a command follows it: checking, option names, help, templates, interface text, documents.
package enum CommandTable {
  /// In the order of the table of DOMAIN §6.
  package static let all: [CommandSpec] = CommandName.allCases.map(spec(of:))

  /// The one object of the command.
  package static func spec(of name: CommandName) -> CommandSpec {
    switch name {
    case .adoptRegulation: adoptRegulation
    case .openCall: openCall
    case .registerOperator: registerOperator
    case .registerSpace: registerSpace
    case .submitApplication: submitApplication
    case .reviewLocally: reviewLocally
    case .reviewPreliminarily: reviewPreliminarily
    case .recordInspection: recordInspection
    case .recordExpertReview: recordExpertReview
    case .recordDeliberation: recordDeliberation
    case .publishNotice: publishNotice
    case .fileObjection: fileObjection
    case .resolveObjection: resolveObjection
    case .certify: certify
    case .refuseCertification: refuseCertification
    case .withdrawApplication: withdrawApplication
    case .submitAnnualReport: submitAnnualReport
    case .recordAssessment: recordAssessment
    case .grantReward: grantReward
    case .orderRectification: orderRectification
    case .submitRectificationReport: submitRectificationReport
    case .verifyRectification: verifyRectification
    case .imposeSanction: imposeSanction
    case .revokeTitle: revokeTitle
    case .findFraud: findFraud
    case .recordChange: recordChange
    case .relinquishTitle: relinquishTitle
    case .recordService: recordService
    case .fileDispute: fileDispute
    case .decideDispute: decideDispute
    case .correctRecord: correctRecord
    case .annulRecord: annulRecord
    case .erasePersonalData: erasePersonalData
    }
  }
}
