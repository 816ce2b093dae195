import Testing

@testable import RegistryCore

@Suite struct JSONNumberTests {
  @Test(arguments: [
    ("1", "1", true), ("1", "1.0", true), ("10e-1", "1", true), ("100", "1e2", true), ("0", "-0", true),
    ("0", "0.00e9", true), ("1", "2", false), ("1", "10", false), ("12", "21", false), ("1", "-1", false),
    ("-1", "-1.0", true), ("0.1", "0.10", true), ("0.1", "0.01", false),
    ("9007199254740993", "9007199254740992", false),
  ]) func equalIfTheValuesAre(_ a: String, _ b: String, _ areEqual: Bool) {
    #expect((JSONNumber(validLiteral: a) == JSONNumber(validLiteral: b)) == areEqual)
    #expect((JSONNumber(validLiteral: b) == JSONNumber(validLiteral: a)) == areEqual)
  }
}
