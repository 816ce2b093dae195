/// The end of a command's checks before their last one: `⏹` in DOMAIN §6.
package struct Stop: Error {}

/// What the checks of one command have found so far.
package struct Checks {
  /// Who records the command, for the checks that want a second person.
  let recordedBy: Text
  /// The record that the command names and whose data it judges: for the decision of a dispute, the disputed one.
  let target: FoldedRecord?
  private(set) var violations: [Violation] = []
  private(set) var warnings: Set<Warning> = []

  init(recordedBy: Text, target: FoldedRecord? = nil) {
    self.recordedBy = recordedBy
    self.target = target
  }

  mutating func refuse(
    _ rule: Rule, _ code: RefusalCode, detail: Text? = nil, found: String? = nil, wanted: String? = nil
  ) {
    violations.append(Violation(rule, code, detail: detail, found: found, wanted: wanted))
  }

  mutating func warn(_ warning: Warning) {
    warnings.insert(warning)
  }

  /// `⏹`: ends the checks if anything has been collected.
  func stopIfRefused() throws(Stop) {
    if !violations.isEmpty { throw Stop() }
  }

  /// Collects a last violation and ends the checks.
  mutating func stop(
    _ rule: Rule, _ code: RefusalCode, detail: Text? = nil, found: String? = nil, wanted: String? = nil
  ) throws(Stop) -> Never {
    refuse(rule, code, detail: detail, found: found, wanted: wanted)
    throw Stop()
  }

  /// A nested value of a wrong type that has no code of its own: the command counts as malformed, whatever else was
  /// found (DOMAIN §4.1).
  ///
  /// - Parameter wanted: its place, and what is accepted there.
  mutating func stopMalformed(wanted: String) throws(Stop) -> Never {
    violations = []
    try stop(.g14, .malformed, wanted: wanted)
  }

  /// `G1 duplicateId`.
  mutating func requireUnused(_ key: EntityKey, in register: Register) {
    if register.isInUse(key) { refuse(.g1, .duplicateId, found: key.id.string) }
  }

  /// `G1 unknown…`.
  mutating func require(_ reference: Reference, in register: Register) {
    guard !register.knows(reference) else { return }
    let unknown = reference.unknown
    refuse(.g1, unknown.code, found: unknown.id.string)
  }

  /// *App* of DOMAIN §6: the application exists and is open; either failure ends the checks.
  mutating func requireOpen(
    _ id: ApplicationID, in register: Register
  ) throws(Stop) -> (space: Space, application: Application) {
    guard let found = register.application(id) else {
      try stop(.g1, .unknownApplication, found: id.text.string)
    }
    try requireOpen(found.application)
    return found
  }

  mutating func requireOpen(_ application: Application) throws(Stop) {
    if let closing = application.closing {
      try stop(
        .g3, .applicationClosed, detail: Text(closing.kind.rawValue),
        found: "\(application.id.text) \(closing.date)")
    }
  }

  /// The space exists, or the checks end with everything collected.
  mutating func requireSpace(_ id: SpaceID, in register: Register) throws(Stop) -> Space {
    require(.space(id), in: register)
    try stopIfRefused()
    guard let space = register.spaces[id] else { throw Stop() }
    return space
  }

  /// `R12.1 noRegulationInForce` alone.
  mutating func requireRegulation(on date: CivilDate, in register: Register) throws(Stop) {
    if register.regulations.version(on: date) == nil {
      try stop(.r121, .noRegulationInForce, found: "\(date)")
    }
  }
}
