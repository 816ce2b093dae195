/// The outcome of a command as `Submit` answers it (DOMAIN §4.1).
package enum OutcomeJSON {
  /// - Parameter language: of the message, the only part that is not a code.
  package static func write(_ outcome: Outcome, to writer: inout JSONWriter, in language: Language) {
    switch outcome {
    case .accepted(let receipt): write(receipt, to: &writer)
    case .refused(let refusal): write(refusal, to: &writer, in: language)
    }
  }

  /// One whole object without a line feed.
  package static func bytes(of outcome: Outcome, in language: Language) -> [UInt8] {
    var writer = JSONWriter(reserving: 256)
    write(outcome, to: &writer, in: language)
    return writer.bytes
  }

  private static func write(_ receipt: Receipt, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("commandId", receipt.commandId.text)
    writer.member("outcome", "accepted")
    if !receipt.seqs.isEmpty { writer.array("seq", receipt.seqs) { $0.number($1) } }
    writer.key("events")
    writer.beginArray()
    for event in receipt.events { writer.string(event.rawValue) }
    writer.endArray()
    if !receipt.warnings.isEmpty {
      writer.key("warnings")
      writer.beginArray()
      for warning in receipt.warnings { writer.string(warning.rawValue) }
      writer.endArray()
    }
    if let erased = receipt.erased { writer.member("erased", erased) }
    if receipt.isDuplicate { writer.member("duplicate", true) }
    if !receipt.previews.isEmpty {
      writer.array("wouldRecord", receipt.previews) { writer, event in writer.object { write(event, to: &$0) } }
    }
    writer.endObject()
  }

  private static func write(_ event: EventPreview, to writer: inout JSONWriter) {
    writer.member("type", event.event.rawValue)
    writer.member("effectiveOn", event.effectiveOn.text)
    writer.key("entities")
    writer.object { writer in
      for entity in event.entities {
        writer.key(Text(entity.kind.rawValue))
        writer.string(entity.id)
      }
    }
    if !event.facts.isEmpty { writer.member("facts", .object(event.facts)) }
  }

  private static func write(_ refusal: Refusal, to writer: inout JSONWriter, in language: Language) {
    writer.beginObject()
    // Varlink omits what is absent; a client that shows the outcome says null.
    if !refusal.commandId.isNull { writer.member("commandId", refusal.commandId) }
    writer.member("outcome", "refused")
    write(refusal.first, to: &writer)
    writer.member("message", refusal.message(in: language))
    writer.key("violations")
    writer.beginArray()
    for violation in refusal.violations {
      writer.beginObject()
      write(violation, to: &writer)
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
  }

  private static func write(_ violation: Violation, to writer: inout JSONWriter) {
    writer.member("rule", violation.rule.rawValue)
    writer.member("article", violation.rule.article)
    writer.member("code", violation.codeText)
  }
}
