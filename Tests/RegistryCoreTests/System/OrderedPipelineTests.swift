import Testing

@testable import RegistryCore

/// Results come in the order of the inputs, whoever worked on them and however long it took.
@Suite struct OrderedPipelineTests {
  @Test(arguments: [0, 1, 2, 7, 8, 9, 500])
  func resultsComeInOrder(_ count: Int) {
    let pipeline = OrderedPipeline { (number: Int) in
      // Some take much longer than others.
      (0..<(number % 5 == 0 ? 20_000 : 10)).reduce(number) { $0 &+ $1 &- $1 }
    }
    defer { pipeline.stop() }
    var results: [Int] = []
    for number in 0..<count {
      if pipeline.isFull, let result = pipeline.next() { results.append(result) }
      pipeline.push(number)
    }
    while let result = pipeline.next() { results.append(result) }
    #expect(results == Array(0..<count))
    #expect(pipeline.next() == nil)
  }

  /// Stopping does not wait for results that nobody wants.
  @Test func stopsWithResultsLeft() {
    let pipeline = OrderedPipeline { (number: Int) in number }
    for number in 0..<6 { pipeline.push(number) }
    #expect(pipeline.next() == 0)
    pipeline.stop()
  }
}
