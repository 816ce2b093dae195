/// The first line of a file of frames: what it is, in which version of the format, of which registry.
///
///     registry-log 1 <origin>\n
///     registry-private 1 <origin>\n
enum FileHeader {
  case log
  case `private`

  private var magic: String {
    switch self {
    case .log: "registry-log"
    case .private: "registry-private"
    }
  }

  /// The line with its line feed.
  func line(origin: String) -> [UInt8] { Array("\(magic) \(Segment.version) \(origin)\n".utf8) }

  /// What is wrong with the beginning of a file; nil if it begins with the line.
  ///
  /// - Parameter window: the file's first bytes, to its end or at least as many as the line has.
  func fault(in window: UnsafeRawBufferPointer, origin: String) -> FrameFault? {
    let line = line(origin: origin)
    if window.starts(with: line) { return nil }
    if line.starts(with: window) { return .cutFileHeader(expected: line.count, found: window.count) }
    let expected = String(decoding: line.dropLast(), as: UTF8.self)
    let found = Excerpt(window)
    return isWellFormed(window)
      ? .foreignFileHeader(expected: expected, found: found) : .noFileHeader(expected: expected, found: found)
  }

  /// True for a whole first line with our magic and any version and origin.
  private func isWellFormed(_ window: UnsafeRawBufferPointer) -> Bool {
    guard window.starts(with: magic.utf8),
      let end = LineFeeds.first(in: window, within: RegistryIdentity.maximumOriginBytes + 64)
    else { return false }
    var fields = DecimalFields(UnsafeRawBufferPointer(rebasing: window[magic.utf8.count..<end]))
    return fields.take(UInt8(ascii: " ")) && fields.takeNatural() != nil && fields.take(UInt8(ascii: " "))
  }
}
