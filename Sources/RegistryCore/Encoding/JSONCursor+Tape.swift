// How the cursor takes a text apart without building anything of it.
extension JSONTape {
  /// Takes a text apart (RFC 8259, with all that `JSONReader` refuses). The bytes must stay in place as long as a view
  /// of the text is in use.
  package func read(_ bytes: UnsafeRawBufferPointer, limits: JSONLimits = .standard) throws(JSONError) -> JSONView {
    var cursor = try JSONCursor(bytes, limits: limits)
    begin(length: bytes.count)
    try cursor.record(on: self)
    try cursor.finish()
    return root
  }
}

extension JSONCursor {
  /// Reads the next value onto a tape; names that occur twice are refused.
  fileprivate mutating func record(on tape: JSONTape) throws(JSONError) {
    let kind = try kind()
    let start = base + position
    switch kind {
    case .string: try recordString(on: tape)
    case .object: try recordObject(on: tape)
    case .array:
      let index = tape.count
      tape.append(.array, start, 0)
      try beginArray()
      var isFirst = true
      while try nextElement(isFirst: isFirst) {
        isFirst = false
        try record(on: tape)
      }
      tape.close(index)
    case .number:
      let literal = try scanNumber()
      tape.append(.number, base + literal.lowerBound, literal.count)
    case .bool: tape.append(try readBool() ? .true : .false, start, 0)
    case .null:
      try readNull()
      tape.append(.null, start, 0)
    }
  }

  private mutating func recordObject(on tape: JSONTape) throws(JSONError) {
    let index = tape.count
    tape.append(.object, base + position, 0)
    try beginObject()
    var names = NamesOnTape(object: index)
    var isFirst = true
    while try moveToMember(isFirst: isFirst) {
      isFirst = false
      let (name, offset) = (tape.count, position)
      try recordString(on: tape)
      guard names.insert(name, tape) else {
        throw JSONError(offset: offset, reason: .duplicateMember(Text(validUTF8: tape.bytes(at: name))))
      }
      try readColon()
      try record(on: tape)
    }
    tape.close(index)
  }

  /// Reads a string whose opening quote stands at the position.
  @inline(__always)
  private mutating func recordString(on tape: JSONTape) throws(JSONError) {
    let start = position + 1
    let (stop, isASCII) = JSONRun.asciiEnd(in: UnsafeBufferPointer(start: base, count: count), from: start)
    guard stop < count, base[stop] == JSONRun.quote else { return tape.append(unescaped: try readString()) }
    if !isASCII { try validate(start..<stop) }
    tape.append(.string, base + start, stop - start)
    position = stop + 1
  }
}

/// The names of one object on a tape so far.
private struct NamesOnTape {
  let object: Int
  /// Bit k is set if a name of trait k has been seen; most new names are told apart by it without a comparison.
  private var traits: UInt64 = 0
  private var count = 0
  private var hashed: Set<Text> = []

  /// Up to here a comparison with each is quicker than a hash; beyond, it would grow with the square.
  private static let maxCompared = 32

  init(object: Int) {
    self.object = object
  }

  /// True if the name at an index of the tape is new.
  @inline(__always)
  mutating func insert(_ name: Int, _ tape: JSONTape) -> Bool {
    let bytes = tape.bytes(at: name)
    count += 1
    guard count <= Self.maxCompared else { return insertHashed(name, tape) }
    // Names differ most in their length and their ends.
    let trait: UInt64 = 1 << (UInt64(bytes.count &* 7 &+ Int(bytes.first ?? 0) &+ Int(bytes.last ?? 0) &* 3) & 63)
    defer { traits |= trait }
    return traits & trait == 0 || !isThere(name, tape)
  }

  @inline(never)
  private func isThere(_ name: Int, _ tape: JSONTape) -> Bool {
    let bytes = tape.bytes(at: name)
    return earlier(name, tape).contains { Text.areEqual($0, bytes) }
  }

  @inline(never)
  private mutating func insertHashed(_ name: Int, _ tape: JSONTape) -> Bool {
    let bytes = tape.bytes(at: name)
    if hashed.isEmpty { hashed = Set(earlier(name, tape).map { Text(validUTF8: $0) }) }
    return hashed.insert(Text(validUTF8: bytes)).inserted
  }

  private func earlier(_ name: Int, _ tape: JSONTape) -> some Sequence<UnsafeBufferPointer<UInt8>> {
    sequence(state: object + 1) { next -> UnsafeBufferPointer<UInt8>? in
      guard next < name else { return nil }
      defer { next = tape.end(of: next + 1) }
      return tape.bytes(at: next)
    }
  }
}
