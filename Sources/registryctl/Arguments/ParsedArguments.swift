import RegistryCore

/// The words of a command line after they were understood.
struct ParsedArguments: Sendable {
  let operands: [String]
  /// By name without dashes; values in the form in which they are passed on. Flags have the value "true".
  private let values: [String: [String]]

  init(operands: [String] = [], values: [String: [String]] = [:]) {
    self.operands = operands
    self.values = values
  }

  /// The value of an option; nil if it was not given.
  subscript(name: String) -> String? { values[name]?.last }

  /// All values of an option that may be repeated.
  func all(_ name: String) -> [String] { values[name] ?? [] }

  func has(_ name: String) -> Bool { values[name] != nil }

  /// The value of an option of numbers.
  func number(_ name: String) -> Int? { self[name].flatMap { Int($0) } }

  /// The value of an option of dates.
  func date(_ name: String) -> CivilDate? { self[name].flatMap { CivilDate(iso: Text($0)) } }

  /// The value of an option of instants; of a date its end.
  func instant(_ name: String) -> Instant? { self[name].flatMap { Instant(timestamp: Text($0)) } }
}
