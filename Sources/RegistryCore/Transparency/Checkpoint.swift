/// The state of a log in three lines: who it is, how many entries it has, and the root of the tree over them (C2SP
/// tlog-checkpoint).
package struct Checkpoint: Hashable, Sendable {
  /// The name of the log.
  package let origin: Text
  /// Number of entries.
  package let size: Int
  /// Of the tree of just these entries (RFC 6962 section 2.1).
  package let root: TreeHash
  /// Further lines, of which only the log knows the meaning; ours has none.
  package let extensions: [Text]

  /// - Parameter origin: one line that is not empty.
  package init(origin: Text, size: Int, root: TreeHash) {
    precondition(!origin.string.isEmpty && size >= 0, "no checkpoint: origin \"\(origin)\", size \(size)")
    self.origin = origin
    self.size = size
    self.root = root
    extensions = []
  }

  /// Reads the text of a note.
  ///
  /// - Parameter firstLine: number of its first line in the file that it is a part of.
  package init(parsing text: [UInt8], firstLine: Int = 1) throws(FormatFault) {
    var lines = try TextLines(text[...], of: .checkpoint, firstLine: firstLine)
    let origin = try lines.next(Phrase("登记簿名称", "the origin"))
    guard !origin.isEmpty else { throw lines.fault(.expected(Phrase("登记簿的名称", "the origin of the log"))) }
    self.origin = Text(String(decoding: origin, as: UTF8.self))
    size = try lines.nextNumber(Phrase("事件数", "the number of entries"))
    root = try lines.nextHash(Phrase("根", "the root"))
    var extensions: [Text] = []
    while let line = lines.next() {
      guard !line.isEmpty else { throw lines.fault(.emptyLine) }
      extensions.append(Text(String(decoding: line, as: UTF8.self)))
    }
    self.extensions = extensions
  }

  /// What is signed: the lines, each with its line feed.
  package var text: [UInt8] {
    Array((["\(origin)", "\(size)", root.base64] + extensions.map(\.string)).map { $0 + "\n" }.joined().utf8)
  }
}
