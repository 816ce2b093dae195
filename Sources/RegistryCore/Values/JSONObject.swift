/// The members of a JSON object, in the order in which they came; a name occurs once.
///
/// Objects of the registry have few members, so a name is found by looking along the list.
package struct JSONObject: Sendable {
  /// A name and what stands under it, which may be null.
  package struct Member: Sendable {
    /// Distinct from the other names of the object, byte by byte.
    package let key: Text
    /// Null if the member came with null, which is not an absent member; see ``present(_:)``.
    package var value: JSONValue

    /// Takes both as they are; the object that the member is put into must have no other of the name.
    package init(key: Text, value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// In the order in which they came: refusals of unknown members are named in it (DOMAIN §4.1 step 8).
  package private(set) var members: [Member]

  /// Takes members as they are. The names must be distinct; readers refuse duplicates before they come here.
  package init(_ members: [Member] = []) {
    self.members = members
  }

  /// True if there is no member, not even one that is null.
  package var isEmpty: Bool { members.isEmpty }
  /// The names, in the order of ``members``.
  package var keys: [Text] { members.map(\.key) }

  /// The value under a name: reading an absent one gives nil, setting nil removes the member, setting a new name
  /// appends it.
  package subscript(key: Text) -> JSONValue? {
    get {
      // By index, so that no member is copied which is not the one.
      for index in members.indices where members[index].key == key { return members[index].value }
      return nil
    }
    set {
      if let index = members.firstIndex(where: { $0.key == key }) {
        if let newValue { members[index].value = newValue } else { members.remove(at: index) }
      } else if let newValue {
        members.append(Member(key: key, value: newValue))
      }
    }
  }

  /// The value under a name unless it is absent or null: for optional fields the two mean the same (DOMAIN §4.1).
  package func present(_ key: Text) -> JSONValue? {
    if let value = self[key], !value.isNull { value } else { nil }
  }
}

extension JSONObject: Sequence {
  /// What a walk along the object gives, in the order of ``members``.
  package typealias Element = (key: Text, value: JSONValue)

  package func makeIterator() -> LazyMapSequence<[Member], Element>.Iterator {
    members.lazy.map { (key: $0.key, value: $0.value) }.makeIterator()
  }
}

extension JSONObject: Equatable {
  package static func == (a: JSONObject, b: JSONObject) -> Bool {
    a.members.withUnsafeBufferPointer { one in
      b.members.withUnsafeBufferPointer { other in
        guard one.count == other.count else { return false }
        // Objects that were taken over as they were share their members.
        if one.baseAddress == other.baseAddress { return true }
        // Mostly they come in the same order, and then every name is compared once.
        for index in one.indices {
          let value = one[index].key == other[index].key ? other[index].value : b[one[index].key]
          if value != one[index].value { return false }
        }
        return true
      }
    }
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (Text, JSONValue)...) {
    self.init(elements.map { Member(key: $0.0, value: $0.1) })
  }
}
