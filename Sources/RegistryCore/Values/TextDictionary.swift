/// What can be the key of a `TextDictionary`: a text, and a tag that tells texts of different kinds apart.
package protocol TextKey {
  /// The key that ``key`` takes apart into these two.
  init(key: (text: Text, tag: UInt8))

  /// The same for equal keys, and for no two that differ.
  var key: (text: Text, tag: UInt8) { get }
}

extension Text: TextKey {
  /// The text alone: texts by themselves are of one kind, with the tag 0.
  package init(key: (text: Text, tag: UInt8)) { self = key.text }

  /// The tag is 0: texts by themselves are of one kind.
  package var key: (text: Text, tag: UInt8) { (self, 0) }
}

/// A dictionary whose keys are texts: a copy shares all that neither side has changed since (`ChunkedArray`).
///
/// It runs through its entries in the order in which their keys first came. A key whose value is taken out keeps its place.
package struct TextDictionary<Key: TextKey, Value> {
  private var texts = TextTable()
  /// One for each of `texts`, in their order.
  private var slots = ChunkedArray<Value?>()
  /// How many keys have a value; those whose value was taken out are not counted.
  package private(set) var count = 0

  /// No keys, and no memory before the first comes.
  package init() {}

  /// True if no key has a value, even if some had one.
  package var isEmpty: Bool { count == 0 }

  /// Makes room for so many keys in all.
  package mutating func reserveCapacity(_ count: Int) { texts.reserveCapacity(count) }

  /// The value of a key; nil if it has none. It is changed where it stands, and taken out by nil.
  package subscript(key: Key) -> Value? {
    get {
      let (text, tag) = key.key
      return texts.number(of: text, tag: tag).flatMap { slots[$0] }
    }
    _modify {
      let (text, tag) = key.key
      if let number = texts.number(of: text, tag: tag) {
        let before = slots[number] != nil
        defer { count += (slots[number] != nil ? 1 : 0) - (before ? 1 : 0) }
        yield &slots[number]
      } else {
        var value: Value?
        defer { if let value { add(value, text, tag) } }
        yield &value
      }
    }
  }

  /// The value of a key, to which a change gives this one first if it has none.
  package subscript(key: Key, default value: @autoclosure () -> Value) -> Value {
    get { self[key] ?? value() }
    _modify {
      let (text, tag) = key.key
      let (number, isNew) = texts.insert(text, tag: tag)
      if isNew { slots.append(nil) }
      if slots[number] == nil {
        slots[number] = value()
        count += 1
      }
      yield &slots[number]!
    }
  }

  /// Takes out the value of a key, and returns it.
  package mutating func removeValue(forKey key: Key) -> Value? {
    guard let value = self[key] else { return nil }
    self[key] = nil
    return value
  }

  private mutating func add(_ value: Value, _ text: Text, _ tag: UInt8) {
    _ = texts.insert(text, tag: tag)
    slots.append(value)
    count += 1
  }

  /// The keys that have a value, in the order in which they first came.
  package var keys: [Key] { map(\.key) }

  /// The values, in the order of `keys`.
  package var values: some Sequence<Value> { slots.lazy.compactMap { $0 } }

  /// Other values for the same keys, which are shared.
  package func mapValues<Other>(_ transform: (Value) throws -> Other) rethrows -> TextDictionary<Key, Other> {
    var others = TextDictionary<Key, Other>()
    others.texts = texts
    for value in slots { others.slots.append(try value.map(transform)) }
    others.count = count
    return others
  }
}

extension TextDictionary: Sequence {
  package func makeIterator() -> some IteratorProtocol<(key: Key, value: Value)> {
    slots.indices.lazy.compactMap { number in
      slots[number].map { (Key(key: (texts[number], texts.tag(of: number))), $0) }
    }.makeIterator()
  }
}

extension TextDictionary: Sendable where Value: Sendable {}
