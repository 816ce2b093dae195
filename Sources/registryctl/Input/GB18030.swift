/// The encoding in which spreadsheets in China save tables (GB 18030-2005); GBK and GB 2312 are parts of it.
struct GB18030 {
  /// Where bytes are no text in this encoding.
  struct Fault: Error, Equatable {
    let offset: Int
  }

  private let twoBytes = Array(GB18030Table.rows.unicodeScalars)
  /// The characters of the basic plane that have four bytes, in the order of their codes.
  private lazy var fourBytes = GB18030.remaining(twoBytes)

  private static let rowLength = 190
  /// Four-byte codes that stand for the basic plane; those from 0x90308130 on stand for the others, in order.
  private static let basicPlaneCodes = 39_420
  private static let otherPlanesStart = (0x90 - 0x81) * 12_600

  /// The text in UTF-8.
  mutating func decode(_ bytes: [UInt8]) throws(Fault) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 2)
    var offset = 0
    while offset < bytes.count {
      let lead = bytes[offset]
      if lead < 0x80 {
        result.append(lead)
        offset += 1
        continue
      }
      guard let (scalar, length) = scalar(bytes[offset...]) else { throw Fault(offset: offset) }
      result.append(contentsOf: String(Character(scalar)).utf8)
      offset += length
    }
    return result
  }

  private mutating func scalar(_ bytes: ArraySlice<UInt8>) -> (Unicode.Scalar, length: Int)? {
    let code = Array(bytes.prefix(4))
    guard code.count >= 2, (0x81...0xFE).contains(code[0]) else { return nil }
    if (0x40...0xFE).contains(code[1]), code[1] != 0x7F {
      return GB18030.scalar(code[0], code[1], twoBytes).map { ($0, 2) }
    }
    guard code.count == 4, (0x30...0x39).contains(code[1]), (0x81...0xFE).contains(code[2]),
      (0x30...0x39).contains(code[3])
    else { return nil }
    let number =
      ((Int(code[0]) - 0x81) * 10 + Int(code[1]) - 0x30) * 1_260 + (Int(code[2]) - 0x81) * 10 + Int(code[3]) - 0x30
    if number < GB18030.basicPlaneCodes { return (fourBytes[number], 4) }
    guard number >= GB18030.otherPlanesStart else { return nil }
    return Unicode.Scalar(UInt32(0x10000 + number - GB18030.otherPlanesStart)).map { ($0, 4) }
  }

  private static func scalar(_ lead: UInt8, _ trail: UInt8, _ table: [Unicode.Scalar]) -> Unicode.Scalar? {
    let column = Int(trail) - 0x40 - (trail > 0x7F ? 1 : 0)
    let scalar = table[(Int(lead) - 0x81) * rowLength + column]
    return scalar == " " ? usersOwn(Int(lead), Int(trail)) : scalar
  }

  /// The three areas of characters of the user's own, which stand for the first part of the private use area.
  private static func usersOwn(_ lead: Int, _ trail: Int) -> Unicode.Scalar? {
    switch (lead, trail) {
    case (0xAA...0xAF, 0xA1...0xFE): Unicode.Scalar(UInt32(0xE000 + (lead - 0xAA) * 94 + trail - 0xA1))
    case (0xF8...0xFE, 0xA1...0xFE): Unicode.Scalar(UInt32(0xE234 + (lead - 0xF8) * 94 + trail - 0xA1))
    case (0xA1...0xA7, 0x40...0xA0):
      Unicode.Scalar(UInt32(0xE4C6 + (lead - 0xA1) * 96 + trail - 0x40 - (trail > 0x7F ? 1 : 0)))
    default: nil
    }
  }

  private static func remaining(_ table: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var isTaken = [Bool](repeating: false, count: 0x10000)
    for lead in 0x81...0xFE {
      for trail in 0x40...0xFE where trail != 0x7F {
        if let taken = scalar(UInt8(lead), UInt8(trail), table) { isTaken[Int(taken.value)] = true }
      }
    }
    return (0x80..<0x10000).compactMap { isTaken[$0] ? nil : Unicode.Scalar(UInt32($0)) }
  }
}
