/// The answer to a command that the rules do not allow. It leaves no trace in the registry.
package struct Refusal: Error, Equatable, Sendable {
  /// As it was sent, of whatever type; null if there was none.
  package let commandId: JSONValue
  /// At least one, in the order of the checks; the first names the refusal.
  package let violations: [Violation]

  /// Takes at least one violation, in the order of the checks.
  package init(commandId: JSONValue, violations: [Violation]) {
    precondition(!violations.isEmpty, "a refusal without a violation")
    self.commandId = commandId
    self.violations = violations
  }

  /// The violation whose rule, article and code the refusal carries.
  package var first: Violation { violations[0] }

  /// All violations in sentences for people.
  package func message(in language: Language) -> String {
    let separator = language == .chinese ? "；" : "; "
    return violations.map { $0.sentence(in: language) }.joined(separator: separator)
  }
}
