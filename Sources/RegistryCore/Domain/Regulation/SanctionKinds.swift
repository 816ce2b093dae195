/// How grave a breach of the management rules is (情节, article 10).
package enum Severity: String, CaseIterable, Sendable {
  case minor
  case moderate
  case serious
}

/// The kinds of sanction that a regulation has for each severity. A severity without kinds is never sanctioned.
package struct SanctionKinds: Hashable, Sendable {
  package var minor: [Text]
  package var moderate: [Text]
  package var serious: [Text]

  package init(minor: [Text] = [], moderate: [Text] = [], serious: [Text] = []) {
    self.minor = minor
    self.moderate = moderate
    self.serious = serious
  }

  package static let shuozhou2016 = SanctionKinds(
    minor: ["admonition"], moderate: ["criticism", "rectification"], serious: ["revocation"])

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
