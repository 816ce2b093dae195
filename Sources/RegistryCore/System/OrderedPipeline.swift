import Glibc

/// Runs one function over a series of inputs on the processors that there are, and gives back what came of them in the
/// order of the inputs: whoever takes the results sees nothing of the threads.
///
/// One thread pushes and takes; it does the work itself where a result that it wants has not been begun, so that no
/// processor waits for another, and a machine with one processor needs no thread at all.
package final class OrderedPipeline<Input: Sendable, Output: Sendable> {
  private let work: @Sendable (Input) -> Output
  private let queue = Queue()
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
    queue.locked { $0.waiting[pushed] = input }
    pushed += 1
    // A second input is what makes a thread worth its start.
    if pushed > 1, workers.count < min(Self.maximumWorkers, ProcessControl.processorCount - 1) {
      let (queue, work) = (queue, work)
      // Without the thread everything is done here, only later.
      if let worker = try? WorkerThread({ queue.run(work) }) { workers.append(worker) }
    }
  }

  /// The result of the first input whose result has not been taken; nil if all have.
  package func next() -> Output? {
    guard taken < pushed else { return nil }
    defer { taken += 1 }
    if let input = queue.claim(taken) { return work(input) }
    return queue.result(of: taken)
  }

  /// Ends the threads. Must be called before the pipeline is let go.
  package func stop() {
    queue.stop()
    for worker in workers { worker.join() }
    workers = []
  }

  /// What the threads share.
  ///
  /// `@unchecked Sendable`: everything in it is read and written only between lock and unlock of its own mutex.
  private final class Queue: @unchecked Sendable {
    enum Job {
      case work(Int, Input)
      case stop
    }

    struct State {
      var waiting: [Int: Input] = [:]
      var done: [Int: Output] = [:]
      var isStopped = false
    }

    private var state = State()
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    init() {
      pthread_mutex_init(mutex, nil)
      pthread_cond_init(changed, nil)
    }

    deinit {
      pthread_cond_destroy(changed)
      pthread_mutex_destroy(mutex)
      changed.deallocate()
      mutex.deallocate()
    }

    /// Changes the state, and wakes whoever waits for that.
    func locked<Value>(_ body: (inout State) -> Value) -> Value {
      pthread_mutex_lock(mutex)
      defer {
        pthread_cond_broadcast(changed)
        pthread_mutex_unlock(mutex)
      }
      return body(&state)
    }

    /// Waits until the state gives an answer.
    private func wait<Value>(_ body: (inout State) -> Value?) -> Value {
      pthread_mutex_lock(mutex)
      defer { pthread_mutex_unlock(mutex) }
      while true {
        if let value = body(&state) { return value }
        pthread_cond_wait(changed, mutex)
      }
    }

    /// Takes an input that nobody has begun.
    func claim(_ number: Int) -> Input? {
      locked { $0.waiting.removeValue(forKey: number) }
    }

    func result(of number: Int) -> Output {
      wait { $0.done.removeValue(forKey: number) }
    }

    func stop() {
      locked { $0.isStopped = true }
    }

    /// The life of a worker: the earliest input that is waiting, again and again.
    func run(_ work: (Input) -> Output) {
      while true {
        let job: Job = wait { state in
          if state.isStopped { return .stop }
          guard let first = state.waiting.keys.min() else { return nil }
          return state.waiting.removeValue(forKey: first).map { .work(first, $0) }
        }
        guard case .work(let number, let input) = job else { return }
        let output = work(input)
        locked { $0.done[number] = output }
      }
    }
  }
}
