/// Looks for whole frames behind bytes that are none, in time that grows with the bytes whatever they are.
///
/// Any `@` may begin a frame, and each header announces up to ``Frame/maximumBytes``. Garbage of thousands of headers
/// would cost as many checksums of megabytes, were each computed from its lines. So what is asked of a range of bytes is
/// taken from sums over all bytes before its two ends: exactly what ``Frame/read(_:isEnd:expecting:lineEnds:)`` would
/// find, so that no bound has to be drawn behind which a frame would be overlooked.
struct FrameSearch {
  private let bytes: UnsafeRawBufferPointer
  /// What the bytes before each multiple of `interval` come to, as far as it was needed yet.
  private var sums = [Sums()]
  /// Lines such as a frame has, one after the other from a first line on that was asked for.
  private var fit = 0..<0

  /// Bytes from one kept sum to the next: what is computed anew for each end of a candidate, at most. The sums of a
  /// segment of 64 MiB take 2 MiB.
  private static let interval = 256

  private struct Sums {
    var register = CRC32C.start
    var lineFeeds: UInt32 = 0

    mutating func add(_ bytes: UnsafeRawBufferPointer) {
      register = CRC32C.update(register, bytes)
      for byte in bytes where byte == UInt8(ascii: "\n") { lineFeeds &+= 1 }
    }
  }

  /// - Parameter bytes: a file, or what of it is to be searched. They must stay where they are during the search.
  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  /// The offset of the first whole frame at or behind an offset whose first seq is plausible, if there is one.
  ///
  /// It is looked for at every `@`, not only at the beginning of a line: the flipped bit may be the line feed before
  /// it. To search on behind what was found costs only the bytes passed over.
  mutating func first(from start: Int, plausible seqs: ClosedRange<Int>) -> Int? {
    var offset = start
    while offset + 1 < bytes.count {
      if bytes[offset] == FrameHeader.sigil, bytes[offset + 1] == UInt8(ascii: " "), isWhole(at: offset, seqs) {
        return offset
      }
      offset += 1
    }
    return nil
  }

  /// Cheap tells first: of garbage hardly anything comes as far as the sums.
  private mutating func isWhole(at offset: Int, _ seqs: ClosedRange<Int>) -> Bool {
    let window = UnsafeRawBufferPointer(rebasing: bytes[offset...])
    guard let headerEnd = LineFeeds.first(in: window, within: Frame.maximumHeaderBytes),
      let header = FrameHeader(parsing: UnsafeRawBufferPointer(rebasing: window[..<headerEnd])),
      seqs.contains(header.firstSeq), header.bytes <= Frame.maximumBytes
    else { return false }
    let start = offset + headerEnd + 1
    guard bytes.count - start >= header.bytes else { return false }
    let end = start + header.bytes
    guard bytes[end - 1] == UInt8(ascii: "\n"), endOfFitLines(from: start) >= end else { return false }
    let (before, through) = (sums(before: start), sums(before: end))
    return Int(through.lineFeeds &- before.lineFeeds) == header.count
      && CRC32C.checksum(through: through.register, before: before.register, bytes: header.bytes) == header.checksum
  }

  /// Where the lines cease to be such as a frame has, beginning with the line at `start`.
  private mutating func endOfFitLines(from start: Int) -> Int {
    if fit.contains(start) { return fit.upperBound }
    var next = start
    while next < bytes.count, bytes[next] == UInt8(ascii: "{"),
      let end = LineFeeds.first(
        in: UnsafeRawBufferPointer(rebasing: bytes[next...]), within: Frame.maximumLineBytes + 1)
    {
      next += end + 1
    }
    fit = start..<next
    return next
  }

  /// What the bytes before an offset come to.
  private mutating func sums(before offset: Int) -> Sums {
    let whole = offset / Self.interval
    while sums.count <= whole {
      var next = sums[sums.count - 1]
      let start = (sums.count - 1) * Self.interval
      next.add(UnsafeRawBufferPointer(rebasing: bytes[start..<start + Self.interval]))
      sums.append(next)
    }
    var found = sums[whole]
    found.add(UnsafeRawBufferPointer(rebasing: bytes[whole * Self.interval..<offset]))
    return found
  }
}
