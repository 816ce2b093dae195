import RegistryCore

/// The program's own streams: the answer on standard output, the talk on standard error.
///
/// Output is gathered and written when it is flushed, or when much has gathered.
final class Console {
  private var gathered: [UInt8] = []
  private let write: ([UInt8], StandardStreams.Stream) throws(SystemError) -> Void

  /// So much is written without being asked to.
  private static let gatherLimit = 64 << 10

  /// - Parameter write: takes all the bytes; tests put their own in place of the kernel's streams.
  init(
    write: @escaping ([UInt8], StandardStreams.Stream) throws(SystemError) -> Void = {
      (bytes, stream) throws(SystemError) in
      try StandardStreams.write(bytes, to: stream)
    }
  ) {
    self.write = write
  }

  func put(_ bytes: some Sequence<UInt8>) throws(Failure) {
    gathered.append(contentsOf: bytes)
    if gathered.count >= Console.gatherLimit { try flush() }
  }

  func put(_ text: String) throws(Failure) {
    try put(text.utf8)
  }

  /// One JSON document on a line of its own.
  func put(_ object: JSONObject) throws(Failure) {
    try put(JSONWriter.bytes(of: .object(object)))
    try put(CollectionOfOne(UInt8(ascii: "\n")))
  }

  /// - Throws: `outputClosed` if nobody reads any more.
  func flush() throws(Failure) {
    guard !gathered.isEmpty else { return }
    let bytes = gathered
    gathered.removeAll(keepingCapacity: true)
    do {
      try write(bytes, .output)
    } catch {
      throw error.isBrokenPipe ? .outputClosed : .system(error)
    }
  }

  /// A line for people on standard error. If it cannot be written there is nobody to tell.
  func say(_ line: String) {
    try? write(Array((line + "\n").utf8), .error)
  }

  /// Bytes for a terminal on standard error.
  func draw(_ text: String) {
    try? write(Array(text.utf8), .error)
  }
}
