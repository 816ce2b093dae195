/// What a JSON text may demand of its reader before it is refused.
///
/// The length of the whole text is bounded by whoever receives it, before memory is set aside for it.
package struct JSONLimits: Sendable {
  /// How deep arrays and objects may stand in each other; a lone `[]` has depth 1.
  package let maxDepth: Int

  /// How many bytes the literal of one number may have.
  package let maxNumberLength: Int

  /// Takes limits as they are, both inclusive; at a depth of 0 no array and no object is read.
  package init(maxDepth: Int, maxNumberLength: Int) {
    self.maxDepth = maxDepth
    self.maxNumberLength = maxNumberLength
  }

  /// The deepest command of the law nests 5 levels and an answer about it a few more. 64 leaves room, and with one
  /// stack frame a level it stays far below the smallest thread stack.
  package static let standardMaxDepth = 64

  /// Numbers are kept as text and compared digit by digit, so their length is work. No number of the law has more than
  /// 20 digits, and the shortest exact form of any double has 24 characters; 1,000 takes all that is meant seriously.
  package static let standardMaxNumberLength = 1_000

  /// Taken where no other is named: for whole calls, event lines and files.
  package static let standard = JSONLimits(
    maxDepth: standardMaxDepth, maxNumberLength: standardMaxNumberLength)

  /// For a command by itself: the call that carries it, its parameters and their list stand around it.
  package static let command = JSONLimits(
    maxDepth: standardMaxDepth - 3, maxNumberLength: standardMaxNumberLength)

  /// For what the registry says: a value that came as deep as may be stands deeper in some answers, and whoever asks
  /// must be able to read them.
  package static let answer = JSONLimits(
    maxDepth: standardMaxDepth + 16, maxNumberLength: standardMaxNumberLength)
}
