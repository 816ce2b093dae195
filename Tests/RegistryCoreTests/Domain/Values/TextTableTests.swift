import Testing

@testable import RegistryCore

/// Texts are known by the number under which they came, and told apart by their bytes and their kind.
@Suite struct TextTableTests {
  @Test func keepsEachTextOnce() {
    var table = TextTable()
    var numbers: [Text: Int] = [:]
    // Texts of all lengths, some of which only differ at their ends; often enough for several growths.
    for round in 0..<3 {
      for index in 0..<2_000 {
        let text = Text(
          String(repeating: "号", count: index % 7) + "\(index)" + String(repeating: "x", count: index % 11))
        let (number, isNew) = table.insert(text)
        #expect(isNew == (round == 0))
        if isNew { numbers[text] = number } else { #expect(numbers[text] == number) }
      }
    }
    #expect(table.count == numbers.count && Set(numbers.values) == Set(0..<numbers.count))
    for (text, number) in numbers {
      #expect(table[number] == text && table.number(of: text) == number && table.tag(of: number) == 0)
    }
    #expect(table.number(of: "none") == nil && table.number(of: "") == nil)
  }

  @Test func kindsAndBytesTellApart() {
    var table = TextTable()
    #expect(table.number(of: "a") == nil)
    let texts: [(Text, UInt8)] = [("a", 0), ("a", 1), ("", 1), ("", 0), ("é", 0), ("e\u{301}", 0), ("a\u{0}", 0)]
    for (number, text) in texts.enumerated() { #expect(table.insert(text.0, tag: text.1) == (number, true)) }
    for (number, text) in texts.enumerated() {
      #expect(table.number(of: text.0, tag: text.1) == number)
      #expect(table[number] == text.0 && table.tag(of: number) == text.1)
    }
    #expect(table.number(of: "a", tag: 2) == nil)
  }

  @Test func anIdentifierCanBeGivenBack() {
    var directory = EntityDirectory()
    directory[.application("a1")] = .space("s1")
    directory[.notice("a1")] = .space("s2")
    directory[.operator("a1")] = .operator("a1")
    directory[.call("k")] = .registry
    #expect(directory[.application("a1")] == .space("s1") && directory[.notice("a1")] == .space("s2"))
    #expect(directory[.operator("a1")] == .operator("a1") && directory[.call("k")] == .registry)
    directory[.application("a1")] = nil
    #expect(directory[.application("a1")] == nil && directory[.notice("a1")] == .space("s2"))
    directory[.application("a1")] = .space("s3")
    #expect(directory[.application("a1")] == .space("s3") && directory[.objection("a1")] == nil)
  }
}
