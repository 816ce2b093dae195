/// A text to be found inside others, as a clerk types it: letters of any case, full or half width, with any brackets
/// and blanks.
///
/// `朔科发[2018]20号` finds 朔科发〔2018〕20号, `ａＢ c` finds ABC. Everything else is compared scalar by scalar, without
/// normalisation, like all text of the registry.
package struct SearchPattern: Equatable, Sendable {
  private let scalars: [UInt32]

  /// Nil if there is nothing to look for.
  package init?(_ text: Text) {
    scalars = text.string.unicodeScalars.compactMap { SearchPattern.folded($0.value) }
    if scalars.isEmpty { return nil }
  }

  /// The pattern as it is compared, in UTF-8; ``fold(_:into:)`` makes the same of a text.
  package var folded: [UInt8] {
    var bytes: [UInt8] = []
    for scalar in scalars { SearchPattern.append(scalar, to: &bytes) }
    return bytes
  }

  /// Appends a text as it is compared: without blanks, in UTF-8. It has no control characters where the text has none.
  package static func fold(_ text: Text, into bytes: inout [UInt8]) {
    for scalar in text.string.unicodeScalars {
      if let scalar = folded(scalar.value) { append(scalar, to: &bytes) }
    }
  }

  private static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    guard let scalar = Unicode.Scalar(scalar), let encoded = UTF8.encode(scalar) else { return }
    bytes.append(contentsOf: encoded)
  }

  /// How a pattern lies in a text.
  package enum Match: Int, Comparable, Sendable {
    case whole, beginning, inside

    package static func < (a: Match, b: Match) -> Bool { a.rawValue < b.rawValue }
  }

  /// The best way in which the pattern lies in the text; nil if it is not in it.
  package func match(in text: Text) -> Match? {
    var string = text.string
    return string.withUTF8 { find(in: $0) }
  }

  /// Looks at every place; nearly all are left after one comparison, so a cleverer search gains nothing.
  private func find(in bytes: UnsafeBufferPointer<UInt8>) -> Match? {
    var start = 0
    var isFirst = true
    while start < bytes.count {
      let (scalar, next) = SearchPattern.scalar(of: bytes, at: start)
      if let folded = SearchPattern.folded(scalar) {
        if folded == scalars[0], let end = end(ofMatchIn: bytes, from: next) {
          guard isFirst else { return .inside }
          return SearchPattern.hasOnlyBlanks(bytes, from: end) ? .whole : .beginning
        }
        isFirst = false
      }
      start = next
    }
    return nil
  }

  /// Where the rest of the pattern, after its first scalar, ends; nil if it does not follow.
  private func end(ofMatchIn bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var place = start
    var matched = 1
    while matched < scalars.count {
      guard place < bytes.count else { return nil }
      let (scalar, next) = SearchPattern.scalar(of: bytes, at: place)
      place = next
      guard let folded = SearchPattern.folded(scalar) else { continue }
      guard folded == scalars[matched] else { return nil }
      matched += 1
    }
    return place
  }

  private static func hasOnlyBlanks(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    var place = start
    while place < bytes.count {
      let (scalar, next) = scalar(of: bytes, at: place)
      if folded(scalar) != nil { return false }
      place = next
    }
    return true
  }

  /// The scalar that begins at a place of valid UTF-8, and the place after it.
  private static func scalar(of bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> (UInt32, Int) {
    let lead = UInt32(bytes[place])
    if lead < 0x80 { return (lead, place + 1) }
    func tail(_ offset: Int) -> UInt32 { UInt32(bytes[place + offset]) & 0x3F }
    if lead < 0xE0 { return ((lead & 0x1F) << 6 | tail(1), place + 2) }
    if lead < 0xF0 { return ((lead & 0x0F) << 12 | tail(1) << 6 | tail(2), place + 3) }
    return ((lead & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), place + 4)
  }

  /// The scalar that stands for it in comparisons; nil for blanks, which do not count.
  private static func folded(_ scalar: UInt32) -> UInt32? {
    // Most of the register is Chinese: nothing to do.
    if (0x3400...0x9FFF).contains(scalar) { return scalar }
    // Full-width forms of ASCII (U+FF01…FF5E).
    let half = (0xFF01...0xFF5E).contains(scalar) ? scalar - 0xFEE0 : scalar
    switch half {
    case 0x41...0x5A: return half + 0x20
    case 0x5B, 0x3010, 0x3014, 0x3016: return 0x28
    case 0x5D, 0x3011, 0x3015, 0x3017: return 0x29
    case 0x21...0x7E: return half
    // Latin letters with marks: À–Þ and their like.
    case 0xC0...0x24F: return Unicode.Scalar(half)?.properties.lowercaseMapping.unicodeScalars.first?.value ?? half
    default:
      return Unicode.Scalar(half)?.isRegistryWhiteSpace ?? false ? nil : half
    }
  }
}
