/// All texts of the register as they are compared, one behind the other: what can fit a pattern is found by one look
/// through plain memory, and only that is then searched by the rules.
///
/// It tells too much rather than too little: texts are added and never taken out, whatever became of them.
struct SearchIndex {
  /// Texts, each with a line feed behind it, which no pattern holds.
  private var bytes: [UInt8] = []
  /// Where the texts of each owner begin.
  private var starts: [Int] = []
  private var owners: [Subject] = []
  private var operated: [OperatorID: Set<SpaceID>] = [:]
  /// How many records it knows of.
  private(set) var recordCount: Int
  private let firstCount: Int

  /// Made of a register in which so many records are.
  init(_ register: Register, recordCount: Int) {
    self.recordCount = recordCount
    firstCount = register.spaces.count + register.operators.count
    for space in register.spaces.values { add(space, in: register) }
    for body in register.operators.values { add(body, in: register) }
  }

  /// True once what was added twice outweighs what is there: made anew it is smaller.
  var isOvergrown: Bool { owners.count > 2 * firstCount + SearchIndex.mostCaughtUp }

  /// So many records are caught up with one by one; for more it is made anew.
  static let mostCaughtUp = 2_000

  /// Adds what the register says now of those whom further records are about.
  mutating func catchUp(with subjects: Set<Subject>, in register: Register, recordCount: Int) {
    for subject in subjects {
      switch subject {
      case .registry: break
      case .space(let id): if let space = register.spaces[id] { add(space, in: register) }
      case .operator(let id): if let body = register.operators[id] { add(body, in: register) }
      }
    }
    self.recordCount = recordCount
  }

  private mutating func add(_ space: Space, in register: Register) {
    add(register.searchTexts(of: space), of: .space(space.id))
    for id in space.everyOperator { operated[id, default: []].insert(space.id) }
  }

  private mutating func add(_ body: Operator, in register: Register) {
    add(register.searchTexts(of: body), of: .operator(body.id))
  }

  private mutating func add(_ texts: [SearchText], of owner: Subject) {
    starts.append(bytes.count)
    owners.append(owner)
    for text in texts {
      SearchPattern.fold(text.text, into: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    }
  }

  /// The spaces and operators in whose texts the pattern stands.
  func scope(for pattern: SearchPattern) -> SearchScope {
    var spaces: Set<SpaceID> = []
    var operators: Set<OperatorID> = []
    pattern.folded.withUnsafeBytes { needle in
      bytes.withUnsafeBytes { haystack in
        var place = 0
        while let found = ByteSearch.first(needle, in: haystack, from: place) {
          let owner = self.owner(of: found)
          switch owners[owner] {
          case .registry: break
          case .space(let id): spaces.insert(id)
          case .operator(let id): operators.insert(id)
          }
          // One hit suffices for an owner.
          place = owner + 1 < starts.count ? starts[owner + 1] : haystack.count
        }
      }
    }
    return SearchScope(
      spaces: Array(spaces), operators: Array(operators),
      operated: operators.reduce(into: [:]) { $0[$1] = Array(operated[$1] ?? []) })
  }

  /// The last owner whose texts begin at or before a place.
  private func owner(of place: Int) -> Int { starts.partitioningIndex { $0 > place } - 1 }
}

extension Engine {
  /// Searches the register as known at an instant: as it stands by the index, as it was by reading through it.
  func search(
    _ pattern: SearchPattern, on date: CivilDate, limit: Int, knownAt: Instant
  ) throws(LogError) -> SearchAnswer {
    guard let last = state.table.last(at: knownAt), Int(last.value) == state.table.count else {
      return try register(for: .search(pattern, on: date, limit: limit), knownAt: knownAt)
        .search(pattern, on: date, limit: limit)
    }
    try bringIndexUp()
    return state.register.search(pattern, on: date, limit: limit, in: searchIndex?.scope(for: pattern))
  }

  /// Makes the index know everything that is durable.
  private func bringIndexUp() throws(LogError) {
    let count = state.table.count
    guard let known = searchIndex?.recordCount, known <= count, count - known <= SearchIndex.mostCaughtUp,
      searchIndex?.isOvergrown == false, !isAmended(after: known)
    else {
      searchIndex = SearchIndex(state.register, recordCount: count)
      return
    }
    guard known < count else { return }
    var subjects: Set<Subject> = []
    for value in known + 1...count {
      if let line = try lines(of: RecordNumber(value)).first { subjects.insert(line.subject) }
    }
    searchIndex?.catchUp(with: subjects, in: state.register, recordCount: count)
  }
  /// What amends a record can change what others are called, too (a rename that a court makes one of the operator).
  private func isAmended(after count: Int) -> Bool {
    state.streams.amending.last.map { Int($0.value) > count } ?? false
  }
}
