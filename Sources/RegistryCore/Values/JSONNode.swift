/// One value of a JSON text, and where its bytes stand. Nodes follow one another in the order of the text; the nodes of
/// an array's elements, and of an object's names and values in turn, come right behind its own.
package struct JSONNode: Sendable {
  /// What a node stands for. The name of a member is a string; its value is the node behind it.
  package enum Kind: UInt8, Sendable {
    case null, `false`, `true`, number, string, array, object
  }

  /// The content of a string (without quotes, nothing escaped), the literal of a number; for anything else the place in
  /// the text. The bytes are only read, and only while whoever made the node keeps them in place.
  nonisolated(unsafe) package let start: UnsafePointer<UInt8>
  /// Bytes from `start` on.
  package let length: Int32
  /// How many nodes the value has: 1 and those of everything inside it.
  package internal(set) var span: Int32
  /// Says all there is to `null` and the two booleans.
  package let kind: Kind
}

/// A value of a JSON text that was taken apart (`JSONTape`): nothing is built before it is asked for.
///
/// It must not be used after the tape has been given another text, or after the text has gone.
package struct JSONView {
  let node: UnsafePointer<JSONNode>

  init(_ node: UnsafePointer<JSONNode>) {
    self.node = node
  }

  /// Of two booleans each is a kind of its own; see ``asBool``.
  package var kind: JSONNode.Kind { node.pointee.kind }
  var span: Int { Int(node.pointee.span) }
  /// The node behind the value's last one.
  var end: UnsafePointer<JSONNode> { node + span }

  /// The content of a string, the literal of a number.
  var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: node.pointee.start, count: Int(node.pointee.length))
  }

  /// True of a `null` that stands in the text; an absent member has no view at all.
  package var isNull: Bool { kind == .null }

  /// The value of a boolean; nil for anything else, such as the string `"true"`.
  package var asBool: Bool? {
    switch kind {
    case .false: false
    case .true: true
    case .null, .number, .string, .array, .object: nil
    }
  }

  /// A copy of a string's content; nil for anything else.
  package var asText: Text? { kind == .string ? Text(validUTF8: bytes) : nil }

  /// ``JSONNumber/natural``, without the number by itself.
  package var asNatural: Int64? { kind == .number ? JSONNumber.natural(of: bytes) : nil }

  /// The members of an object; nil for anything else.
  package var asObject: JSONObjectView? { kind == .object ? JSONObjectView(self) : nil }

  /// The elements of an array.
  package var asArray: JSONArrayView? { kind == .array ? JSONArrayView(self) : nil }

  /// True if it is a string with just these bytes.
  package func isText(_ text: Text) -> Bool { kind == .string && text.isEqual(to: bytes) }

  /// The value by itself, with everything inside it.
  package var value: JSONValue {
    switch kind {
    case .null: .null
    case .false: .bool(false)
    case .true: .bool(true)
    case .number: .number(JSONNumber(validLiteral: String(decoding: bytes, as: UTF8.self)))
    case .string: .string(Text(validUTF8: bytes))
    case .array: .array(JSONArrayView(self).map(\.value))
    case .object: .object(JSONObjectView(self).object)
    }
  }
}

/// The elements of an array of a text.
package struct JSONArrayView: Sequence, IteratorProtocol {
  private var position: UnsafePointer<JSONNode>
  private let end: UnsafePointer<JSONNode>

  fileprivate init(_ view: JSONView) {
    position = view.node + 1
    end = view.end
  }

  package mutating func next() -> JSONView? {
    guard position < end else { return nil }
    let view = JSONView(position)
    position = view.end
    return view
  }
}

/// The members of an object of a text, in the order in which they stand there; no name occurs twice.
package struct JSONObjectView: Sequence {
  private let view: JSONView

  fileprivate init(_ view: JSONView) {
    self.view = view
  }

  /// How many members there are.
  package var count: Int {
    var (count, name) = (0, view.node + 1)
    while name < view.end {
      count += 1
      name = JSONView(name + 1).end
    }
    return count
  }

  /// True if there are no members; does not walk along them as ``count`` does.
  package var isEmpty: Bool { view.span == 1 }

  /// The value under a name.
  package subscript(key: Text) -> JSONView? {
    var finder = makeIterator()
    return finder.find(key)
  }

  package func makeIterator() -> Members { Members(view) }

  /// The object by itself, with everything inside it.
  package var object: JSONObject {
    var members: [JSONObject.Member] = []
    members.reserveCapacity(8)
    for (key, value) in self { members.append(JSONObject.Member(key: key, value: value.value)) }
    return JSONObject(members)
  }

  /// Walks along the members.
  package struct Members: IteratorProtocol {
    private let first: UnsafePointer<JSONNode>
    private var position: UnsafePointer<JSONNode>
    private let end: UnsafePointer<JSONNode>

    fileprivate init(_ view: JSONView) {
      first = view.node + 1
      position = first
      end = view.end
    }

    package mutating func next() -> (key: Text, value: JSONView)? {
      nextNodes().map { (Text(validUTF8: $0.name.bytes), $0.value) }
    }

    /// The next member without its name made a text.
    mutating func nextNodes() -> (name: JSONView, value: JSONView)? {
      guard position < end else { return nil }
      let (name, value) = (JSONView(position), JSONView(position + 1))
      position = value.end
      return (name, value)
    }

    /// The value under a name, looked for from the member behind the one found last: who asks in the order of the text
    /// has every name compared once.
    package mutating func find(_ key: Text) -> JSONView? {
      key.withUTF8 { bytes in
        find(bytes, from: position, to: end) ?? find(bytes, from: first, to: position)
      }
    }

    private mutating func find(
      _ key: UnsafeBufferPointer<UInt8>, from start: UnsafePointer<JSONNode>, to stop: UnsafePointer<JSONNode>
    ) -> JSONView? {
      var name = start
      while name < stop {
        let value = JSONView(name + 1)
        if Text.areEqual(JSONView(name).bytes, key) {
          position = value.end
          return value
        }
        name = value.end
      }
      return nil
    }
  }
}
