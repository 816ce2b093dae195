import RegistryCore
import Testing

@testable import registryd

/// The lines that each reply of a series carries, and how the series stands at the end.
private func replies(_ request: LogRequest, size: Int) -> (lines: [Int], isOpen: Bool) {
  var series = LogSeries(request, size: size)
  var lines: [Int] = []
  while series.isDue(size: size) {
    let count = series.maxLines(size: size)
    lines.append(count)
    if !series.advance(to: series.next + count) { return (lines, false) }
  }
  return (lines, true)
}

@Suite struct LogSeriesTests {
  @Test(
    arguments: [
      (LogRequest(), 0, [0], false),
      (LogRequest(), 3, [3], false),
      (LogRequest(), 2_500, [1_000, 1_000, 500], false),
      (LogRequest(), 2_000, [1_000, 1_000], false),
      (LogRequest(from: 3), 3, [1], false),
      (LogRequest(from: 4), 3, [0], false),
      (LogRequest(from: 90), 3, [0], false), (LogRequest(from: .max, limit: .max), 3, [0], false),
      (LogRequest(from: .max, follow: true), 3, [0], true),
      (LogRequest(limit: 2), 3, [2], false),
      (LogRequest(limit: 1_500), 3_000, [1_000, 500], false),
      (LogRequest(follow: true), 0, [0], true),
      (LogRequest(follow: true), 3, [3], true),
      (LogRequest(from: 4, follow: true), 3, [0], true),
      (LogRequest(limit: 3, follow: true), 3, [3], false),
      (LogRequest(limit: 4, follow: true), 3, [3], true),
    ])
  func carriesWhatWasAskedFor(request: LogRequest, size: Int, lines: [Int], isOpen: Bool) {
    let result = replies(request, size: size)
    #expect(result.lines == lines)
    #expect(result.isOpen == isOpen)
  }

  @Test func followsWhatIsAdded() {
    var series = LogSeries(LogRequest(from: 5, limit: 3, follow: true), size: 2)
    #expect(series.maxLines(size: 2) == 0)
    var isOpen = series.advance(to: 5)
    #expect(isOpen)
    #expect(!series.isDue(size: 4))
    #expect(series.isDue(size: 6))
    #expect(series.maxLines(size: 6) == 2)
    isOpen = series.advance(to: 7)
    #expect(isOpen)
    #expect(series.maxLines(size: 20) == 1)
    isOpen = series.advance(to: 8)
    #expect(!isOpen)
  }

  @Test func aSeriesThatDoesNotFollowEndsWhereTheLogEndedAtTheCall() {
    var series = LogSeries(LogRequest(), size: 5)
    #expect(series.maxLines(size: 9) == 5)
    let isOpen = series.advance(to: 6)
    #expect(!isOpen)
  }
}
