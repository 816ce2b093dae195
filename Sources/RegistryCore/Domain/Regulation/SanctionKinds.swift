/// How grave a breach of the management rules is (情节, article 10).
package enum Severity: String, CaseIterable, Sendable {
  case minor
  case moderate
  case serious
}

/// The kinds of sanction that a regulation has for each severity. A severity without kinds is never sanctioned.
package struct SanctionKinds: Hashable, Sendable {
  /// 情节较轻.
  package var minor: [Text]
  /// 情节较重.
  package var moderate: [Text]
  /// 情节严重; alone supports a revocation for a serious violation (R10.2), whatever the kind.
  package var serious: [Text]

  /// A severity left out has no kinds.
  package init(minor: [Text] = [], moderate: [Text] = [], serious: [Text] = []) {
    self.minor = minor
    self.moderate = moderate
    self.serious = serious
  }

  /// How the built-in measure is read, whose article 10 names only the extreme (DOMAIN §11, row 23).
  package static let shuozhou2016 = SanctionKinds(
    minor: ["admonition"], moderate: ["criticism", "rectification"], serious: ["revocation"])

  /// The kinds for one severity, in the order of the regulation.
  package subscript(severity: Severity) -> [Text] {
    get {
      switch severity {
      case .minor: minor
      case .moderate: moderate
      case .serious: serious
      }
    }
    set {
      switch severity {
      case .minor: minor = newValue
      case .moderate: moderate = newValue
      case .serious: serious = newValue
      }
    }
  }
}
