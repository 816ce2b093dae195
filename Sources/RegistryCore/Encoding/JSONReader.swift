/// Reads one JSON text into a tree (RFC 8259, at its strictest).
///
/// Refused besides what the grammar refuses: a byte order mark, invalid UTF-8, lone surrogates in escapes, a name that
/// occurs twice in one object, and what exceeds the limits. Numbers are kept as written.
package enum JSONReader {
  /// Reads bytes that hold one value and besides it only white space. The tree has its own copy of everything.
  package static func parse(
    _ bytes: UnsafeRawBufferPointer, limits: JSONLimits = .standard
  ) throws(JSONError) -> JSONValue {
    var cursor = try JSONCursor(bytes, limits: limits)
    let value = try cursor.readValue()
    try cursor.finish()
    return value
  }

  /// The same of bytes in an array.
  package static func parse(
    _ bytes: [UInt8], limits: JSONLimits = .standard
  ) throws(JSONError) -> JSONValue {
    try parse(bytes[...], limits: limits)
  }

  /// Offsets in errors count from the start of the slice.
  package static func parse(
    _ bytes: ArraySlice<UInt8>, limits: JSONLimits = .standard
  ) throws(JSONError) -> JSONValue {
    try bytes.withUnsafeBufferPointer { (buffer) throws(JSONError) in
      try parse(UnsafeRawBufferPointer(buffer), limits: limits)
    }
  }
}

extension JSONCursor {
  /// Reads the next value whole; names that occur twice are refused.
  package mutating func readValue() throws(JSONError) -> JSONValue {
    switch try kind() {
    case .string: return .string(try readString())
    case .object: return .object(try readObject())
    case .array: return .array(try readArray())
    case .number: return .number(try readNumber())
    case .bool: return .bool(try readBool())
    case .null:
      try readNull()
      return .null
    }
  }

  /// Reads an array whole.
  package mutating func readArray() throws(JSONError) -> [JSONValue] {
    try beginArray()
    var elements: [JSONValue] = []
    while try nextElement(isFirst: elements.isEmpty) { elements.append(try readValue()) }
    return elements
  }

  /// Reads an object whole; names that occur twice are refused.
  package mutating func readObject() throws(JSONError) -> JSONObject {
    try beginObject()
    var members: [JSONObject.Member] = []
    var names = NamesSeen()
    while try moveToMember(isFirst: members.isEmpty) {
      // Spares small objects, nearly all there are, the growth by doubling.
      if members.isEmpty { members.reserveCapacity(8) }
      let nameOffset = position
      let name = try readString()
      guard names.insert(name, among: members) else {
        throw JSONError(offset: nameOffset, reason: .duplicateMember(name))
      }
      try readColon()
      members.append(JSONObject.Member(key: name, value: try readValue()))
    }
    return JSONObject(members)
  }
}

/// The names of one object so far: few are compared one by one, many are hashed, so that no object costs more than
/// its length.
private struct NamesSeen {
  /// Up to here a comparison with each is quicker than a hash; beyond, it would grow with the square.
  private static let maxCompared = 16

  /// Bit k is set if a name of trait k has been seen; most new names are told apart by it without a comparison.
  private var traits: UInt64 = 0

  private var hashed: Set<Text> = []

  /// True if the name is new; `members` holds those that came before it.
  mutating func insert(_ name: Text, among members: [JSONObject.Member]) -> Bool {
    if members.count < Self.maxCompared {
      let trait = Self.trait(of: name)
      if traits & trait == 0 {
        traits |= trait
        return true
      }
      return !members.contains { $0.key == name }
    }
    if hashed.isEmpty { hashed = Set(members.map(\.key)) }
    return hashed.insert(name).inserted
  }

  /// One of 64 bits, the same for equal names.
  private static func trait(of name: Text) -> UInt64 {
    let bytes = name.string.utf8
    let first = bytes.first ?? 0
    return 1 << (UInt64(bytes.count &* 7 &+ Int(first)) & 63)
  }
}
