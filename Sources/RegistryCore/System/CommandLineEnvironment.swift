import Glibc

/// What a program was started with.
package struct CommandLineEnvironment: Sendable {
  /// The program's name as it was called; empty if the caller gave none.
  package let program: String

  /// The words of the command line without the program's name.
  package let arguments: [String]

  /// The places of the words that are not UTF-8; in `arguments` they have U+FFFD where they are not.
  package let malformedArguments: [Int]

  /// The value of an environment variable; nil if it is unset.
  package let variable: @Sendable (String) -> String?

  /// What this process was started with.
  package init() {
    let words = CommandLine.arguments
    let malformed = words.indices.dropFirst().filter { place in
      CommandLine.unsafeArgv[place].map { String(validatingCString: $0) == nil } ?? false
    }
    self.init(
      program: words.first ?? "", arguments: Array(words.dropFirst()), malformedArguments: malformed.map { $0 - 1 }
    ) { name in getenv(name).map { String(cString: $0) } }
  }

  /// A made-up one, for tests.
  package init(
    program: String, arguments: [String], malformedArguments: [Int] = [],
    variable: @escaping @Sendable (String) -> String?
  ) {
    self.program = program
    self.arguments = arguments
    self.malformedArguments = malformedArguments
    self.variable = variable
  }
}
