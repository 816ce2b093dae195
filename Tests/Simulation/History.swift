import DiskSimulation
import RegistryCore

/// One random history: clients write to a registry whose disk fails, whose power goes off and whose daemon dies, and
/// after each step it is held against what the clients were told, against another registry on a disk that never fails,
/// and against its own bytes.
final class History {
  static let origin = "simulation.example/registry"
  private static let created = Instant(timestamp: "2026-01-01T00:00:00Z")!

  private let path: String
  private var chance: SplitMix
  private let disk: MemoryDisk
  private let rotationBytes: Int
  private let random: (Int) -> [UInt8]
  private let reference: Reference
  private var engine: Engine?
  private var clients: [Client] = []
  private var evidence = Evidence()
  private var bytes: ByteCheck
  private var clock = History.created
  private var plan: Plan?
  private let keeping: Keeping

  /// One fault instead of faults by chance.
  struct Plan {
    /// Operations of the disk until it comes.
    var countdown: Int?
    let fault: MemoryDisk.Fault
    /// True if the power goes off with it.
    let isLast: Bool
    /// Turns of the history.
    let turns: Int
  }

  /// Operations until the fault that was planned; nil once it has come.
  var left: Int? { plan?.countdown }

  /// What happened, for the summary.
  private(set) var tally = Tally()

  /// - Parameters:
  ///   - path: of a directory that exists outside, for the lock; the files are on a disk in memory.
  ///   - example: the lines of a life.
  init(seed: UInt64, at path: String, referenceAt other: String, example: [String], plan: Plan? = nil) throws {
    self.path = path
    self.plan = plan
    chance = SplitMix(state: seed)
    disk = MemoryDisk(sectorBytes: chance.pick([64, 512, 512, 4096]))
    rotationBytes = chance.pick([3_000, 8_000, 30_000, 1 << 20])
    var salts = SplitMix(state: seed &+ 1)
    let salt = (0..<Commitment.saltBytes).map { _ in UInt8(truncatingIfNeeded: salts.next()) }
    random = { Array(salt.prefix($0)) }
    reference = try Reference(at: other, created: Self.created, random: random)
    for number in 1...(1 + chance.below(5)) { clients.append(Client(number: number, example: example)) }
    bytes = ByteCheck(disk, at: path)
    keeping = Keeping(guardFile: chance.below(3) == 0 ? path + "-guard" : nil)
  }

  /// Runs it to its end.
  func run() throws {
    try found()
    let (faults, cuts) = plan == nil ? chance.pick([(0, 0), (0, 4), (4, 0), (6, 3), (25, 10)]) : (0, 0)
    for _ in 0..<(plan?.turns ?? 6 + chance.below(30)) {
      clock = Instant(microseconds: clock.microseconds + Int64(chance.below(3_600_000_000)) - 600_000_000)
      // A clock that was set back by a day.
      if chance.below(40) == 0 { clock = Instant(microseconds: clock.microseconds - 86_400_000_000) }
      storm(faults, cuts)
      var lost: Lost?
      switch chance.below(8) {
      case 0: try putEvidence()
      case 1: try sign()
      case _: lost = try turn()
      }
      calm()
      if lost != nil || disk.isOff || engine?.fault != nil || chance.below(12) == 0 {
        try die(lost ?? Lost(sizes: [reference.size], attempts: []), faults, cuts)
      }
    }
    try engine?.close()
    engine = nil
    try reopen(Lost(sizes: [reference.size], attempts: []), 0, 0)
    try engine?.close()
    engine = nil
    try reference.close()
  }

  // MARK: Beginning

  static func create(
    at path: String, _ created: Instant, _ keeping: Keeping = Keeping(), on disk: any Disk
  ) throws(EngineError) -> LogDirectory {
    try Engine.create(
      at: path, origin: origin, isRehearsal: false, regulation: .shuozhou2016, by: Author(userID: 0, user: "root"),
      now: created, keeping, on: disk)
  }

  /// The directories that a registry's directory will stand in, durably.
  static func makeParents(of path: String, on disk: any Disk) throws(SystemError) {
    let parent = DurableFile.directory(of: path)
    guard parent != "/" else { return }
    try makeParents(of: parent, on: disk)
    try disk.makeDirectory(parent, permissions: 0o700)
    try disk.syncDirectory(DurableFile.directory(of: parent))
  }

  /// Makes the registry, with interruptions; once it was said to be made, it is there.
  private func found() throws {
    try Self.makeParents(of: path, on: disk)
    let isStormy = plan == nil && chance.below(4) == 0
    var isSeen = false
    for attempt in 0... {
      if attempt < 4 { storm(isStormy ? 20 : 0, isStormy ? 30 : 0) }
      do throws(EngineError) {
        _ = try Self.create(at: path, Self.created, keeping, on: disk)
        break
      } catch {
        // An attempt has made it and could not say so; starting it makes it durable.
        if case .directory(.exists) = error {
          isSeen = true
          break
        }
        try ensure(disk.weather != nil, "the registry cannot be made on a disk in order: \(error)")
      }
      calm()
      if disk.isOff || chance.below(2) == 0 { disk.crash(.some(seed: chance.next())) }
    }
    calm()
    if !isSeen || disk.isOff { disk.crash(chance.below(2) == 0 ? .nothing : .some(seed: chance.next())) }
    try reopen(Lost(sizes: [1], attempts: []), 0, 0)
  }

  // MARK: A turn of the daemon

  /// A call and what became of it.
  private struct Attempt {
    let client: Int
    let call: Call
    /// nil if it failed, which says nothing about what is recorded.
    let outcomes: [Outcome]?
    /// Events that the log would have after it, as far as it was decided.
    let stagedSize: Int
  }

  /// What a failed commit leaves for the next start to tell.
  private struct Lost {
    /// How many events there may be.
    let sizes: Set<Int>
    let attempts: [Attempt]
  }

  /// Several calls are decided, and one commit makes them durable, as the daemon does it.
  private func turn() throws -> Lost? {
    guard let engine else { return nil }
    let before = engine.size
    try ensure(before == reference.size, "there are \(before) events, and \(reference.size) were recorded")
    var attempts: [Attempt] = []
    for _ in 0...chance.below(4) {
      let client = chance.below(clients.count)
      // A client waits for its answer.
      guard !attempts.contains(where: { $0.client == client }) else { continue }
      let call = try clients[client].next(&chance, now: clock)
      let outcomes = try? engine.stage(
        all: call.commands.map { .object($0) }, by: call.caller, now: call.now, isAtomic: call.isAtomic,
        isRehearsed: call.isRehearsed)
      attempts.append(Attempt(client: client, call: call, outcomes: outcomes, stagedSize: engine.stagedSize))
      tally.calls += 1
    }
    do {
      try engine.commit()
    } catch {
      tally.failedCommits += 1
      for attempt in attempts { clients[attempt.client].note(attempt.call, nil) }
      try poisoned(engine)
      let sizes = Set(attempts.map(\.stagedSize) + [before]).filter { $0 >= engine.size }
      return Lost(sizes: sizes, attempts: attempts)
    }
    calm()
    try settle(attempts, upTo: engine.size, areAnswered: true)
    if !disk.isOff { try verify(questions: 1) }
    return nil
  }

  /// Tells the clients and the reference what was recorded, and compares the two.
  private func settle(_ attempts: [Attempt], upTo size: Int, areAnswered: Bool) throws {
    let first = reference.size + 1
    var staged = reference.size
    for attempt in attempts {
      if let outcomes = attempt.outcomes, areAnswered || attempt.stagedSize <= size && attempt.stagedSize > staged {
        let wanted = try reference.take(attempt.call)
        if areAnswered {
          try compare(outcomes, wanted, attempt.call)
          clients[attempt.client].note(attempt.call, outcomes)
          tally.acknowledged += outcomes.count { $0.isAccepted }
          tally.refused += outcomes.count { !$0.isAccepted }
        }
      } else if attempt.outcomes == nil, min(attempt.stagedSize, size) > staged {
        try reference.take(partOf: attempt.call, upTo: min(attempt.stagedSize, size))
        clients[attempt.client].note(attempt.call, nil)
      } else if areAnswered {
        clients[attempt.client].note(attempt.call, nil)
      }
      staged = max(staged, min(attempt.stagedSize, size))
    }
    try ensure(reference.size == size, "\(size) events are recorded, and \(reference.size) should be")
    try compareLines(from: first)
  }

  private func compare(_ outcomes: [Outcome], _ wanted: [Outcome], _ call: Call) throws {
    for (one, other) in zip(outcomes, wanted) {
      let (said, right) = (OutcomeJSON.bytes(of: one, in: .english), OutcomeJSON.bytes(of: other, in: .english))
      try same(said, right, "what a client was told")
    }
    try ensure(outcomes.count == wanted.count, "\(outcomes.count) outcomes of \(call.commands.count) commands")
  }

  private func compareLines(from first: Int) throws {
    guard let engine, reference.size >= first else { return }
    guard !disk.isOff else { return }
    let found = try engine.lines(from: first, limit: Int.max, maximumBytes: Int.max)
    for (seq, (line, wanted)) in zip(first..., zip(found, try reference.lines(from: first))) {
      try same(line, wanted, "event \(seq)")
    }
  }

  /// A writer that failed writes no more, decides no more, and goes on answering from what is durable.
  private func poisoned(_ engine: Engine) throws {
    try ensure(engine.fault != nil, "a commit failed and the engine is well")
    calm()
    guard !disk.isOff else { return }
    let changes = disk.changes.count
    let call = try clients[0].next(&chance, now: clock)
    for command in call.commands {
      if (try? engine.stage(.object(command), by: call.caller, now: clock)) != nil {
        throw Finding("a poisoned engine decided a command")
      }
    }
    if (try? engine.commit()) != nil { throw Finding("a poisoned engine committed") }
    try ensure(disk.changes.count == changes, "a poisoned engine wrote: \(disk.changes.dropFirst(changes))")
    if engine.size == reference.size { try ask(engine, 2, mayFail: true) }
  }

  // MARK: Evidence

  private func putEvidence() throws {
    guard let engine else { return }
    tally.attachments += try evidence.put(into: engine.attachments, &chance)
  }

  // MARK: Checkpoints

  /// Signs what is durable. What is signed is what the other registry has; that it is in the log each start makes sure.
  private func sign() throws {
    guard let engine, let last = try? engine.checkpoint() else { return }
    let (signed, wanted) = (last.checkpoint, try reference.engine.checkpoint().checkpoint)
    try ensure(signed.size == wanted.size, "\(signed.size) events are signed of \(wanted.size)")
    try ensure(signed.root == wanted.root, "another root is signed for \(signed.size) events")
    _ = try last.note.verified(by: [engine.verifierKey])
    tally.checkpoints += 1
  }

  // MARK: Weather

  private func storm(_ faults: Int, _ cuts: Int) {
    var weather = MemoryDisk.Weather(seed: chance.next(), faultsPerMille: faults, cutsPerMille: cuts)
    if let plan {
      weather.countdown = plan.countdown
      weather.sure = (plan.fault, plan.isLast)
    }
    disk.weather = weather
  }

  private func calm() {
    if let weather = disk.weather { plan?.countdown = weather.countdown }
    disk.weather = nil
  }

  // MARK: Death and return

  /// Kills the daemon, with or without the power, and starts it again.
  private func die(_ lost: Lost, _ faults: Int, _ cuts: Int) throws {
    engine = nil
    crash()
    try bytes.mark()
    if chance.below(10) == 0 {
      try FlippedBits(disk: disk, path: path, keeping: keeping, bytes: bytes).run(&chance, random: random)
    }
    try reopen(lost, faults, cuts)
  }

  private func crash() {
    tally.crashes += 1
    let isPower = disk.isOff || chance.below(2) == 0
    disk.crash(isPower ? chance.below(4) == 0 ? .nothing : .some(seed: chance.next()) : .everything)
  }

  /// Starts the daemon, perhaps several times.
  private func reopen(_ lost: Lost, _ faults: Int, _ cuts: Int) throws {
    for attempt in 0... {
      if attempt < 3 { storm(faults, cuts) }
      do throws(EngineError) {
        engine = try Engine.open(path, keeping, on: disk, rotationBytes: rotationBytes, random: random)
        break
      } catch {
        try ensure(disk.weather != nil, "it does not start: \(error)")
        switch error {
        case .directory(.system), .log(.system), .log(.poisoned), .attachments, .checkpoint(.system),
          .checkpoint(.key(.system)):
          break
        case .directory, .lock, .log, .checkpoint: throw Finding("it does not start, for a wrong reason: \(error)")
        }
      }
      calm()
      if disk.isOff || chance.below(3) == 0 { crash() }
    }
    calm()
    tally.starts += 1
    // The power may go off with the last operation of a start; whoever asks then is not answered.
    if disk.isOff {
      engine = nil
      crash()
      return try reopen(lost, 0, 0)
    }
    guard let engine else { return }
    try ensure(
      lost.sizes.contains(engine.size),
      "there are \(engine.size) events after the start, not one of \(lost.sizes.sorted())")
    try settle(lost.attempts, upTo: engine.size, areAnswered: false)
    try verify(questions: 6)
    try evidence.verify(in: engine.attachments)
  }

  // MARK: Looking

  /// Holds the bytes, the personal values and some answers against what they should be. Nothing may be under way.
  private func verify(questions: Int) throws {
    guard let engine else { return }
    try bytes.readOn()
    try ensure(bytes.lines.count == reference.size, "\(bytes.lines.count) events in the files")
    let mark = try bytes.mark()
    if engine.fault == nil {
      try ensure(mark == reference.size, "the mark names event \(mark.map(String.init) ?? "none") of \(reference.size)")
      try bytes.personal(like: reference.privateLines)
      // While an erasure waits for the next start to complete it, its values are still shown.
      try ask(engine, questions)
    }
  }

  /// Asks both registries the same.
  private func ask(_ engine: Engine, _ count: Int, mayFail: Bool = false) throws {
    for _ in 0..<count {
      let life = (1 + chance.below(clients.count)) * 100
      let on = JSONValue.string(chance.pick(["2022-12-01", "2023-06-01", "2024-04-01", "2025-03-01", "2027-06-01"]))
      let space = JSONValue.string(Text("sp-saishang-\(life)"))
      var question: JSONObject = chance.pick([
        ["query": "status", "spaceId": space, "on": on], ["query": "show", "spaceId": space, "on": on],
        ["query": "register", "on": on], ["query": "obligations", "on": on], ["query": "bans", "on": on],
        ["query": "history", "spaceId": space],
        ["query": "record", "commandId": .string(Text("app-2022-017-\(life)-submitted"))],
      ])
      if chance.below(3) == 0 {
        let moment = Int64(chance.below(20)) * 3_600_000_000 + Self.created.microseconds
        question["knownAt"] = .string(Text(Instant(microseconds: moment).utc))
      }
      let asked = try PointedQuestion(question, today: .init(iso: "2026-06-01")!)
      do {
        let (said, right) = (
          AnswerJSON.bytes(of: try engine.answer(asked)), AnswerJSON.bytes(of: try reference.engine.answer(asked))
        )
        try same(said, right, "the answer to \(JSONWriter.bytes(of: .object(question)).text)")
      } catch let error as LogError {
        if !mayFail { throw Finding("a question was not answered: \(error)") }
      }
      tally.questions += 1
    }
  }
}
