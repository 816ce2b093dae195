/// Which spaces have fraud findings with a ban, by the banned body and by the addresses that the spaces ever had.
///
/// The bans themselves stay with their findings; this only says where to look, so that an application is checked
/// without walking through the register.
package struct BanIndex: Sendable {
  private var byKey = TextDictionary<Text, Set<SpaceID>>()
  private var byAddress = TextDictionary<Text, Set<SpaceID>>()
  /// Every space with a ban, for lists.
  package private(set) var spaces: Set<SpaceID> = []

  /// The spaces whose findings carry a ban with this ban key (DOMAIN §5.4), running or not, whatever its subject.
  package func spaces(banning key: Text) -> Set<SpaceID> { byKey[key] ?? [] }

  /// The spaces with a ban that have or had this address, on whatever day; addresses set aside do not count.
  package func spaces(onceAt address: Text) -> Set<SpaceID> { byAddress[address] ?? [] }

  mutating func add(_ space: Space) {
    guard !space.bans.isEmpty else { return }
    spaces.insert(space.id)
    for case let key? in space.bans.map(\.ban.key) { byKey[key, default: []].insert(space.id) }
    for entry in space.addresses.entries.standing { byAddress[entry.value, default: []].insert(space.id) }
  }

  mutating func remove(_ space: Space) {
    guard !space.bans.isEmpty else { return }
    spaces.remove(space.id)
    for case let key? in space.bans.map(\.ban.key) { byKey[key]?.remove(space.id) }
    for entry in space.addresses.entries.standing { byAddress[entry.value]?.remove(space.id) }
  }
}

extension Space {
  /// The bans that stand because of applications of this space, in the order of the findings.
  package var bans: [FoundBan] {
    findings.standing.compactMap { finding in
      guard let ban = finding.ban, application(finding.application) != nil else { return nil }
      return FoundBan(finding: finding.id, source: finding.source, ban: ban)
    }
  }
}

/// A ban with the finding of fraud that it came with.
package struct FoundBan: Sendable {
  /// 认定骗取标识: the finding that the ban stands and falls with.
  package let finding: FindingID
  /// The record of the finding.
  package let source: RecordNumber
  /// 禁止期, as computed when the finding took its place in the log.
  package let ban: Ban
}
