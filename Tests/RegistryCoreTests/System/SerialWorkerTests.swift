import Testing

@testable import RegistryCore

/// Inputs are worked in in their order, with a thread and without one.
@Suite struct SerialWorkerTests {
  @Test(arguments: [0, 1, 8, 9, 500], [true, false])
  func worksInOrder(_ count: Int, _ hasThread: Bool) {
    let worker = SerialWorker([-1], hasThread: hasThread) { (seen: inout [Int], number: Int) in
      // Some take much longer than others.
      seen.append((0..<(number % 5 == 0 ? 20_000 : 10)).reduce(number) { $0 &+ $1 &- $1 })
    }
    for number in 0..<count { worker.push(number) }
    #expect(worker.finish() == Array(-1..<count))
    // What is stopped after its end stays as it is.
    worker.stop()
  }

  /// Stopping does not wait for inputs that nobody wants worked in any more.
  @Test func stopsWithInputsLeft() {
    let gate = Monitor(false)
    let worker = SerialWorker(0, hasThread: true) { (count: inout Int, _: Int) in
      gate.wait { $0 ? () : nil }
      count += 1
    }
    for number in 0..<6 { worker.push(number) }
    gate.change { $0 = true }
    worker.stop()
  }
}
