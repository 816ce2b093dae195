import RegistryCore
import Testing

@testable import registryctl

/// Whatever stands in the data, a dossier is text and nothing else.
@Suite struct HTMLWriterTests {
  private func written(_ body: (inout HTMLWriter) -> Void) -> String {
    var writer = HTMLWriter()
    body(&writer)
    return writer.html
  }

  @Test func textIsNeverMarkup() {
    #expect(
      written { $0.element("td", [("class", "a\" onclick='x'")], "</td><script>&amp;") }
        == "<td class=\"a&quot; onclick=&#39;x&#39;\">&lt;/td&gt;&lt;script&gt;&amp;amp;</td>")
  }

  @Test func whatCannotBeShownIsNamed() {
    #expect(written { $0.text("a\u{0}b\u{202E}c\nd") } == "a\\u{0}b\\u{202e}c\nd")
  }

  /// A line of the log stands in the annex byte for byte.
  @Test func anExactLineReadsTheSame() {
    #expect(written { $0.exact("{\"a\":\"<\u{202E}\"}") } == "{&quot;a&quot;:&quot;&lt;\u{202E}&quot;}")
  }

  @Test func aStringOfCSSCannotEnd() {
    #expect(HTMLWriter.cssString("塞\"</style>;a") == "\"\\585e \\22 \\3c \\2f style\\3e \\3b a\"")
  }
}

@Suite struct DayScaleTests {
  private func day(_ text: Text) -> CivilDate { CivilDate(iso: text)! }

  @Test func daysLieInOrderWithinTheLine() {
    let scale = DayScale(from: day("2018-01-01"), to: day("2024-12-31"), in: 100...600)
    let places = ["2017-01-01", "2018-01-01", "2020-06-01", "2024-12-31", "2030-01-01"].map { scale.x(day($0)) }
    #expect(places == places.sorted() && places.first == 100 && places.last == 600)
    #expect(places[1] > 100 && places[3] < 600)
  }

  @Test(
    arguments: [
      ("2018-01-01", "2024-12-31", 7), ("1990-01-01", "2024-12-31", 9), ("2018-01-01", "2018-01-01", 1),
      ("2018-01-01", "2018-12-31", 12),
    ] as [(Text, Text, Int)])
  func thereIsRoomForTheTicks(_ first: Text, _ last: Text, _ most: Int) {
    let ticks = DayScale(from: day(first), to: day(last), in: 0...500).ticks
    #expect(ticks.count <= most + 1)
    for (one, other) in zip(ticks, ticks.dropFirst()) { #expect(one.x < other.x) }
  }
}
