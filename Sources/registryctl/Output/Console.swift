import RegistryCore

/// The program's own streams: the answer on standard output, the talk on standard error.
///
/// Output is gathered and written when it is flushed, or when much has gathered. Where there is a pager, output that is
/// longer than the screen goes through it, unless it was flushed before: what streams is to be seen at once.
final class Console {
  private var gathered: [UInt8] = []
  private let write: ([UInt8], StandardStreams.Stream) throws(SystemError) -> Void

  private let pager: Pager?
  private var paging: ChildProcess?
  /// What the pager was given, until it is clear that it reads: if it cannot be run, that is shown without it.
  private var givenToPager: [UInt8] = []
  private var pagerReads = false
  private var isStreaming = false

  /// So much is written without being asked to.
  private static let gatherLimit = 64 << 10
  /// The most that a pipe holds: what is longer and was taken has been read.
  private static let pipeLimit = 1 << 20

  /// - Parameters:
  ///   - pager: for what is longer than the screen; nil where nobody looks at a screen.
  ///   - write: takes all the bytes; tests put their own in place of the kernel's streams.
  init(
    pager: Pager? = nil,
    write: @escaping ([UInt8], StandardStreams.Stream) throws(SystemError) -> Void = {
      (bytes, stream) throws(SystemError) in
      try StandardStreams.write(bytes, to: stream)
    }
  ) {
    self.pager = pager
    self.write = write
  }

  func put(_ bytes: some Sequence<UInt8>) throws(Failure) {
    gathered.append(contentsOf: bytes)
    guard gathered.count >= Console.gatherLimit else { return }
    try startPager()
    try writeGathered()
  }

  func put(_ text: String) throws(Failure) {
    try put(text.utf8)
  }

  /// One JSON document on a line of its own.
  func put(_ object: JSONObject) throws(Failure) {
    try put(JSONWriter.bytes(of: .object(object)))
    try put(CollectionOfOne(UInt8(ascii: "\n")))
  }

  /// Shows what was gathered at once.
  ///
  /// - Throws: `outputClosed` if nobody reads any more.
  func flush() throws(Failure) {
    isStreaming = true
    try writeGathered()
  }

  /// Shows what was gathered, as the whole answer or its end, and waits until the reader has done with it.
  func finish() throws(Failure) {
    if let pager, gathered.count(where: { $0 == UInt8(ascii: "\n") }) >= pager.screenLines { try startPager() }
    defer { leavePager() }
    try writeGathered()
  }

  /// Waits for the pager, if there is one, so that the terminal is free again. What one that cannot be run was given is
  /// shown then.
  func leavePager() {
    guard let paging else { return }
    self.paging = nil
    if !paging.finish() { try? write(givenToPager, .output) }
    givenToPager = []
  }

  private func startPager() throws(Failure) {
    guard let pager, paging == nil, !isStreaming else { return }
    paging = try onSystem { () throws(SystemError) in try pager.start() }
  }

  private func writeGathered() throws(Failure) {
    guard !gathered.isEmpty else { return }
    let bytes = gathered
    gathered.removeAll(keepingCapacity: true)
    do {
      if let paging { try give(bytes, to: paging) } else { try write(bytes, .output) }
    } catch {
      throw error.isBrokenPipe ? .outputClosed : .system(error)
    }
  }

  /// Writes to the pager; to the terminal if there turns out to be none, and all that follows, too.
  private func give(_ bytes: [UInt8], to pager: ChildProcess) throws(SystemError) {
    if !pagerReads { givenToPager += bytes }
    do throws(SystemError) {
      try pager.write(bytes)
      guard givenToPager.count > Console.pipeLimit else { return }
      pagerReads = true
      givenToPager = []
    } catch {
      guard error.isBrokenPipe else { throw error }
      let unread = givenToPager
      (paging, givenToPager) = (nil, [])
      guard !pager.finish() else { throw error }
      isStreaming = true
      try write(unread, .output)
    }
  }

  /// What is said to people on standard error, in one line or several. If it cannot be written there is nobody to tell.
  func say(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).harmless }
    try? write(Array((lines.joined(separator: "\n") + "\n").utf8), .error)
  }

  /// Bytes for a terminal on standard error.
  func draw(_ text: String) {
    try? write(Array(text.utf8), .error)
  }
}
