import Testing

@testable import RegistryCore

/// Inputs are folded in the order in which they were given, and none is left out.
@Suite struct FoldingThreadTests {
  @Test(arguments: [0, 1, 7, 8, 9, 500], [1, 2])
  func foldsInOrder(_ count: Int, _ processors: Int) {
    let folding = FoldingThread([-1], processors: processors) { (numbers: inout [Int], number: Int) in
      // Slower than whoever gives, at times, so that it has to wait.
      let rounds = number % 50 == 0 ? 50_000 : 1
      numbers.append((0..<rounds).reduce(number) { $0 &+ $1 &- $1 })
    }
    for number in 0..<count { folding.push(number) }
    #expect(folding.finish() == [-1] + Array(0..<count))
  }

  /// Whoever fails meanwhile lets go of it, and the thread ends.
  @Test func isLetGoWithInputsLeft() async {
    let folded = Monitor(0)
    do {
      let folding = FoldingThread(0, processors: 2) { (sum: inout Int, number: Int) in
        sum += number
        let now = sum
        folded.change { $0 = now }
      }
      for number in 1...4 { folding.push(number) }
    }
    #expect(folded.wait { $0 == 10 ? $0 : nil } == 10)
  }
}
