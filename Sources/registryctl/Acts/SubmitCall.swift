import RegistryCore

/// A call of `Submit`: how the commands that go with it are to be decided.
struct SubmitCall {
  var check = false
  var atomic = false
  var expectedSize: Int?
  /// Of the messages, if not that of the connection.
  var language: Language?

  /// Puts commands in the client's queue, each as one whole JSON value.
  func send(_ commands: [[UInt8]], to client: RegistryClient) {
    client.send(.submit, reserving: commands.reduce(64) { $0 + $1.count + 1 }, in: language) { writer in
      writer.key("commands")
      writer.beginArray()
      for command in commands { writer.raw(command) }
      writer.endArray()
      if check { writer.member("check", true) }
      if atomic { writer.member("atomic", true) }
      if let expectedSize { writer.member("expectedSize", expectedSize) }
    }
  }

  /// The outcomes of the oldest open call, and the size of the log that they were decided at.
  func answer(from client: RegistryClient, count: Int) throws(Failure) -> (outcomes: [OutcomeReport], size: Int) {
    let reply = Answer(try client.reply().parameters)
    let outcomes = reply.rows("outcomes")
    guard outcomes.count == count else { throw .strangeAnswer(Phrase("应有的 \(count) 个结果", "\(count) outcomes")) }
    guard let size = reply.number("size") else { throw .strangeAnswer("size") }
    return (outcomes.map { OutcomeReport($0.object) }, size)
  }

  /// The outcomes of the oldest open call.
  func outcomes(from client: RegistryClient, count: Int) throws(Failure) -> [OutcomeReport] {
    let outcomes = (try client.reply().parameters.present("outcomes")?.asArray ?? []).compactMap(\.asObject)
    guard outcomes.count == count else { throw .strangeAnswer(Phrase("应有的 \(count) 个结果", "\(count) outcomes")) }
    return outcomes.map(OutcomeReport.init)
  }
}
