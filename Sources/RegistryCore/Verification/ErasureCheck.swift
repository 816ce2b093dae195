/// Whether what is said to have erased a personal value did (DOMAIN §8.5): an erasure that was recorded after the value
/// and names the record that it is in.
package struct ErasureCheck {
  /// The first event of the command that the value is in.
  package let line: EventLine
  /// The first event of the command that this one corrects, if it is a correction.
  package let target: EventLine?
  /// What corrections of the erasure changed in it.
  package let corrections: [JSONObject]

  /// Takes lines of one log; `corrections` are the ``EventLine/correctedMembers`` of corrections of the erasure.
  package init(of line: EventLine, target: EventLine?, corrections: [JSONObject]) {
    self.line = line
    self.target = target
    self.corrections = corrections
  }

  /// - Parameters:
  ///   - path: of the value.
  ///   - erasure: the event that is said to have erased it; nil if there is none.
  package func check(_ path: Text, by event: Int, _ erasure: EventLine?) throws(CheckFailure) {
    guard let erasure, erasure.seq > line.seq, erasure.event == .personalDataErased,
      let recorded = erasure.content?.data["subjectRef"]?.asText, let entity = Self.introduced(by: target ?? line)
    else { throw unfounded(path, event) }
    // What was named first was erased at once, and for ever; a correction adds to it.
    let references = [recorded] + corrections.compactMap { $0["subjectRef"]?.asText }
    let names = references.flatMap(ErasureReference.readings).contains { $0.entity == entity && $0.names(path) }
    guard names else { throw unfounded(path, event) }
  }

  private static func introduced(by line: EventLine) -> EntityKey? {
    line.content.flatMap { $0.name.payload($0.data).introduces }
  }

  private func unfounded(_ path: Text, _ event: Int) -> CheckFailure {
    CheckFailure(
      "erasureUnfounded", seq: line.seq, "事件 \(event) 并未去除 \(path)", "event \(event) did not erase \(path)")
  }
}

extension EventLine {
  /// The command that this one corrects, if it is a correction.
  package var correctionTarget: CommandID? {
    guard let content, content.name == .correctRecord else { return nil }
    return content.data["targetCommandId"]?.asText.map { CommandID($0) }
  }

  /// What it changes in that command; nil if it is no correction.
  package var correctedMembers: JSONObject? {
    guard let content, content.name == .correctRecord else { return nil }
    return content.data["changes"]?.asObject
  }
}
