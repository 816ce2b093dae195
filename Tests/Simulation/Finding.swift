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
