/// Works a series of inputs into one value, in their order, on a thread of its own: whoever pushes them goes on meanwhile.
///
/// Where there is no other processor, or no thread to be had, all is done by whoever pushes. One thread pushes, and takes
/// the value in the end.
package final class SerialWorker<Value: Sendable, Input: Sendable> {
  private let work: @Sendable (inout Value, Input) -> Void
  private let queue = Monitor(Queue())
  private var worker: WorkerThread?
  /// What it has come to, if there is no thread.
  private var value: Value

  /// How many inputs may wait: enough that the thread is not idle, few enough that the memory is small.
  private static var capacity: Int { 8 }

  private struct Queue: Sendable {
    var waiting: [Input] = []
    /// True once nothing more comes.
    var isClosed = false
    /// What all inputs came to, once it is closed and they are worked in.
    var result: Value?
  }

  /// - Parameters:
  ///   - value: what is begun with.
  ///   - hasThread: other than the default in tests only.
  package init(
    _ value: Value, hasThread: Bool = ProcessControl.processorCount > 1,
    _ work: @escaping @Sendable (inout Value, Input) -> Void
  ) {
    self.value = value
    self.work = work
    guard hasThread else { return }
    worker = try? WorkerThread { [queue] in Self.run(queue, from: value, work) }
  }

  /// Hands over the next input; waits while too many are waiting.
  package func push(_ input: Input) {
    guard worker != nil else { return work(&value, input) }
    queue.wait { queue -> Void? in
      guard queue.waiting.count < Self.capacity else { return nil }
      return queue.waiting.append(input)
    }
  }

  /// What all inputs came to. Nothing may be pushed afterwards.
  package func finish() -> Value {
    guard let worker else { return value }
    queue.change { $0.isClosed = true }
    value = queue.wait { $0.result }
    worker.join()
    self.worker = nil
    return value
  }

  /// Ends the thread, whatever is still waiting. Must be called before a worker is let go that was not finished.
  package func stop() {
    guard let worker else { return }
    queue.change { queue in
      queue.waiting = []
      queue.isClosed = true
    }
    worker.join()
    self.worker = nil
  }

  /// The life of the thread: everything that is waiting, again and again.
  private static func run(_ queue: Monitor<Queue>, from start: Value, _ work: (inout Value, Input) -> Void) {
    var value = start
    while true {
      let inputs: [Input] = queue.wait { queue in
        guard !queue.waiting.isEmpty || queue.isClosed else { return nil }
        defer { queue.waiting = [] }
        return queue.waiting
      }
      // Nothing is waiting: it was closed.
      guard !inputs.isEmpty else { break }
      for input in inputs { work(&value, input) }
    }
    queue.change { $0.result = value }
  }
}
