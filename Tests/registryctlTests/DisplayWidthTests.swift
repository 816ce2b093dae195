import Testing

@testable import registryctl

/// Columns of a terminal.
@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("众创空间", 8), ("〔2018〕", 8), ("，。", 4), ("ａｂ", 4), ("ｱ", 1), ("é", 1), ("e\u{301}", 1),
    ("한", 2), ("\u{1112}\u{1161}\u{11AB}", 2), ("👍", 2), ("👩‍👩‍👧", 2), ("🇨🇳", 2), ("㎡", 2), ("m²", 2), ("…", 1), ("─", 1),
    ("\u{20000}", 2),
  ]) func counts(_ text: String, _ columns: Int) {
    #expect(DisplayWidth.columns(of: text) == columns)
  }

  @Test(arguments: [
    ("众创空间", 8, "众创空间"), ("众创空间", 7, "众创空…"), ("众创空间", 6, "众创…"), ("abcdef", 4, "abc…"), ("abc", 0, ""),
  ]) func shortens(_ text: String, _ limit: Int, _ expected: String) {
    #expect(text.shortened(toColumns: limit) == expected)
    #expect(DisplayWidth.columns(of: text.shortened(toColumns: limit)) <= limit)
  }

  @Test func showsWhatWouldSteerTheTerminal() {
    #expect("a\u{1B}[2Jb\u{202E}c\n".harmless == "a\\u{1b}[2Jb\\u{202e}c\\u{a}")
    #expect("众创空间 §".harmless == "众创空间 §")
  }
}

/// Tables and sheets, lined up and coloured only where asked for.
@Suite struct TextTableTests {
  private let table = TextTable(
    [.number("No."), .text("名称"), .fixed("Status")],
    rows: [["1", "朔州创客空间", Cell("certified", .good)], ["12", "Maker Space", Cell("expired", .bad)]])

  @Test func linesUpByDisplayWidth() {
    #expect(
      table.text(Rendering(language: .english)) == """
        No.  名称          Status
          1  朔州创客空间  certified
         12  Maker Space   expired

        """)
  }

  @Test func shortensOnlyOnANarrowTerminal() {
    #expect(
      table.text(Rendering(language: .english, width: 25)) == """
        No.  名称       Status
          1  朔州创客…  certified
         12  Maker Sp…  expired

        """)
  }

  /// What somebody types again stands there whole, and if lines get longer than the terminal is wide.
  @Test func neverCutsIdentifiers() {
    let chinese = Rendering(language: .chinese, width: 24)
    let table = TextTable(
      [.text("众创空间"), .identifier("命令号")],
      rows: [[chinese.namedCell("善阳聚能1075号众创空间", id: "s1075"), "app-2022-017-certified"], ["s1", "c1"]])
    #expect(
      table.text(chinese) == """
        众创空间        命令号
        善阳…（s1075）  app-2022-017-certified
        s1              c1

        """)
    #expect(Cell("文号：甲", keeping: "文号：甲").shortened(toColumns: 4) == "文号：甲")
  }

  @Test func coloursOnlyWhenAsked() {
    let text = table.text(Rendering(language: .english, isColoured: true))
    #expect(text.contains("\u{1B}[32mcertified\u{1B}[0m"))
    #expect(!table.text(Rendering(language: .english)).contains("\u{1B}"))
  }

  @Test func leavesOutColumnsThatSayNothing() {
    let table = TextTable([.fixed("a"), .fixed("b")], rows: [["1", ""], ["2", ""]])
    #expect(table.text(Rendering(language: .english)) == "a\n1\n2\n")
  }

  @Test func saysNothingWithoutRows() {
    #expect(TextTable([.fixed("a")]).text(Rendering(language: .english)).isEmpty)
  }

  @Test func sheetsLeaveOutWhatIsUnknown() {
    var sheet = FactSheet()
    sheet.add("称号", "有效")
    sheet.add("认定", "")
    sheet.add("办理阶段", [Cell("a"), Cell("b")])
    #expect(sheet.text(Rendering(language: .chinese), indent: 2) == "  称号      有效\n  办理阶段  a\n            b\n")
  }
}
