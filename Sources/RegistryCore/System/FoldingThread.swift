/// Folds inputs into a state in the order in which they come, beside the thread that gives them.
///
/// For a fold that nobody asks anything before its end. One thread gives the inputs and takes the state; on a machine
/// with one processor, or where no thread can be started, it folds them itself.
package final class FoldingThread<State: Sendable, Input: Sendable> {
  private struct Shared {
    /// Inputs that are not folded yet, in the order in which they came.
    var waiting: [Input] = []
    var isEnded = false
    /// What came of it all, once the thread is done.
    var state: State?
  }

  private let fold: @Sendable (inout State, Input) -> Void
  /// What was folded here, without a thread.
  private var state: State
  private let shared = Monitor(Shared())
  private var thread: WorkerThread?

  /// How many inputs may wait: few enough that the memory is small.
  private static var capacity: Int { 8 }

  /// - Parameters:
  ///   - state: what the first input is folded into.
  ///   - processors: other than the machine's in tests only.
  package init(
    _ state: State, processors: Int = ProcessControl.processorCount,
    _ fold: @escaping @Sendable (inout State, Input) -> Void
  ) {
    self.state = state
    self.fold = fold
    guard processors > 1 else { return }
    let shared = shared
    thread = try? WorkerThread {
      var folded = state
      while let input = Self.next(shared) { fold(&folded, input) }
      shared.change { $0.state = folded }
    }
  }

  /// Waits for the next input; nil if there will be none.
  private static func next(_ shared: Monitor<Shared>) -> Input? {
    shared.wait { shared -> Input?? in
      guard shared.waiting.isEmpty else { return .some(shared.waiting.removeFirst()) }
      return shared.isEnded ? .some(nil) : nil
    }
  }

  /// Gives the next input; waits while many wait already.
  package func push(_ input: Input) {
    guard thread != nil else {
      fold(&state, input)
      return
    }
    shared.wait { shared in
      shared.waiting.count < Self.capacity ? shared.waiting.append(input) : nil
    }
  }

  /// The state with everything that was given. Nothing can be given afterwards.
  package func finish() -> State {
    guard let thread else { return state }
    shared.change { $0.isEnded = true }
    thread.join()
    return shared.wait { $0.state }
  }

  deinit {
    // Whoever failed meanwhile does not want the state; the thread ends by itself.
    shared.change { $0.isEnded = true }
  }
}
