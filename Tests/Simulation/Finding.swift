/// Something that must not be.
struct Finding: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}

/// Makes sure of something.
func ensure(_ condition: Bool, _ otherwise: @autoclosure () -> String) throws {
  if !condition { throw Finding(otherwise()) }
}

/// Makes sure that bytes are what they should be, and shows where they begin to differ.
func same(_ found: [UInt8], _ wanted: [UInt8], _ what: @autoclosure () -> String) throws {
  guard found != wanted else { return }
  let common = zip(found, wanted).prefix { $0 == $1 }.count
  let start = max(0, common - 60)
  throw Finding(
    """
    \(what()) differs from byte \(common) on
      found   …\(found.dropFirst(start).prefix(160).text)
      wanted  …\(wanted.dropFirst(start).prefix(160).text)
    """)
}

extension Sequence<UInt8> {
  var text: String { String(decoding: Array(self), as: UTF8.self) }
}
