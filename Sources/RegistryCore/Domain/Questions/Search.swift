/// What a search found.
package struct SearchAnswer: Equatable, Sendable {
  package let spaces: [FoundSpace]
  package let operators: [FoundOperator]
  /// Calls and regulations, by their documents and identifiers.
  package let others: [SearchHit]
  /// How many spaces and operators match in all; more than are listed if there are more than were asked for.
  package let total: Int
}

/// Where a text was found.
package struct SearchHit: Equatable, Sendable {
  package enum Field: String, CaseIterable, Sendable {
    case spaceId, name, formerName, address, formerAddress
    case operatorId, operatorName, formerOperatorName, creditCode, hostCreditCode
    case applicationId, certificationId, documentNo
    case callId, callDocumentNo, regulationId, regulationDocumentNo
  }

  package let field: Field
  package let text: Text
  package let match: SearchPattern.Match
}

package struct FoundSpace: Equatable, Sendable {
  package let space: SpaceID
  package let name: Text
  package let place: Text
  package let `operator`: OperatorID
  package let title: TitleStatus
  package let hits: [SearchHit]
}

package struct FoundOperator: Equatable, Sendable {
  package let `operator`: OperatorID
  package let name: Text
  /// The spaces that it operates on the day.
  package let spaces: [SpaceID]
  package let hits: [SearchHit]
}

extension Register {
  /// The spaces and operators that a text fits, best first: whole before beginning before inside, then by identifier.
  ///
  /// Names, addresses and documents of the day or before are looked at. It reads through the register rather than an
  /// index: with 100,000 spaces that takes some hundredths of a second, and nothing on the way of a write.
  package func search(_ pattern: SearchPattern, on date: CivilDate, limit: Int) -> SearchAnswer {
    var bodies: [OperatorID: [SearchHit]] = [:]
    for body in operators.values where body.registeredOn <= date {
      let hits = hits(of: body, pattern, on: date)
      if !hits.isEmpty { bodies[body.id] = hits }
    }
    var found: [(best: SearchPattern.Match, space: Space, hits: [SearchHit])] = []
    var operated: [OperatorID: [SpaceID]] = [:]
    for space in spaces.values where space.registeredOn <= date {
      let own = hits(of: space, pattern, on: date)
      if !bodies.isEmpty {
        let now = space.operators.on(date)
        if bodies[now] != nil { operated[now, default: []].append(space.id) }
      }
      if let best = own.map(\.match).min() { found.append((best, space, own)) }
    }
    found.sort { ($0.best.rawValue, $0.space.id.text) < ($1.best.rawValue, $1.space.id.text) }
    let operators = bodies.sorted {
      ($0.value.best.rawValue, $0.key.text) < ($1.value.best.rawValue, $1.key.text)
    }
    return SearchAnswer(
      spaces: found.prefix(limit).map { foundSpace($0.space, $0.hits, on: date) },
      operators: operators.prefix(limit).compactMap { id, hits in
        self.operators[id].map {
          FoundOperator(
            operator: id, name: $0.names.on(date), spaces: (operated[id] ?? []).sorted().prefix(limit).map { $0 },
            hits: hits)
        }
      }, others: hitsOfRegistry(pattern, on: date), total: found.count + operators.count)
  }

  private func foundSpace(_ space: Space, _ hits: [SearchHit], on date: CivilDate) -> FoundSpace {
    FoundSpace(
      space: space.id, name: space.names.on(date), place: space.jurisdictions.on(date),
      operator: space.operators.on(date), title: status(of: space, on: date)?.title ?? .unknown, hits: hits)
  }

  private func hits(of body: Operator, _ pattern: SearchPattern, on date: CivilDate) -> [SearchHit] {
    var hits = HitList(pattern)
    hits.look(.operatorId, body.id.text)
    hits.look(.operatorName, .formerOperatorName, body.names, on: date)
    if let code = body.creditCode { hits.look(.creditCode, code) }
    if let code = body.hostCreditCode { hits.look(.hostCreditCode, code) }
    return hits.found
  }

  private func hits(of space: Space, _ pattern: SearchPattern, on date: CivilDate) -> [SearchHit] {
    var hits = HitList(pattern)
    hits.look(.spaceId, space.id.text)
    hits.look(.name, .formerName, space.names, on: date)
    hits.look(.address, .formerAddress, space.addresses, on: date)
    for application in space.applications where application.submittedOn <= date {
      hits.look(.applicationId, application.id.text)
    }
    for title in space.titles.standing where title.decisionDate <= date { hits.look(.certificationId, title.id.text) }
    for decision in proceedings[.space(space.id)]?.decisions ?? [] where decision.date <= date {
      if let document = decision.document { hits.look(.documentNo, document.text) }
    }
    return hits.found
  }

  private func hitsOfRegistry(_ pattern: SearchPattern, on date: CivilDate) -> [SearchHit] {
    var hits = HitList(pattern)
    for call in calls.values.sorted(by: { $0.id < $1.id }) {
      hits.look(.callId, call.id.text)
      if let document = call.documentNo { hits.look(.callDocumentNo, document.text) }
    }
    for version in regulations.versions where version.issuedOn <= date {
      hits.look(.regulationId, version.id.text)
      hits.look(.regulationDocumentNo, version.documentNo.text)
    }
    return hits.found
  }
}

/// Gathers where a pattern was found; the same text in the same place counts once.
private struct HitList {
  private let pattern: SearchPattern
  private(set) var found: [SearchHit] = []

  init(_ pattern: SearchPattern) {
    self.pattern = pattern
  }

  mutating func look(_ field: SearchHit.Field, _ text: Text) {
    guard let match = pattern.match(in: text), !found.contains(where: { $0.field == field && $0.text == text }) else {
      return
    }
    found.append(SearchHit(field: field, text: text, match: match))
  }

  /// The value of the day under one field, earlier ones under another. Later ones are not known of on the day.
  mutating func look(
    _ present: SearchHit.Field, _ former: SearchHit.Field, _ values: DatedValue<Text>, on date: CivilDate
  ) {
    look(present, values.on(date))
    guard values.entries.count > 1 else { return }
    for entry in values.entries.standing where entry.date <= date && entry.value != values.on(date) {
      look(former, entry.value)
    }
  }
}

extension [SearchHit] {
  fileprivate var best: SearchPattern.Match { map(\.match).min() ?? .inside }
}
