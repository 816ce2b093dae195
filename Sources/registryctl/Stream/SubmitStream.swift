import RegistryCore

/// The run of `submit`: reads lines, sends them in batches, prints outcomes in the order of the lines.
///
/// It never waits for a line while an outcome can still be given, so that a program on the other end of a pipe gets each
/// answer before it sends the next command. When lines are there already, the next batch is on its way before the
/// outcomes of the last have come.
struct SubmitStream {
  private let input: CommandInput
  private let client: RegistryClient
  private let report: SubmitReport
  private var call: SubmitCall
  /// Commands that this run has had recorded so far.
  private var recordedCount = 0
  /// Sent and not yet answered, the older first.
  private var open: [CommandBatch] = []

  init(input: CommandInput, client: RegistryClient, report: SubmitReport, call: SubmitCall) {
    self.input = input
    self.client = client
    self.report = report
    self.call = call
  }

  mutating func run() throws(Failure) -> ExitCode {
    if call.atomic || call.check {
      try runTogether()
    } else {
      try runInBatches()
    }
    return report.exitCode
  }

  /// True if `atomic` kept the accepted commands from being recorded with the refused ones.
  var recordedNothing: Bool { call.atomic && !call.check && report.exitCode != .done }

  /// What is not known about lines that were sent when the run broke off.
  var undecided: Phrase? {
    guard let first = open.first?.places.first?.line, let last = open.last?.places.last?.line, client.openCount > 0
    else { return nil }
    let lines = first == last ? "\(first)" : "\(first)–\(last)"
    let english = first == last ? "line \(lines)" : "lines \(lines)"
    return Phrase(
      "第 \(lines) 行没有得到结果；原样重交是安全的：同一命令号只会记录一次",
      "no outcome came for \(english); sending the same lines again is safe: a command id is recorded once")
  }

  private mutating func runInBatches() throws(Failure) {
    // What the next call expects of the log depends on the outcomes of the last.
    let mostOpen = call.expectedSize == nil ? 1 : 0
    while true {
      var batch = CommandBatch()
      if open.isEmpty {
        guard let item = try input.next(waiting: true) else { return }
        add(item, to: &batch)
      }
      while !batch.isFull, let item = try input.next(waiting: false) { add(item, to: &batch) }
      guard batch.count > 0 else {
        try finishOldest()
        continue
      }
      open.append(batch)
      if !batch.commands.isEmpty {
        call.send(batch.commands, to: client)
        try client.flush()
      }
      while open.count > mostOpen { try finishOldest() }
    }
  }

  /// Decides the whole input with one call.
  private mutating func runTogether() throws(Failure) {
    var batch = CommandBatch()
    while let item = try input.next(waiting: true) {
      add(item, to: &batch)
      do throws(UsageError) { try batch.requireRoom() } catch { throw .usage(error, verb: input.verb.name) }
    }
    guard batch.count > 0 else { return }
    if call.atomic { batch.addNullsForMalformed() }
    open.append(batch)
    if !batch.commands.isEmpty { call.send(batch.commands, to: client) }
    try finishAll()
  }

  private func add(_ item: CommandLines.Item, to batch: inout CommandBatch) {
    batch.add(item, line: input.source.lineNumber, digests: report.wantsDigests, in: client.language)
  }

  private mutating func finishAll() throws(Failure) {
    while !open.isEmpty { try finishOldest() }
  }

  private mutating func finishOldest() throws(Failure) {
    let batch = open[0]
    var received: [OutcomeReport] = []
    if !batch.commands.isEmpty {
      do throws(Failure) { received = try call.outcomes(from: client, count: batch.commands.count) } catch {
        // The first call of the run says by itself that nothing was recorded.
        guard case .call(.sizeDiffers(let expected, let size)) = error, recordedCount > 0 else { throw error }
        throw .recordedInPart(count: recordedCount, expected: expected, size: size)
      }
    }
    open.removeFirst()
    recordedCount += received.count { $0.isRecorded && !$0.isDuplicate }
    if let expected = call.expectedSize { call.expectedSize = expected + SubmitStream.newEvents(in: received) }
    for (outcome, place) in zip(batch.outcomes(received), batch.places) {
      try report.take(call.check ? outcome : outcome.tellingIfUnrecorded, line: place.line, input: place.input)
    }
    try report.flush(progress: input.source.progress.done)
  }

  /// Events that these outcomes added to the log.
  private static func newEvents(in outcomes: [OutcomeReport]) -> Int {
    outcomes.reduce(0) { sum, outcome in sum + (outcome.isDuplicate ? 0 : outcome.seqs.count) }
  }
}
