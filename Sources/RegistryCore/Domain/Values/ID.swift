/// The identifier of one thing of a kind: chosen by the client, not blank, unique within its kind (DOMAIN §4.3).
///
/// Identifiers are case-sensitive and compared by their UTF-8 bytes. The kind keeps an operator's identifier from being
/// looked up among spaces; it costs nothing at run time.
package struct ID<Kind>: Hashable, Comparable, Sendable {
  /// As the client sent it, untrimmed.
  package let text: Text

  /// Takes any text: that it is not blank, unique, or known at all, others check.
  package init(_ text: Text) {
    self.text = text
  }

  package static func < (a: ID, b: ID) -> Bool {
    a.text < b.text
  }
}

extension ID: ExpressibleByStringLiteral, CustomStringConvertible {
  package init(stringLiteral value: String) {
    self.init(Text(value))
  }

  package var description: String { text.string }
}

extension ID: TextKey {
  /// The tag says nothing: all identifiers of a table are of one kind.
  package init(key: (text: Text, tag: UInt8)) { self.init(key.text) }

  /// The text alone.
  package var key: (text: Text, tag: UInt8) { (text, 0) }
}

/// What an identifier can name. None of these has a value; they only tell identifiers apart.
package enum IDKind {
  /// 办法, a version of the measure.
  package enum Regulation {}
  /// 申报通知, a call for applications.
  package enum Call {}
  /// 运营主体, an operating body.
  package enum Operator {}
  /// 众创空间, a makerspace.
  package enum Space {}
  /// 申请, a request for certification, renewals included.
  package enum Application {}
  /// 实地考察, an inspection on site.
  package enum Inspection {}
  /// 公示, a public notice.
  package enum Notice {}
  /// 异议, an objection to a notice.
  package enum Objection {}
  /// 认定, a certification, and the title that it gives.
  package enum Certification {}
  /// 考核, a yearly assessment.
  package enum Assessment {}
  /// 限期整改, an ordered rectification.
  package enum Rectification {}
  /// 处分, a sanction.
  package enum Sanction {}
  /// 认定骗取, a finding of fraud.
  package enum Finding {}
  /// 变更, a registered change.
  package enum Change {}
  /// 争议, a reconsideration or a law suit.
  package enum Dispute {}
  /// 命令, an accepted command, whatever it is about.
  package enum Command {}
}

/// `regulationId`, introduced by `adoptRegulation`; `szzc-2016` is reserved for the built-in measure.
package typealias RegulationID = ID<IDKind.Regulation>
/// `callId`, introduced by `openCall`.
package typealias CallID = ID<IDKind.Call>
/// `operatorId`, introduced by `registerOperator`.
package typealias OperatorID = ID<IDKind.Operator>
/// `spaceId`, introduced by `registerSpace`.
package typealias SpaceID = ID<IDKind.Space>
/// `applicationId`, introduced by `submitApplication`.
package typealias ApplicationID = ID<IDKind.Application>
/// `inspectionId`, introduced by `recordInspection`.
package typealias InspectionID = ID<IDKind.Inspection>
/// `noticeId`, introduced by `publishNotice`.
package typealias NoticeID = ID<IDKind.Notice>
/// `objectionId`, introduced by `fileObjection`.
package typealias ObjectionID = ID<IDKind.Objection>
/// `certificationId`, introduced by `certify`.
package typealias CertificationID = ID<IDKind.Certification>
/// `assessmentId`, introduced by `recordAssessment`; the basis of a rectification ordered for a grade.
package typealias AssessmentID = ID<IDKind.Assessment>
/// `rectificationId`, introduced by `orderRectification`.
package typealias RectificationID = ID<IDKind.Rectification>
/// `sanctionId`, introduced by `imposeSanction`; the basis of a rectification ordered for a violation.
package typealias SanctionID = ID<IDKind.Sanction>
/// `findingId`, introduced by `findFraud`.
package typealias FindingID = ID<IDKind.Finding>
/// `changeId`, introduced by `recordChange`.
package typealias ChangeID = ID<IDKind.Change>
/// `disputeId`, introduced by `fileDispute`.
package typealias DisputeID = ID<IDKind.Dispute>
/// `commandId` of the envelope (命令号); it stays used even if the record is annulled (G13).
package typealias CommandID = ID<IDKind.Command>
