/// Who records a command, as every event says it.
package struct Author: Equatable, Sendable {
  /// The user of the connected process, as the kernel names it.
  package let userID: UInt32
  /// The user's name; in a rehearsal the one that came with the command. It is `recordedBy` of DOMAIN §4.1.
  package let user: Text
  /// The role in which the command was recorded; no rule asks for it.
  package let role: Role
  /// The office for which it was recorded; no rule asks for it.
  package let office: Office

  /// What the author may do.
  package enum Role: String, IndexedByName {
    /// Finds a role by its name in an event line.
    package static let index = CaseIndex<Role>()

    /// 录入人: enters commands.
    case clerk
  }

  /// For whom the author acts.
  package enum Office: String, IndexedByName {
    /// Finds an office by its name in an event line.
    package static let index = CaseIndex<Office>()

    /// 市科技局: the bureau that keeps the register.
    case cityBureau
  }

  /// Takes the names as they are; who records is a clerk of the city bureau unless the log says otherwise.
  package init(userID: UInt32, user: Text, role: Role = .clerk, office: Office = .cityBureau) {
    self.userID = userID
    self.user = user
    self.role = role
    self.office = office
  }
}
