import Glibc

/// A thread of the operating system with one job.
///
/// The engine and the readers of segments block in system calls, which the cooperative pool of Swift's own tasks, with
/// as many threads as processors, cannot afford.
package final class WorkerThread {
  private var thread = pthread_t()
  /// False if no thread could be started, and after it was joined: then there is none to let go of.
  private var isOurs = false

  /// Starts the job at once.
  ///
  /// - Parameter stackBytes: as many as a program's first thread has by default, as what runs there must run here; only
  ///   what is touched takes memory. Other than the default in tests only.
  package init(stackBytes: Int = 8 << 20, _ job: @escaping @Sendable () -> Void) throws(SystemError) {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, stackBytes)
    let box = Unmanaged.passRetained(Job(job))
    let code = pthread_create(
      &thread, &attributes,
      { pointer in
        guard let pointer else { return nil }
        Unmanaged<Job>.fromOpaque(pointer).takeRetainedValue().run()
        return nil
      }, box.toOpaque())
    guard code == 0 else {
      box.release()
      throw SystemError("pthread_create", code: code)
    }
    isOurs = true
  }

  /// Waits until the job is done. May be called once.
  package func join() {
    precondition(isOurs, "a thread is joined twice")
    isOurs = false
    pthread_join(thread, nil)
  }

  deinit {
    if isOurs { pthread_detach(thread) }
  }

  private final class Job: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) {
      self.run = run
    }
  }
}
