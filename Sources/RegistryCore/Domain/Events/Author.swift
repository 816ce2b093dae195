/// Who records a command, as every event says it.
package struct Author: Equatable, Sendable {
  /// The user of the connected process, as the kernel names it.
  package let userID: UInt32
  /// The user's name; in a rehearsal the one that came with the command. It is `recordedBy` of DOMAIN §4.1.
  package let user: Text
  package let role: Role
  package let office: Office

  /// What the author may do.
  package enum Role: String, IndexedByName {
    package static let index = CaseIndex<Role>()

    /// 录入人: enters commands.
    case clerk
  }

  /// For whom the author acts.
  package enum Office: String, IndexedByName {
    package static let index = CaseIndex<Office>()

    /// 市科技局: the bureau that keeps the register.
    case cityBureau
  }

  package init(userID: UInt32, user: Text, role: Role = .clerk, office: Office = .cityBureau) {
    self.userID = userID
    self.user = user
    self.role = role
    self.office = office
  }
}
