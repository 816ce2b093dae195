/// The kinds of things in the registry that have identifiers of their own (DOMAIN §4.3).
package enum EntityKind: String, IndexedByName {
  /// Made once: a name is looked up for every line of the log.
  package static let index = CaseIndex<EntityKind>()

  case regulation
  case call
  case `operator`
  case space
  case application
  case inspection
  case notice
  case objection
  case certification
  case assessment
  case rectification
  case sanction
  case finding
  case change
  case dispute

  /// A number for each kind, to tell identifiers apart in one table.
  var tag: UInt8 {
    switch self {
    case .regulation: 0
    case .call: 1
    case .operator: 2
    case .space: 3
    case .application: 4
    case .inspection: 5
    case .notice: 6
    case .objection: 7
    case .certification: 8
    case .assessment: 9
    case .rectification: 10
    case .sanction: 11
    case .finding: 12
    case .change: 13
    case .dispute: 14
    }
  }

  /// What people call a thing of the kind, in Chinese by its legal term.
  package var label: Phrase {
    switch self {
    case .regulation: Phrase("办法", "regulation")
    case .call: Phrase("申报通知", "call")
    case .operator: Phrase("运营主体", "operator")
    case .space: Phrase("众创空间", "space")
    case .application: Phrase("申请", "application")
    case .inspection: Phrase("实地考察", "inspection")
    case .notice: Phrase("公示", "notice")
    case .objection: Phrase("异议", "objection")
    case .certification: Phrase("认定", "certification")
    case .assessment: Phrase("考核", "assessment")
    case .rectification: Phrase("整改", "rectification")
    case .sanction: Phrase("处分", "sanction")
    case .finding: Phrase("认定骗取", "finding of fraud")
    case .change: Phrase("变更", "change")
    case .dispute: Phrase("争议", "dispute")
    }
  }
}
