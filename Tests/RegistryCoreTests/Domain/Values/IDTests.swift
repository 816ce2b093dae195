import Testing

@testable import RegistryCore

@Suite struct IDTests {
  @Test func identifiersAreEqualByBytes() {
    let composed: SpaceID = "caf\u{E9}"
    let decomposed: SpaceID = "cafe\u{301}"
    #expect(composed != decomposed)
    #expect(SpaceID("s1") == "s1")
    #expect(SpaceID("S1") != "s1")
    #expect(SpaceID("s10") < "s2")
  }

  @Test func namesOfCasesAreExact() {
    #expect(DayKind(name: "workingDay") == .workingDay)
    #expect(DayKind(name: "WorkingDay") == nil)
    // The Kelvin sign is canonically equivalent to the letter K.
    #expect(Severity(name: "minor") == .minor)
    #expect(Rule(name: "R4.1b") == .r41b)
    #expect(LetterK(name: "\u{212A}") == nil)
    #expect(LetterK(name: "K") == .letter)
  }

  private enum LetterK: String {
    case letter = "K"
  }

  @Test func recordNumbersFollowEachOther() {
    #expect(RecordNumber(1).next == RecordNumber(2))
    #expect(RecordNumber(1) < RecordNumber(2))
  }
}
