/// Text that is compared, ordered and hashed by its UTF-8 bytes.
///
/// Identifiers, names and codes of the registry are equal when their Unicode scalars are equal, without any
/// normalisation (DOMAIN §4.1). `String` compares by canonical equivalence, which is neither that nor fast; UTF-8
/// byte order is the same as scalar order.
package struct Text: Sendable {
  package let string: String

  package init(_ string: String) {
    self.string = string
  }

  /// True if there is nothing but white space in it (also when empty).
  package var isBlank: Bool {
    string.unicodeScalars.allSatisfy { $0.isRegistryWhiteSpace }
  }
}

extension Text: Hashable, Comparable {
  package static func == (a: Text, b: Text) -> Bool {
    let (x, y) = (a.string.utf8, b.string.utf8)
    guard x.count == y.count else { return false }
    let same = x.withContiguousStorageIfAvailable { p in
      y.withContiguousStorageIfAvailable { q in p.elementsEqual(q) }
    }
    if case .some(.some(let answer)) = same { return answer }
    return x.elementsEqual(y)
  }

  package static func < (a: Text, b: Text) -> Bool {
    a.string.utf8.lexicographicallyPrecedes(b.string.utf8)
  }

  package func hash(into hasher: inout Hasher) {
    let fed: Void? = string.utf8.withContiguousStorageIfAvailable {
      hasher.combine(bytes: UnsafeRawBufferPointer($0))
    }
    if fed == nil { for byte in string.utf8 { hasher.combine(byte) } }
    hasher.combine(UInt8(0xff))
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
