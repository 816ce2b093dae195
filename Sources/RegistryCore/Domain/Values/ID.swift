/// The identifier of one thing of a kind: chosen by the client, not blank, unique within its kind (DOMAIN §4.3).
///
/// Identifiers are case-sensitive and compared by their UTF-8 bytes. The kind keeps an operator's identifier from being
/// looked up among spaces; it costs nothing at run time.
package struct ID<Kind>: Hashable, Comparable, Sendable {
  package let text: Text

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
  package init(key: (text: Text, tag: UInt8)) { self.init(key.text) }

  package var key: (text: Text, tag: UInt8) { (text, 0) }
}

/// What an identifier can name. None of these has a value; they only tell identifiers apart.
package enum IDKind {
  package enum Regulation {}
  package enum Call {}
  package enum Operator {}
  package enum Space {}
  package enum Application {}
  package enum Inspection {}
  package enum Notice {}
  package enum Objection {}
  package enum Certification {}
  package enum Assessment {}
  package enum Rectification {}
  package enum Sanction {}
  package enum Finding {}
  package enum Change {}
  package enum Dispute {}
  package enum Command {}
}

package typealias RegulationID = ID<IDKind.Regulation>
package typealias CallID = ID<IDKind.Call>
package typealias OperatorID = ID<IDKind.Operator>
package typealias SpaceID = ID<IDKind.Space>
package typealias ApplicationID = ID<IDKind.Application>
package typealias InspectionID = ID<IDKind.Inspection>
package typealias NoticeID = ID<IDKind.Notice>
package typealias ObjectionID = ID<IDKind.Objection>
package typealias CertificationID = ID<IDKind.Certification>
package typealias AssessmentID = ID<IDKind.Assessment>
package typealias RectificationID = ID<IDKind.Rectification>
package typealias SanctionID = ID<IDKind.Sanction>
package typealias FindingID = ID<IDKind.Finding>
package typealias ChangeID = ID<IDKind.Change>
package typealias DisputeID = ID<IDKind.Dispute>
package typealias CommandID = ID<IDKind.Command>
