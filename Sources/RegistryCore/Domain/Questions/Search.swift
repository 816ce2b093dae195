/// What a search found.
package struct SearchAnswer: Equatable, Sendable {
  /// The best matches, no more than were asked for.
  package let spaces: [FoundSpace]
  /// The best matches, again no more than were asked for.
  package let operators: [FoundOperator]
  /// Calls and regulations, by their documents and identifiers.
  package let others: [SearchHit]
  /// How many spaces and operators match in all; more than are listed if there are more than were asked for.
  package let total: Int
}

/// Where a text was found.
package struct SearchHit: Equatable, Sendable {
  /// What kind of text it is; `former…` is a name or an address other than that of the day asked about.
  package enum Field: String, CaseIterable, Sendable {
    case spaceId, name, formerName, address, formerAddress
    case operatorId, operatorName, formerOperatorName, creditCode, hostCreditCode
    case applicationId, certificationId, documentNo
    case callId, callDocumentNo, regulationId, regulationDocumentNo
  }

  /// By the day asked about: what was the name once is `formerName` then.
  package let field: Field
  /// The whole text that the pattern lies in, as registered.
  package let text: Text
  /// The best of a row's hits decides its place.
  package let match: SearchPattern.Match
}

/// A space that a text fits, as it is on the day asked about.
package struct FoundSpace: Equatable, Sendable {
  /// Spaces that fit equally well are in this order.
  package let space: SpaceID
  /// The name on the day, also if a former one was found.
  package let name: Text
  /// 所属地 on the day.
  package let place: Text
  /// Who operates the space on the day (运营主体).
  package let `operator`: OperatorID
  /// 称号状态 on the day.
  package let title: TitleStatus
  /// Each once, in the order in which the texts are looked at; never empty.
  package let hits: [SearchHit]
}

/// An operator that a text fits, as it is on the day asked about.
package struct FoundOperator: Equatable, Sendable {
  /// Operators that fit equally well are in this order.
  package let `operator`: OperatorID
  /// The name on the day, also if a former one was found.
  package let name: Text
  /// The spaces that it operates on the day.
  package let spaces: [SpaceID]
  /// In the texts of the operator itself, each once; never empty.
  package let hits: [SearchHit]
}

/// A text that a search looks at, and the day from which it holds.
package struct SearchText: Sendable {
  /// Names and addresses have the field of the present one.
  package let field: SearchHit.Field
  /// First day, inclusive, from which a search looks at it.
  package let from: CivilDate
  /// As registered; `SearchPattern` folds it when it compares.
  package let text: Text
}

/// What a search has to look at: everything that can fit the text, and possibly more.
package struct SearchScope: Sendable {
  /// In any order; those that the register does not hold are passed over.
  package var spaces: [SpaceID]
  /// In any order, likewise.
  package var operators: [OperatorID]
  /// The spaces that an operator ever operated.
  package var operated: [OperatorID: [SpaceID]]

  /// `operated` need not name more than `operators`; an operator that it leaves out is found without spaces.
  package init(spaces: [SpaceID], operators: [OperatorID], operated: [OperatorID: [SpaceID]]) {
    self.spaces = spaces
    self.operators = operators
    self.operated = operated
  }
}

extension Register {
  /// The spaces and operators that a text fits, best first: whole before beginning before inside, then by identifier.
  ///
  /// Names, addresses and documents of the day or before are looked at, and every call: it is published before it opens.
  ///
  /// - Parameter scope: where to look; absent, everywhere.
  package func search(
    _ pattern: SearchPattern, on date: CivilDate, limit: Int, in scope: SearchScope? = nil
  ) -> SearchAnswer {
    let scope = scope ?? wholeScope
    let bodies = scope.operators.compactMap { id -> Match<IDKind.Operator>? in
      guard let body = operators[id], body.registeredOn <= date else { return nil }
      return Match(id, hits(searchTexts(of: body), pattern, on: date, names: body.names.on(date)))
    }.sorted { $0.comes(before: $1) }
    let found = scope.spaces.compactMap { id -> Match<IDKind.Space>? in
      guard let space = spaces[id], space.registeredOn <= date else { return nil }
      return Match(
        id,
        hits(
          searchTexts(of: space), pattern, on: date, names: space.names.on(date), addresses: space.addresses.on(date)))
    }.sorted { $0.comes(before: $1) }
    return SearchAnswer(
      spaces: found.prefix(limit).compactMap { match in
        spaces[match.id].map { foundSpace($0, match.hits, on: date) }
      },
      operators: bodies.prefix(limit).compactMap { match in
        let operated = (scope.operated[match.id] ?? []).filter {
          spaces[$0].map { $0.registeredOn <= date && $0.operators.on(date) == match.id } ?? false
        }
        return operators[match.id].map {
          FoundOperator(
            operator: match.id, name: $0.names.on(date), spaces: Array(operated.sorted().prefix(limit)),
            hits: match.hits)
        }
      }, others: hitsOfRegistry(pattern, on: date), total: found.count + bodies.count)
  }

  private var wholeScope: SearchScope {
    var operated: [OperatorID: [SpaceID]] = [:]
    for space in spaces.values {
      for id in space.everyOperator { operated[id, default: []].append(space.id) }
    }
    return SearchScope(spaces: Array(spaces.keys), operators: Array(operators.keys), operated: operated)
  }

  /// What a search looks at in a space, whatever the day.
  package func searchTexts(of space: Space) -> [SearchText] {
    var texts = [SearchText(field: .spaceId, from: space.registeredOn, text: space.id.text)]
    for entry in space.names.entries.standing { texts.append(.init(field: .name, from: entry.date, text: entry.value)) }
    for entry in space.addresses.entries.standing {
      texts.append(.init(field: .address, from: entry.date, text: entry.value))
    }
    for application in space.applications {
      texts.append(.init(field: .applicationId, from: application.submittedOn, text: application.id.text))
    }
    for title in space.titles.standing {
      texts.append(.init(field: .certificationId, from: title.decisionDate, text: title.id.text))
    }
    for decision in proceedings[.space(space.id)]?.decisions ?? [] {
      guard let document = decision.document else { continue }
      texts.append(.init(field: .documentNo, from: decision.date, text: document.text))
    }
    return texts
  }

  /// What a search looks at in an operator, whatever the day.
  package func searchTexts(of body: Operator) -> [SearchText] {
    var texts = [SearchText(field: .operatorId, from: body.registeredOn, text: body.id.text)]
    for entry in body.names.entries.standing {
      texts.append(.init(field: .operatorName, from: entry.date, text: entry.value))
    }
    if let code = body.creditCode { texts.append(.init(field: .creditCode, from: body.registeredOn, text: code)) }
    if let code = body.hostCreditCode {
      texts.append(.init(field: .hostCreditCode, from: body.registeredOn, text: code))
    }
    return texts
  }

  /// Where the pattern is found among the texts of the day or before; the same text in the same place counts once.
  private func hits(
    _ texts: [SearchText], _ pattern: SearchPattern, on date: CivilDate, names: Text, addresses: Text? = nil
  ) -> [SearchHit] {
    var found: [SearchHit] = []
    for text in texts where text.from <= date {
      guard let match = pattern.match(in: text.text) else { continue }
      let field: SearchHit.Field =
        switch text.field {
        case .name where text.text != names: .formerName
        case .operatorName where text.text != names: .formerOperatorName
        case .address where text.text != addresses: .formerAddress
        default: text.field
        }
      let hit = SearchHit(field: field, text: text.text, match: match)
      if !found.contains(hit) { found.append(hit) }
    }
    return found
  }

  private func foundSpace(_ space: Space, _ hits: [SearchHit], on date: CivilDate) -> FoundSpace {
    FoundSpace(
      space: space.id, name: space.names.on(date), place: space.jurisdictions.on(date),
      operator: space.operators.on(date), title: status(of: space, on: date)?.title ?? .unknown, hits: hits)
  }

  /// Calls and regulations are few, and belong to nobody.
  private func hitsOfRegistry(_ pattern: SearchPattern, on date: CivilDate) -> [SearchHit] {
    var hits: [SearchHit] = []
    func look(_ field: SearchHit.Field, _ text: Text?) {
      guard let text, let match = pattern.match(in: text) else { return }
      hits.append(SearchHit(field: field, text: text, match: match))
    }
    for call in calls.values.sorted(by: { $0.id < $1.id }) {
      look(.callId, call.id.text)
      look(.callDocumentNo, call.documentNo?.text)
    }
    for version in regulations.versions where version.issuedOn <= date {
      look(.regulationId, version.id.text)
      look(.regulationDocumentNo, version.documentNo.text)
    }
    return hits
  }
}

extension Space {
  /// The operators that it ever had, as the register knows.
  package var everyOperator: Set<OperatorID> { Set(operators.entries.map(\.value)) }
}

/// Something that fits, in the order of a search; no more than its name, as there may be very many.
private struct Match<Kind> {
  let id: ID<Kind>
  let hits: [SearchHit]
  private let best: SearchPattern.Match

  /// Nil if nothing was found.
  init?(_ id: ID<Kind>, _ hits: [SearchHit]) {
    guard let best = hits.map(\.match).min() else { return nil }
    self.id = id
    self.hits = hits
    self.best = best
  }

  func comes(before other: Match) -> Bool { best == other.best ? id < other.id : best < other.best }
}
