import RegistryCore

extension AnswerTable {
  /// What `witness` prints: who it is, that it has cosigned, or why not.
  static let witness = JSONShape.either([.object(introduction), cosigned, refusal])

  private static let introduction: [JSONShape.Member] = [
    .init("witness", .text), .init("logs", .rows([.init("key", .text), .optional("size", .natural)])),
  ]

  private static let cosigned = JSONShape.object([
    .init("outcome", .choice(["cosigned"])), .init("origin", .text), .init("size", .natural),
    .init("timestamp", .natural), .init("line", .text),
  ])

  /// `size` is that which the witness has seen, where the request begins elsewhere.
  private static let refusal = JSONShape.object([
    .init("outcome", .choice(["refused"])), .init("reason", .choice(WitnessRefusal.words)),
    .init("status", .natural), .init("origin", .text), .init("message", .text), .optional("size", .natural),
  ])
}
