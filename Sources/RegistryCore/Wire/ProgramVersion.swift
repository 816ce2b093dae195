/// The version of the programs.
package enum ProgramVersion {
  /// Semantic versioning: the first number changes with the contracts.
  package static let current = "0.1.0"

  /// The day of the version, as manual pages have it.
  package static let date = "2026-11-26"
}
