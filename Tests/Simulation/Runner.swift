import DiskSimulation

/// Runs many histories one after the other, to the first that is wrong.
struct Runner {
  let path: String
  let referencePath: String
  let example: [String]

  /// Histories with faults by chance; what happened in them.
  func run(from first: UInt64, histories: UInt64, seconds: UInt64) throws -> String {
    let begin = ContinuousClock.now
    var sum = Tally()
    var done: UInt64 = 0
    while done < histories, ContinuousClock.now - begin < .seconds(Int64(clamping: seconds)) {
      sum += try history(first + done, nil, "replay: simulation --seed \(first + done) --histories 1").tally
      done += 1
    }
    return "\(done) histories from seed \(first): \(sum)"
  }

  /// One short history again and again, in which each operation of the disk goes wrong once, in every form, with and
  /// without the power going off.
  ///
  /// - Parameter part: which of `parts` equal parts of the operations to take, from 0.
  func sweep(_ seed: UInt64, turns: Int, part: Int, of parts: Int) throws -> String {
    let far = 1 << 30
    let plain = try history(
      seed, History.Plan(countdown: far, fault: .fails, isLast: false, turns: turns), "without a fault")
    let operations = far - (plain.left ?? far)
    var runs = 0
    for number in stride(from: part, to: operations, by: parts) {
      for fault in MemoryDisk.Fault.allCases {
        for isLast in [false, true] {
          _ = try history(
            seed, History.Plan(countdown: number, fault: fault, isLast: isLast, turns: turns),
            "with \(fault) at operation \(number)\(isLast ? " and the power off" : ""), seed \(seed), \(turns) turns")
          runs += 1
        }
      }
    }
    return
      "each of \(operations) operations of the history of seed \(seed) went wrong once in every form (\(runs) runs)"
  }

  private func history(_ seed: UInt64, _ plan: History.Plan?, _ replay: String) throws -> History {
    do {
      let history = try History(
        seed: seed, at: path, referenceAt: referencePath, example: example, plan: plan)
      try history.run()
      return history
    } catch {
      throw Finding("in the history of seed \(seed): \(error)\n\(replay)")
    }
  }
}
