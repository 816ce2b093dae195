/// Text that is compared, ordered and hashed by its UTF-8 bytes.
///
/// Identifiers, names and codes of the registry are equal when their Unicode scalars are equal, without any
/// normalisation (DOMAIN §4.1). `String` compares by canonical equivalence, which is neither that nor fast; UTF-8
/// byte order is the same as scalar order.
package struct Text: Sendable {
  /// As it came: neither trimmed nor normalised.
  package let string: String

  /// Takes a string as it is; whether it may be blank is for whoever checks the field.
  package init(_ string: String) {
    self.string = string
  }

  /// True if there is nothing but white space in it (also when empty).
  package var isBlank: Bool {
    string.unicodeScalars.allSatisfy { $0.isRegistryWhiteSpace }
  }
}

extension Text {
  /// Takes bytes that are known to be UTF-8, and looks at none of them again.
  package init(validUTF8 bytes: UnsafeBufferPointer<UInt8>) {
    string = String(copying: UTF8Span(unchecked: bytes.span))
  }

  /// Lets `body` see the bytes, which stay where they are only while it runs.
  @inline(__always)
  package func withUTF8<Value>(_ body: (UnsafeBufferPointer<UInt8>) -> Value) -> Value {
    if let value = string.utf8.withContiguousStorageIfAvailable(body) { return value }
    var copy = string
    return copy.withUTF8(body)
  }

  /// True if its UTF-8 is just these bytes, which may be any.
  package func isEqual(to bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    withUTF8 { Text.areEqual($0, bytes) }
  }

  /// Eight bytes at a time: most texts are short, and a call would cost more than the comparison.
  @inline(__always)
  package static func areEqual(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
    guard a.count == b.count else { return false }
    guard let p = UnsafeRawPointer(a.baseAddress), let q = UnsafeRawPointer(b.baseAddress) else { return true }
    var offset = 0
    while offset + 8 <= a.count {
      if p.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        != q.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      {
        return false
      }
      offset += 8
    }
    while offset < a.count {
      if p.load(fromByteOffset: offset, as: UInt8.self) != q.load(fromByteOffset: offset, as: UInt8.self) {
        return false
      }
      offset += 1
    }
    return true
  }
}

extension Text {
  /// True if both strings are the same bits, and therefore the same text: short ones, which hold their bytes themselves,
  /// and those that share their storage. Most comparisons that hold end here.
  @inline(__always)
  private func isSameInMemory(as other: Text) -> Bool {
    withUnsafeBytes(of: string) { a in
      withUnsafeBytes(of: other.string) { b in
        a.load(as: UInt64.self) == b.load(as: UInt64.self)
          && a.load(fromByteOffset: 8, as: UInt64.self) == b.load(fromByteOffset: 8, as: UInt64.self)
      }
    }
  }
}

extension Text: Hashable, Comparable {
  package static func == (a: Text, b: Text) -> Bool {
    if a.isSameInMemory(as: b) { return true }
    guard a.string.utf8.count == b.string.utf8.count else { return false }
    return a.withUTF8 { b.isEqual(to: $0) }
  }

  package static func < (a: Text, b: Text) -> Bool {
    a.string.utf8.lexicographicallyPrecedes(b.string.utf8)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(withUTF8 { TextHash.value(of: $0) })
  }
}

extension Text: ExpressibleByStringLiteral, CustomStringConvertible {
  package init(stringLiteral value: String) {
    self.init(value)
  }

  package var description: String { string }
}

extension Unicode.Scalar {
  /// White space as DOMAIN §4.1 lists it; `\s` in a pattern of DOMAIN means the same set.
  package var isRegistryWhiteSpace: Bool {
    switch value {
    case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F,
      0x205F, 0x3000:
      true
    default: false
    }
  }
}
