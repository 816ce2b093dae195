/// Which spaces and operators can matter to one another: through an operator that a space had, a credit code that
/// operators share, and findings of fraud that ban a body wherever it applies.
///
/// Only ever added to, so that it holds for every past moment; a tie that no longer binds costs a look, never a wrong
/// answer.
package struct Kinship: Sendable {
  private var operatorsOfSpace = TextDictionary<SpaceID, Set<OperatorID>>()
  private var spacesOfOperator = TextDictionary<OperatorID, Set<SpaceID>>()
  private var codesOfOperator = TextDictionary<OperatorID, Set<Text>>()
  private var operatorsOfCode = TextDictionary<Text, Set<OperatorID>>()
  private var fraudSpacesOfOperator = TextDictionary<OperatorID, Set<SpaceID>>()
  /// Spaces and operators that one change carries both: its disputes concern both, and a dispute that modifies its kind
  /// makes it a change of the other.
  private var changedTogether = TextDictionary<Subject, Set<Subject>>()

  /// Ties nothing; records are taken in from the beginning of the log.
  package init() {}

  /// Takes in a record.
  ///
  /// - Parameters:
  ///   - event: Its first event.
  ///   - operators: The operators that it names besides its subject.
  package mutating func add(_ event: Event?, about subject: Subject, _ operators: [OperatorID]) {
    if case .space(let space) = subject {
      for id in operators {
        tie(space, id)
        if case .fraudFound = event { fraudSpacesOfOperator[id, default: []].insert(space) }
      }
    }
    switch event {
    case .operatorRegistered(let command): bind(command.id, command.creditCodes)
    case .changed(let change):
      for one in change.subjects {
        for other in change.subjects where other != one { changedTogether[one, default: []].insert(other) }
      }
      // Whatever its kind is: an amendment may make it one that gives the space another operator.
      if let space = change.space, let id = change.newOperator { tie(space, id) }
    case .corrected(let correction):
      // A corrected code may tie operators together that were strangers before.
      guard case .operator(let id) = subject else { return }
      bind(id, correction.creditCodes)
    case .regulationAdopted, .callOpened, .spaceRegistered, .applied, .endorsed, .notEndorsed,
      .preliminarilyReviewed, .inspected, .expertReviewed, .deliberated, .noticePosted, .objectionFiled,
      .objectionResolved, .certified, .certificationRefused, .withdrawn, .reported, .assessed, .rewarded,
      .rectificationOrdered, .rectificationReported, .rectified, .rectificationFailed, .sanctioned, .revoked,
      .fraudFound, .banned, .relinquished, .served, .disputeFiled, .disputeDecided, .annulled, .personalDataErased,
      nil:
      break
    }
  }

  private mutating func tie(_ space: SpaceID, _ id: OperatorID) {
    operatorsOfSpace[space, default: []].insert(id)
    spacesOfOperator[id, default: []].insert(space)
  }

  private mutating func bind(_ id: OperatorID, _ codes: [Text]) {
    for code in codes {
      codesOfOperator[id, default: []].insert(code)
      operatorsOfCode[code, default: []].insert(id)
    }
  }

  /// The spaces with findings of fraud against an operator, or against one that shares a code with it.
  package func fraudSpaces(of id: OperatorID) -> Set<SpaceID> {
    var spaces = fraudSpacesOfOperator[id] ?? []
    for code in codesOfOperator[id] ?? [] {
      for other in operatorsOfCode[code] ?? [] { spaces.formUnion(fraudSpacesOfOperator[other] ?? []) }
    }
    return spaces
  }

  /// What changes when a record about a subject is amended that carries both.
  package func companions(of subject: Subject) -> Set<Subject> {
    changedTogether[subject] ?? []
  }

  /// What has to be folded anew with a subject that was amended, besides it: what a change carried together with it; the
  /// spaces that an operator ran or would have run, for its registration may be what was annulled; and the spaces whose
  /// bans name its credit code, which may be what changed.
  package func dependents(of subject: Subject) -> Set<Subject> {
    var found = companions(of: subject)
    for case .operator(let id) in found.union([subject]) {
      found.formUnion(fraudSpaces(of: id).union(spacesOfOperator[id] ?? []).map { .space($0) })
    }
    return found
  }

  /// Everything that must be folded with a subject so that its state, and what the rules say of it, come out as from
  /// the whole log: its operators, the bodies that share their codes, and the spaces whose findings ban them.
  package func closure(of subject: Subject) -> Set<Subject> {
    var found: Set<Subject> = [.registry, subject]
    var waiting: [Subject] = [subject]
    while let next = waiting.popLast() {
      for kin in kin(of: next) where found.insert(kin).inserted { waiting.append(kin) }
    }
    return found
  }

  /// The streams of everything that must be folded with a subject, and of the codes that tie operators together: whoever
  /// has all of their events has all that can matter to the subject.
  package func streams(around subject: Subject) -> Set<Stream> {
    closure(of: subject).reduce(into: []) { streams, kin in
      streams.insert(Stream(about: kin))
      if case .operator(let id) = kin { streams.formUnion((codesOfOperator[id] ?? []).map { .code($0) }) }
    }
  }

  /// Everything whose history the repair of a subject can make illegal, with all that must be folded with it: the spaces
  /// that the subject's operators ever ran, because findings of fraud ban an operator wherever it applies, and, where a
  /// correction gives an operator another credit code, all that has to do with that code.
  package func reach(of subject: Subject, correction: CorrectRecord?) -> Set<Subject> {
    var roots: Set<Subject> = [subject]
    for code in correction?.creditCodes ?? [] {
      roots.formUnion((operatorsOfCode[code] ?? []).map { .operator($0) })
    }
    var operators: Set<OperatorID> = []
    for root in roots {
      switch root {
      case .registry: break
      case .operator(let id): operators.formUnion(bodies(with: id).union([id]))
      case .space(let id):
        for id in operatorsOfSpace[id] ?? [] { operators.formUnion(bodies(with: id).union([id])) }
      }
    }
    for id in operators { roots.formUnion((spacesOfOperator[id] ?? []).map { .space($0) }) }
    return roots.reduce(into: []) { $0.formUnion(closure(of: $1)) }
  }

  private func kin(of subject: Subject) -> [Subject] {
    let kin: [Subject] =
      switch subject {
      case .registry: []
      case .space(let id): (operatorsOfSpace[id] ?? []).map { .operator($0) }
      case .operator(let id): fraudSpaces(of: id).map { .space($0) } + bodies(with: id).map { .operator($0) }
      }
    return kin + companions(of: subject)
  }

  private func bodies(with id: OperatorID) -> Set<OperatorID> {
    (codesOfOperator[id] ?? []).reduce(into: []) { $0.formUnion(operatorsOfCode[$1] ?? []) }
  }
}
