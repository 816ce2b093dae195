/// What happened in some histories.
struct Tally {
  var calls = 0
  var acknowledged = 0
  var refused = 0
  var failedCommits = 0
  var attachments = 0
  var checkpoints = 0
  var crashes = 0
  var starts = 0
  var questions = 0

  static func += (sum: inout Tally, more: Tally) {
    sum.calls += more.calls
    sum.acknowledged += more.acknowledged
    sum.refused += more.refused
    sum.failedCommits += more.failedCommits
    sum.attachments += more.attachments
    sum.checkpoints += more.checkpoints
    sum.crashes += more.crashes
    sum.starts += more.starts
    sum.questions += more.questions
  }
}

extension Tally: CustomStringConvertible {
  var description: String {
    "\(calls) calls, \(acknowledged) commands acknowledged, \(refused) refused, \(attachments) files stored, "
      + "\(checkpoints) checkpoints signed, "
      + "\(failedCommits) failed commits, \(crashes) crashes, \(starts) starts, \(questions) questions compared"
  }
}
