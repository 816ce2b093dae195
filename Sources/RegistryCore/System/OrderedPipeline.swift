/// Runs one function over a series of inputs on the processors that there are, and gives back what came of them in the
/// order of the inputs: whoever takes the results sees nothing of the threads.
///
/// One thread pushes and takes; where a result that it wants is not there, it works on what nobody has begun, so that no
/// processor waits for another, and a machine with one processor needs no thread at all.
package final class OrderedPipeline<Input: Sendable, Output: Sendable> {
  private let work: @Sendable (Input) -> Output
  private let queue = Monitor(Queue())
  private var workers: [WorkerThread] = []
  /// Inputs pushed, and results taken.
  private var pushed = 0
  private var taken = 0

  /// More helpers than this do not help: somebody has to take the results one after the other.
  private static var maximumWorkers: Int { 3 }
  /// How many inputs may wait or be worked on: enough that no worker is idle, few enough that the memory is small.
  private static var capacity: Int { 8 }

  /// - Parameter work: gives the same result for the same input, on whatever thread.
  package init(_ work: @escaping @Sendable (Input) -> Output) {
    self.work = work
  }

  /// True if a result should be taken before the next input is pushed.
  package var isFull: Bool { pushed - taken >= Self.capacity }

  /// Adds an input behind the others and does not wait. That ``isFull`` is heeded is for the caller.
  package func push(_ input: Input) {
    queue.change { $0.waiting[pushed] = input }
    pushed += 1
    // A second input is what makes a thread worth its start.
    if pushed > 1, workers.count < min(Self.maximumWorkers, ProcessControl.processorCount - 1) {
      let (queue, work) = (queue, work)
      // Without the thread everything is done here, only later.
      if let worker = try? WorkerThread({ Self.serve(queue, work) }) { workers.append(worker) }
    }
  }

  /// The result of the first input whose result has not been taken; nil if all have.
  package func next() -> Output? {
    guard taken < pushed else { return nil }
    defer { taken += 1 }
    let wanted = taken
    while true {
      let step: Step = queue.wait { queue in
        if let output = queue.done.removeValue(forKey: wanted) { return .take(output) }
        return queue.begin().map { .work($0.number, $0.input) }
      }
      switch step {
      case .take(let output): return output
      case .work(wanted, let input): return work(input)
      case .work(let number, let input):
        // Somebody works on what is wanted; meanwhile something that will be.
        let output = work(input)
        queue.change { $0.done[number] = output }
      }
    }
  }

  /// Ends the threads. Must be called before the pipeline is let go.
  package func stop() {
    queue.change { $0.isStopped = true }
    for worker in workers { worker.join() }
    workers = []
  }

  /// What the threads share: inputs that nobody has begun, and what came of others, by their numbers.
  private struct Queue {
    var waiting: [Int: Input] = [:]
    var done: [Int: Output] = [:]
    var isStopped = false

    /// Takes the earliest input that is waiting; nil if none is.
    mutating func begin() -> (number: Int, input: Input)? {
      guard let first = waiting.keys.min() else { return nil }
      return waiting.removeValue(forKey: first).map { (first, $0) }
    }
  }

  /// What whoever waits for a result does next.
  private enum Step {
    case take(Output)
    case work(Int, Input)
  }

  /// The life of a worker: the earliest input that is waiting, again and again.
  private static func serve(_ queue: Monitor<Queue>, _ work: (Input) -> Output) {
    while let (number, input) = queue.wait({ $0.isStopped ? .some(nil) : $0.begin().map { .some($0) } }) {
      let output = work(input)
      queue.change { $0.done[number] = output }
    }
  }
}
