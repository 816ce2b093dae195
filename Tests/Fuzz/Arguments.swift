@testable import registryctl

/// A command line of any words, which zero bytes part.
@Sendable func fuzzArguments(_ bytes: [UInt8]) {
  let words = bytes.split(separator: 0, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
  guard case .run(let verb, let arguments)? = try? ArgumentParser.parse(words) else { return }
  promise(!verb.name.isEmpty, "a verb without a name")
  _ = arguments
}
