/// One message of the server, encoded (UAPI.20, "Reply"): members that have nothing to say are left out, never null.
package struct Reply: Equatable, Sendable {
  /// The message with its terminator.
  package let bytes: [UInt8]
  /// True if further replies to the same call follow.
  package let continues: Bool

  /// A reply without parameters.
  package static let empty = Reply(bytes: Array("{}\0".utf8), continues: false)

  /// A reply with parameters.
  ///
  /// - Parameters:
  ///   - continues: true if further replies follow; only for a call that asked for more.
  ///   - capacity: about how many bytes the parameters will have.
  ///   - body: writes the members of the parameters, at least one.
  package static func parameters(
    continues: Bool = false, reserving capacity: Int = 0, _ body: (inout JSONWriter) -> Void
  ) -> Reply {
    var writer = JSONWriter(reserving: capacity + 48)
    writer.beginObject()
    writer.key("parameters")
    writer.beginObject()
    body(&writer)
    writer.endObject()
    if continues { writer.member("continues", true) }
    writer.endObject()
    writer.endText(with: 0)
    return Reply(bytes: writer.bytes, continues: continues)
  }

  /// An error reply; it always ends its call.
  ///
  /// - Parameter language: of what it tells people.
  package static func failure(_ failure: CallFailure, in language: Language) -> Reply {
    var writer = JSONWriter(reserving: 128)
    writer.beginObject()
    writer.member("error", failure.qualifiedName)
    let parameters = failure.parameters(in: language)
    if !parameters.isEmpty {
      writer.key("parameters")
      writer.object(parameters)
    }
    writer.endObject()
    writer.endText(with: 0)
    return Reply(bytes: writer.bytes, continues: false)
  }
}
