/// The register as it was known when a record was the last.
///
/// All that a record put into the state says which record it was, so the state of then is that of now without what came
/// later, as long as nothing later reached back: a correction, an annulment or the decision of a dispute. What those
/// touched is folded anew from its records.
extension Register {
  /// The register without what later records put into it, for questions. Nothing can be decided on it: what only
  /// decisions look at (`directory`, `orderedBases`, `erasures`, marks of annulment) is left as it is.
  package func known(upTo last: RecordNumber) -> Register {
    var known = known(upTo: last, spaces: spaces.keys, operators: operators.keys)
    // Also about spaces and operators that, as the history stands now, do not exist.
    known.proceedings = proceedings.mapValues { $0.known(upTo: last) }
    return known
  }

  /// The same with no spaces and operators but these.
  package func known(
    upTo last: RecordNumber, spaces wanted: some Sequence<SpaceID>, operators bodies: some Sequence<OperatorID>
  ) -> Register {
    var known = Register(founding: regulations.founding)
    known.spaces.reserveCapacity(wanted.underestimatedCount)
    known.operators.reserveCapacity(bodies.underestimatedCount)
    known.regulations = regulations.known(upTo: last)
    known.calls = calls.filter { $0.value.source <= last }
    known.commands = commands.known(upTo: last)
    known.directory = directory
    known.proceedings[.registry] = proceedings[.registry]?.known(upTo: last)
    known.orderedBases = orderedBases
    known.erasures = erasures
    for id in bodies {
      if let own = proceedings[.operator(id)] { known.proceedings[.operator(id)] = own.known(upTo: last) }
      guard let body = operators[id], body.source <= last else { continue }
      known.operators[id] = body.known(upTo: last)
      if let code = body.creditCode { known.creditCodes[code] = id }
    }
    for id in wanted {
      if let own = proceedings[.space(id)] { known.proceedings[.space(id)] = own.known(upTo: last) }
      guard let space = spaces[id], space.source <= last else { continue }
      known.insert(space.known(upTo: last))
    }
    return known
  }
}

extension Space {
  /// The space without what later records did to it.
  func known(upTo last: RecordNumber) -> Space {
    guard latest > last else { return self }
    var known = self
    known.names.forget(after: last)
    known.addresses.forget(after: last)
    known.jurisdictions.forget(after: last)
    known.operators.forget(after: last)
    known.applications.forget(after: last, \.source) { $0.forget(after: last) }
    known.titles.forget(after: last, \.source) { $0.endings.forget(after: last, \.source) }
    known.findings.forget(after: last, \.source)
    known.reports.forget(after: last, \.source)
    known.assessments.forget(after: last, \.source)
    known.rewards.forget(after: last, \.source)
    known.sanctions.forget(after: last, \.source)
    known.rectifications.forget(after: last, \.source) { rectification in
      rectification.reports.forget(after: last, \.source)
      rectification.verifications.forget(after: last, \.source)
    }
    return known
  }
}

extension Application {
  fileprivate mutating func forget(after last: RecordNumber) {
    attempts.forget(after: last, \.source)
    closings.forget(after: last, \.source)
    notices.forget(after: last, \.source) { notice in
      notice.objections.forget(after: last, \.source) { objection in
        if let resolution = objection.resolution, resolution.source > last { objection.resolution = nil }
      }
    }
  }
}

extension Operator {
  func known(upTo last: RecordNumber) -> Operator {
    var known = self
    known.names.forget(after: last)
    return known
  }
}

extension Proceedings {
  func known(upTo last: RecordNumber) -> Proceedings {
    var known = self
    known.decisions.forget(after: last, \.source) { decision in
      if let service = decision.service, service.source > last { decision.service = nil }
    }
    known.disputes.forget(after: last, \.source) { dispute in
      if let decision = dispute.decision, decision.source > last { dispute.decision = nil }
    }
    return known
  }
}

extension Array {
  /// Drops what later records put in, which stands at the end, and changes what is left.
  fileprivate mutating func forget(after last: RecordNumber, _ source: (Element) -> RecordNumber) {
    while let element = self.last, source(element) > last { removeLast() }
  }

  fileprivate mutating func forget(
    after last: RecordNumber, _ source: (Element) -> RecordNumber, _ change: (inout Element) -> Void
  ) {
    forget(after: last, source)
    for index in indices { change(&self[index]) }
  }
}
