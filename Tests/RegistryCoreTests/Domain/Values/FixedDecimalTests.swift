import Testing

@testable import RegistryCore

@Suite struct FixedDecimalTests {
  private static func number(_ literal: String) -> JSONValue {
    .number(JSONNumber(validLiteral: literal))
  }

  @Test(
    arguments: [
      (.string("0"), "0"), (.string("199.99"), "199.99"), (.string("200.0"), "200"), (.string("0.5"), "0.5"),
      (.string("0.05"), "0.05"), (.string("007"), "7"), (.string("999999999.99"), "999999999.99"), (0, "0"),
      (999_999_999, "999999999"), (number("-0"), "0"),
    ] as [(JSONValue, String)])
  func readsExactly(json: JSONValue, text: String) throws {
    let value = try #require(FixedDecimal(json))
    #expect(value.description == text)
    #expect(FixedDecimal(.string(value.text)) == value)
  }

  @Test(
    arguments: [
      .string(""), .string("."), .string(".5"), .string("5."), .string("1.234"), .string("1234567890"), .string("-1"),
      .string("+1"), .string("1e2"), .string(" 1"), .string("1 "), .string("1,5"), .string("１"), 1_000_000_000,
      number("-1"), number("1.5"), number("1.0"), number("1e2"), number("99999999999999999999"), .null, true,
      .array([]),
      .object([:]),
    ] as [JSONValue])
  func refusesEverythingElse(json: JSONValue) {
    #expect(FixedDecimal(json) == nil)
  }

  @Test func productsAreExact() throws {
    let greatest = try #require(FixedDecimal(text: "999999999.99"))
    #expect(greatest * greatest == Int128(99_999_999_999) * Int128(99_999_999_999))
  }

  @Test(
    arguments: [
      ("270", "300", false), ("269.99", "300", true), ("180", "200", false), ("224.99", "250", true),
      ("225", "250", false), ("0", "0", false), ("999999999.98", "999999999.99", false),
    ] as [(Text, Text, Bool)])
  func aShareOfNinetyPerCentIsMetByEquality(part: Text, whole: Text, isBelow: Bool) throws {
    let part = try #require(FixedDecimal(text: part))
    #expect(part.isBelow(percent: FixedDecimal(90), of: try #require(FixedDecimal(text: whole))) == isBelow)
  }

  @Test func comparesByValue() throws {
    #expect(try #require(FixedDecimal(text: "199.99")) < FixedDecimal(200))
    #expect(FixedDecimal(text: "200.00") == FixedDecimal(200))
  }
}
