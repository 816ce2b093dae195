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

  @Test func copiesAreIndependent() {
    var table = TextTable()
    for index in 0..<3_000 { _ = table.insert(Text("before \(index)")) }
    let before = table
    var other = table
    for index in 0..<3_000 {
      #expect(table.insert(Text("one \(index)"), tag: 1) == (3_000 + index, true))
      #expect(other.insert(Text("other \(index)"), tag: 2) == (3_000 + index, true))
    }
    #expect(before.count == 3_000 && table.count == 6_000 && other.count == 6_000)
    for index in 0..<3_000 {
      for kept in [before, table, other] { #expect(kept[index] == Text("before \(index)") && kept.tag(of: index) == 0) }
      let (one, second) = (Text("one \(index)"), Text("other \(index)"))
      #expect(table[3_000 + index] == one && table.number(of: one, tag: 1) == 3_000 + index)
      #expect(other[3_000 + index] == second && other.number(of: second, tag: 2) == 3_000 + index)
      #expect(before.number(of: one, tag: 1) == nil && other.number(of: one, tag: 1) == nil)
      #expect(before.number(of: second, tag: 2) == nil && table.number(of: second, tag: 2) == nil)
    }
  }

  @Test func aTextMayBeLongerThanTheOthersTogether() {
    var table = TextTable()
    let long = Text(String(repeating: "长", count: 100_000))
    for text in ["a", long, "b"] as [Text] { _ = table.insert(text) }
    #expect(table[0] == "a" && table[1] == long && table[2] == "b" && table.number(of: long) == 1)
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
