import RegistryCore

/// What a run of commands gives as it goes: outcomes on standard output or in a file, how far it has come, and what it
/// came to in the end.
final class SubmitReport {
  private let console: Console
  private let results: ResultFile?
  private var bar: ProgressBar?
  private(set) var accepted = 0
  /// Accepted by a check, or in an atomic batch that was refused.
  private(set) var unrecorded = 0
  private(set) var duplicates = 0
  private(set) var refused = 0
  /// Lines that an earlier run had decided.
  private(set) var decidedBefore = 0
  private(set) var exitCode = ExitCode.done
  /// The events of accepted commands, if a receipt of them is wanted.
  private(set) var recorded: [Int] = []
  private let wantsReceipt: Bool

  /// From here on people wait long enough to be shown how far the work is: some tenths of a second.
  private static let worthShowing = 1 << 20

  /// - Parameter total: bytes of the input if they are known.
  init(_ invocation: Invocation, results: ResultFile?, total: Int?) {
    console = invocation.console
    self.results = results
    wantsReceipt = invocation.arguments.has("receipt")
    // Outcomes that run over the screen would tear it.
    let isQuiet = results != nil || !Terminal.isTerminal(.output)
    if let total, isQuiet {
      bar = ProgressBar(
        invocation.arguments.operands.first ?? invocation.verb.name, total: total,
        worthShowing: SubmitReport.worthShowing, on: invocation.console, isTerminal: Terminal.isTerminal(.error),
        width: Terminal.width(.error))
    }
  }

  var wantsDigests: Bool { results != nil }

  func take(_ outcome: OutcomeReport, line: Int, input: String) throws(Failure) {
    if let results {
      results.put(outcome, line: line, input: input)
    } else {
      try console.put(outcome.object)
    }
    exitCode = exitCode.combined(with: outcome.exitCode)
    if wantsReceipt { recorded += outcome.seqs }
    if !outcome.isAccepted {
      refused += 1
    } else if outcome.isDuplicate {
      duplicates += 1
    } else if outcome.isRecorded {
      accepted += 1
    } else {
      unrecorded += 1
    }
  }

  /// Counts a line that an earlier run had decided. What that run recorded has its place in the receipt as well.
  func skip(_ decided: ResultFile.Decided) {
    decidedBefore += 1
    if wantsReceipt { recorded += decided.seqs }
    exitCode = exitCode.combined(with: decided.exitCode)
  }

  func flush(progress: Int) throws(Failure) {
    try results?.flush()
    if results == nil { try console.flush() }
    bar?.update(progress)
  }

  func finish() throws(Failure) {
    bar?.finish()
    try results?.close()
  }

  var object: JSONObject {
    var object: JSONObject = [
      "accepted": .number(JSONNumber(accepted)), "duplicates": .number(JSONNumber(duplicates)),
      "refused": .number(JSONNumber(refused)), "decidedBefore": .number(JSONNumber(decidedBefore)),
    ]
    if unrecorded > 0 { object["notRecorded"] = .number(JSONNumber(unrecorded)) }
    return object
  }

  func sentence(wasCheck: Bool) -> Phrase {
    var chinese = wasCheck ? ["可接受 \(unrecorded) 条"] : ["接受 \(accepted) 条"]
    var english = wasCheck ? ["\(unrecorded) would be accepted"] : ["\(accepted) accepted"]
    if !wasCheck, unrecorded > 0 {
      chinese.append("可接受而未记录 \(unrecorded) 条")
      english.append("\(unrecorded) acceptable and not recorded")
    }
    if duplicates > 0 {
      chinese.append("此前已接受 \(duplicates) 条")
      english.append("\(duplicates) accepted before")
    }
    chinese.append("拒绝 \(refused) 条")
    english.append("\(refused) refused")
    if decidedBefore > 0 {
      chinese.append("上次已处理 \(decidedBefore) 条")
      english.append("\(decidedBefore) decided by an earlier run")
    }
    return Phrase(chinese.joined(separator: "，"), english.joined(separator: ", "))
  }
}
