/// A JSON text taken apart into nodes, without a copy of anything but what was escaped: a codec that reads millions of
/// texts looks at them where they stand, and asks only for the values that it needs.
///
/// Whoever fills it (`JSONCursor.record`) has checked the text. One thread uses a tape, for one text after the other;
/// its memory is kept. Views of a text end with the next `begin`.
package final class JSONTape {
  // Overlapping accesses are not looked for while it runs, which would take a tenth of the time of reading a line: no
  // property is handed out while it is changed, and one thread uses a tape.
  @exclusivity(unchecked) private var nodes: UnsafeMutablePointer<JSONNode>
  @exclusivity(unchecked) private var capacity: Int
  /// Nodes of the text so far, which is the index of the next one; the root has index 0.
  @exclusivity(unchecked) package private(set) var count = 0
  /// The content of strings that had escapes in them.
  @exclusivity(unchecked) private var texts: UnsafeMutablePointer<UInt8>
  @exclusivity(unchecked) private var textCapacity: Int
  @exclusivity(unchecked) private var textCount = 0

  /// A tape without a text: ``root`` must not be asked for yet.
  package init() {
    // Enough for nearly every event line.
    capacity = 256
    textCapacity = 1_024
    nodes = .allocate(capacity: capacity)
    texts = .allocate(capacity: textCapacity)
  }

  deinit {
    nodes.deallocate()
    texts.deallocate()
  }

  /// Forgets the last text and makes ready for one of `length` bytes.
  package func begin(length: Int) {
    count = 0
    textCount = 0
    // Nothing gets longer when its escapes are resolved, so no text ever moves while it is taken apart.
    guard length > textCapacity else { return }
    texts.deallocate()
    textCapacity = length
    texts = .allocate(capacity: length)
  }

  /// The value that the text is.
  package var root: JSONView {
    precondition(count > 0, "the tape is empty")
    return JSONView(nodes)
  }

  /// Appends a node for a value or a name.
  @inline(__always)
  package func append(_ kind: JSONNode.Kind, _ start: UnsafePointer<UInt8>, _ length: Int) {
    if count == capacity { grow() }
    (nodes + count).initialize(
      to: JSONNode(start: start, length: Int32(truncatingIfNeeded: length), span: 1, kind: kind))
    count += 1
  }

  /// Appends a node for a string that had escapes, whose content is kept here.
  package func append(unescaped text: Text) {
    text.withUTF8 { bytes in
      precondition(bytes.count <= textCapacity - textCount, "escapes made a text longer")
      let start = texts + textCount
      if let base = bytes.baseAddress { start.update(from: base, count: bytes.count) }
      textCount += bytes.count
      append(.string, start, bytes.count)
    }
  }

  /// Ends the array or object whose node is at `index`: what was appended since stands inside it.
  package func close(_ index: Int) {
    nodes[index].span = Int32(truncatingIfNeeded: count - index)
  }

  /// The content of the string at `index`.
  package func bytes(at index: Int) -> UnsafeBufferPointer<UInt8> { JSONView(nodes + index).bytes }

  /// The index behind the value at `index`.
  package func end(of index: Int) -> Int { index + Int(nodes[index].span) }

  private func grow() {
    let larger = UnsafeMutablePointer<JSONNode>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: nodes, count: count)
    nodes.deallocate()
    nodes = larger
    capacity *= 2
  }
}
