import Testing

@testable import registryctl

/// What the last word of a command line can become.
@Suite struct CompleterTests {
  private func words(_ line: String...) -> [String] {
    Completer(line, in: .english).candidates.map(\.word)
  }

  @Test func completesVerbsFirst() {
    #expect(words("relinq") == ["relinquish-title"])
    #expect(words("--lang", "zh", "relinq") == ["relinquish-title"])
    #expect(words("") == VerbTable.all.map(\.name))
    #expect(words().count == VerbTable.all.count)
  }

  @Test func doesNotRepeatWhatMayStandOnce() {
    #expect(!words("certify", "--note", "x", "--no").contains("--note"))
    #expect(words("certify", "--attach", "x", "--att").contains("--attach"))
  }

  @Test func completesValuesInBothForms() {
    #expect(words("review-locally", "--result", "end") == ["endorsed"])
    #expect(words("review-locally", "--result=end") == ["--result=endorsed"])
    #expect(words("review-locally", "--sealed=") == ["--sealed=true", "--sealed=false"])
    #expect(words("review-locally", "--no-s") == ["--no-sealed"])
    #expect(words("due", "--place", "sh") == ["shuocheng", "shanyin"])
    #expect(words("record-assessment", "--grade", "") == ["excellent", "qualified", "unqualified"])
    #expect(words("impose-sanction", "--kind=ad") == ["--kind=admonition"])
  }

  @Test func knowsWhereIdentifiersAndFilesStand() {
    #expect(Completer(["status", ""], in: .english).identifiers == .space)
    #expect(Completer(["due", "--space="], in: .english).identifierPrefix == "--space=")
    #expect(Completer(["record-change", "--new-operator-id", ""], in: .english).identifiers == .operator)
    #expect(Completer(["attach", "a", ""], in: .english).takesFiles)
    #expect(Completer(["status", "--socket", "/s", ""], in: .english).socket == "/s")
  }

  @Test func isSilentWhereNothingCanStand() {
    #expect(words("status", "s1", "").isEmpty)
    #expect(words("nothing", "").isEmpty)
    #expect(words("status", "--on", "").isEmpty)
    #expect(words("status", "--nothing=").isEmpty)
    #expect(words("status", "--", "--").isEmpty)
  }
}
