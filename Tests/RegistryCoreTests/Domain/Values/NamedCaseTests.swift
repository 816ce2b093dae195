import Testing

@testable import RegistryCore

@Suite struct NamedCaseTests {
  private enum Sign: String, IndexedByName {
    static let index = CaseIndex<Sign>()

    case letter = "K"
    case word
    case ward
    case 众
  }

  @Test(arguments: [
    ("K", Sign.letter), ("word", .word), ("ward", .ward), ("众", .众), ("\u{212A}", nil), ("", nil), ("wor", nil),
    ("wird", nil), ("words", nil), ("a name longer than all", nil),
  ]) private func findsByBytes(_ name: String, _ found: Sign?) {
    #expect(Sign(name: Text(name)) == found)
  }

  @Test func everyNameIsFound() {
    for event in EventName.allCases { #expect(EventName(name: event.name) == event) }
    for command in CommandName.allCases { #expect(CommandName(name: command.name) == command) }
    for kind in EntityKind.allCases { #expect(EntityKind(name: kind.name) == kind) }
    for rule in Rule.allCases { #expect(Rule(name: rule.name) == rule) }
  }
}
