import RegistryCore

/// Where commands come from, one after the other.
protocol CommandSource: AnyObject {
  /// The number of the line that the last item began in, from 1.
  var lineNumber: Int { get }

  /// Bytes taken in so far, and bytes in all if that is known.
  var progress: (done: Int, total: Int?) { get }

  /// The next command, or what stands in the place of one; nil at the end. It waits for input if there is none.
  func next() throws(Failure) -> CommandLines.Item?

  /// The next one that is there already; nil if there is none, or no more.
  func nextWithoutWaiting() throws(Failure) -> CommandLines.Item?
}
