/// How many spaces have a name or an address now: an equal one is only worth a warning (DOMAIN §4.3).
package struct NameIndex: Sendable {
  private var names = TextDictionary<Text, Int>()
  private var addresses = TextDictionary<Text, Int>()

  /// Number of spaces whose current name this is.
  package func spaces(named name: Text) -> Int { names[name] ?? 0 }

  /// Number of spaces whose current address this is.
  package func spaces(at address: Text) -> Int { addresses[address] ?? 0 }

  mutating func add(_ space: Space) {
    names[space.names.current, default: 0] += 1
    addresses[space.addresses.current, default: 0] += 1
  }

  mutating func remove(_ space: Space) {
    Self.decrement(&names, space.names.current)
    Self.decrement(&addresses, space.addresses.current)
  }

  private static func decrement(_ counts: inout TextDictionary<Text, Int>, _ key: Text) {
    guard let count = counts[key] else { preconditionFailure("\(key) was never counted") }
    counts[key] = count == 1 ? nil : count - 1
  }
}
