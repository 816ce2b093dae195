/// The version of the programs.
package enum ProgramVersion {
  /// Semantic versioning: the first number changes with the contracts.
  package static let current = "0.1.0"
}
