/// Texts, each kept once and known by the number under which it came, from 0.
///
/// A million identifiers in a dictionary cost an object or 16 bytes each, twice over for the room between them. Here the
/// bytes stand one after the other, and a slot of eight bytes leads to each. Texts of different kinds (`tag`) can share a
/// table. Nothing is ever taken out. A copy shares all that neither side has changed since (`ChunkedArray`).
package struct TextTable: Sendable {
  /// The texts one after the other, each with its tag before it, so many to a block.
  private var blocks: [[UInt8]] = []
  /// Where each text ends in its block.
  private var ends = ChunkedArray<UInt32>()
  /// Open addressing: the upper half of the text's hash, and its number and one; 0 is free. The length is a power of
  /// two, and at least a quarter is free.
  private var slots = ChunkedArray<UInt64>()

  /// No texts, and no memory before the first comes.
  package init() {}

  /// How many texts have come, which is the number that the next new one gets.
  package var count: Int { ends.count }

  /// The number of a text; nil if it never came.
  package func number(of text: Text, tag: UInt8 = 0) -> Int? {
    guard !slots.isEmpty else { return nil }
    return text.withUTF8 { content in
      let (index, found) = find(content, tag, TextHash.value(of: content, tag: tag))
      return found ? Self.number(in: slots[index]) : nil
    }
  }

  /// The number of a text, which it is given now if it has none.
  package mutating func insert(_ text: Text, tag: UInt8 = 0) -> (number: Int, isNew: Bool) {
    if (count + 1) * 4 > slots.count * 3 { grow(to: max(16, slots.count * 2)) }
    return text.withUTF8 { content in
      let hash = TextHash.value(of: content, tag: tag)
      let (index, found) = find(content, tag, hash)
      if found { return (Self.number(in: slots[index]), false) }
      let number = count
      append(content, tag)
      slots[index] = hash & Self.hashMask | UInt64(number + 1)
      return (number, true)
    }
  }

  /// Makes room for so many texts in all.
  package mutating func reserveCapacity(_ count: Int) {
    var length = max(16, slots.count)
    while count * 4 > length * 3 { length *= 2 }
    if length > slots.count { grow(to: length) }
  }

  /// The text of a number.
  package subscript(number: Int) -> Text {
    let place = content(of: number)
    return blocks[number >> Self.blockShift].withUnsafeBufferPointer {
      Text(validUTF8: UnsafeBufferPointer(rebasing: $0[place]))
    }
  }

  /// The tag under which the text of a number came. The number must be below ``count``.
  package func tag(of number: Int) -> UInt8 { blocks[number >> Self.blockShift][content(of: number).lowerBound - 1] }

  /// A block holds so many texts.
  private static let blockShift = 10

  private static func beginsBlock(_ number: Int) -> Bool { number & ((1 << blockShift) - 1) == 0 }

  private mutating func append(_ content: UnsafeBufferPointer<UInt8>, _ tag: UInt8) {
    if Self.beginsBlock(count) {
      // A block that is full is never added to again: it gives back the room that it grew into.
      if let last = blocks.last { blocks[blocks.count - 1] = last.withUnsafeBufferPointer { Array($0) } }
      blocks.append([])
    }
    let block = blocks.count - 1
    blocks[block].append(tag)
    blocks[block].append(contentsOf: content)
    ends.append(UInt32(blocks[block].count))
  }

  private func content(of number: Int) -> Range<Int> {
    (Self.beginsBlock(number) ? 0 : Int(ends[number - 1])) + 1..<Int(ends[number])
  }

  private static let hashMask: UInt64 = 0xFFFF_FFFF_0000_0000

  private static func number(in slot: UInt64) -> Int { Int(slot & ~hashMask) - 1 }

  /// The slot of a text, or the one that it would get.
  private func find(_ content: UnsafeBufferPointer<UInt8>, _ tag: UInt8, _ hash: UInt64) -> (index: Int, found: Bool) {
    let mask = slots.count - 1
    // The half of the hash that slots keep also says where they stand, so that growing reads no text.
    var index = Int(truncatingIfNeeded: hash >> 32) & mask
    while true {
      let slot = slots[index]
      if slot == 0 { return (index, false) }
      if slot & Self.hashMask == hash & Self.hashMask, isEqual(Self.number(in: slot), content, tag) {
        return (index, true)
      }
      index = (index + 1) & mask
    }
  }

  private func isEqual(_ number: Int, _ content: UnsafeBufferPointer<UInt8>, _ tag: UInt8) -> Bool {
    let place = self.content(of: number)
    guard place.count == content.count else { return false }
    return blocks[number >> Self.blockShift].withUnsafeBufferPointer {
      $0[place.lowerBound - 1] == tag && Text.areEqual(UnsafeBufferPointer(rebasing: $0[place]), content)
    }
  }

  private mutating func grow(to length: Int) {
    var larger = ChunkedArray<UInt64>(repeating: 0, count: length)
    let mask = length - 1
    for slot in slots where slot != 0 {
      var index = Int(truncatingIfNeeded: slot >> 32) & mask
      while larger[index] != 0 { index = (index + 1) & mask }
      larger[index] = slot
    }
    slots = larger
  }
}
