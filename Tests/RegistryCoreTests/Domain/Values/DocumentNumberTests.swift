import Testing

@testable import RegistryCore

@Suite struct DocumentNumberTests {
  @Test(arguments: ["朔科发〔2016〕13号", "朔〔1900〕1号", "朔科函〔2099〕9999号", "一二三四五六七八九十百千〔2018〕20号"] as [Text])
  func keepsProperNumbers(text: Text) throws {
    let (number, changed) = try #require(DocumentNumber.normalise(text))
    #expect(number.text == text)
    #expect(!changed)
  }

  @Test(arguments: [
    "朔科发[2016]13号", "朔科发［2016］13号", "朔科发【2016】13号", "朔科发（2016）13号", "朔科发(2016)13号", "朔科发[2016）13号",
    " 朔科发〔2016〕13号", "朔科发〔2016〕13号\n", "\u{3000}朔科发【2016)13号\u{FEFF}".replacing("\u{FEFF}", with: "\u{2029}"),
  ])
  func rewritesBracketsAndDropsWhiteSpace(text: String) throws {
    let (number, changed) = try #require(DocumentNumber.normalise(Text(text)))
    #expect(number.text == "朔科发〔2016〕13号")
    #expect(changed)
  }

  @Test(
    arguments: [
      "", "朔科发〔2016〕013号", "朔科发〔2016〕第13号", "朔科发〔2016〕0号", "朔科发〔2016〕10000号", "朔科发〔2016〕号",
      "朔科发〔2016〕13", "朔科发2016年13号", "〔2016〕13号", "朔科发〔1899〕13号", "朔科发〔2100〕13号", "朔科发〔216〕13号",
      "朔科发〔20160〕13号", "朔科 发〔2016〕13号", "朔科发 〔2016〕13号", "朔科发〔2016〕 13号", "SKF〔2016〕13号",
      "一二三四五六七八九十百千万〔2018〕20号", "朔科发〔2016]13号", "朔科发[2016〕13号", "朔科发{2016}13号",
      "朔科发〔2016〕13号号", "朔科发〔2016〕１３号", "朔科发〔２０１６〕13号", "朔科发〔2016〕〔2016〕13号", "朔科发〔2016〕13号、14号",
      "\u{FEFF}朔科发〔2016〕13号",
    ] as [Text])
  func refusesEverythingElse(text: Text) {
    #expect(DocumentNumber.normalise(text) == nil)
  }
}
