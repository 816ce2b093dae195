/// How many columns of a terminal a text takes: East Asian wide characters two, combining marks none (UAX #11).
enum DisplayWidth {
  static func columns(of text: String) -> Int {
    // Nearly all identifiers and dates are ASCII, where a byte is a column.
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
    return text.reduce(0) { $0 + columns(of: $1) }
  }

  /// 0, 1 or 2. A character made of several scalars is as wide as its widest.
  static func columns(of character: Character) -> Int {
    let scalars = character.unicodeScalars
    if scalars.count == 1, let only = scalars.first { return columns(of: only) }
    // Flags are pairs of letters that are narrow alone; a variation selector asks for the picture.
    if scalars.allSatisfy({ regionalIndicators.contains($0.value) }) || scalars.contains(pictureSelector) { return 2 }
    return scalars.map(columns(of:)).max() ?? 0
  }

  private static func columns(of scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    if isWide(scalar.value) { return 2 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return hangulVowelsAndFinals.contains(scalar.value) ? 0 : 1
    }
  }

  private static let pictureSelector: Unicode.Scalar = "\u{FE0F}"
  private static let regionalIndicators: ClosedRange<UInt32> = 0x1F1E6...0x1F1FF
  /// They join the syllable before them.
  private static let hangulVowelsAndFinals: ClosedRange<UInt32> = 0x1160...0x11FF

  private static func isWide(_ value: UInt32) -> Bool {
    if (0x4E00...0x9FFF).contains(value) { return true }
    let index = wide.partitioningIndex { $0.upperBound >= value }
    return index < wide.count && wide[index].contains(value)
  }

  /// The ranges of EastAsianWidth.txt marked W or F, in order; gaps that hold only unassigned scalars are closed.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x23F0...0x23F0, 0x23F3...0x23F3,
    0x25FD...0x25FE, 0x2614...0x2615, 0x2648...0x2653, 0x267F...0x267F, 0x2693...0x2693, 0x26A1...0x26A1,
    0x26AA...0x26AB, 0x26BD...0x26BE, 0x26C4...0x26C5, 0x26CE...0x26CE, 0x26D4...0x26D4, 0x26EA...0x26EA,
    0x26F2...0x26F3, 0x26F5...0x26F5, 0x26FA...0x26FA, 0x26FD...0x26FD, 0x2705...0x2705, 0x270A...0x270B,
    0x2728...0x2728, 0x274C...0x274C, 0x274E...0x274E, 0x2753...0x2755, 0x2757...0x2757, 0x2795...0x2797,
    0x27B0...0x27B0, 0x27BF...0x27BF, 0x2B1B...0x2B1C, 0x2B50...0x2B50, 0x2B55...0x2B55, 0x2E80...0x303E,
    0x3041...0x3247, 0x3250...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF,
    0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18CFF, 0x18D00...0x18D08,
    0x1AFF0...0x1B2FB, 0x1F004...0x1F004, 0x1F0CF...0x1F0CF, 0x1F18E...0x1F18E, 0x1F191...0x1F19A,
    0x1F200...0x1F320, 0x1F32D...0x1F335, 0x1F337...0x1F37C, 0x1F37E...0x1F393, 0x1F3A0...0x1F3CA,
    0x1F3CF...0x1F3D3, 0x1F3E0...0x1F3F0, 0x1F3F4...0x1F3F4, 0x1F3F8...0x1F43E, 0x1F440...0x1F440,
    0x1F442...0x1F4FC, 0x1F4FF...0x1F53D, 0x1F54B...0x1F54E, 0x1F550...0x1F567, 0x1F57A...0x1F57A,
    0x1F595...0x1F596, 0x1F5A4...0x1F5A4, 0x1F5FB...0x1F64F, 0x1F680...0x1F6C5, 0x1F6CC...0x1F6CC,
    0x1F6D0...0x1F6D2, 0x1F6D5...0x1F6DF, 0x1F6EB...0x1F6EC, 0x1F6F4...0x1F6FC, 0x1F7E0...0x1F7F0,
    0x1F90C...0x1F93A, 0x1F93C...0x1F945, 0x1F947...0x1F9FF, 0x1FA70...0x1FAFF, 0x20000...0x2FFFD,
    0x30000...0x3FFFD,
  ]
}

extension String {
  /// The text cut to so many columns, with … at the end if anything is cut; unchanged if it fits.
  func shortened(toColumns limit: Int) -> String {
    guard DisplayWidth.columns(of: self) > limit else { return self }
    guard limit > 0 else { return "" }
    var result = ""
    var used = 1
    for character in self {
      used += DisplayWidth.columns(of: character)
      if used > limit { break }
      result.append(character)
    }
    return result + "…"
  }

  /// The text with blanks behind it to fill so many columns.
  func padded(toColumns width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - DisplayWidth.columns(of: self)))
  }

  /// The text with characters that would steer a terminal, or turn the direction of writing, shown as their numbers.
  ///
  /// Names and free texts come from strangers; what is printed must be what is recorded.
  var harmless: String {
    guard unicodeScalars.contains(where: \.steersTerminal) else { return self }
    var result = ""
    for scalar in unicodeScalars {
      if scalar.steersTerminal {
        result += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension Unicode.Scalar {
  fileprivate var steersTerminal: Bool {
    switch value {
    case 0...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
