/// What a misspelt word was probably meant to be.
package enum Suggestion {
  /// The candidate with the fewest slips from the word, if they are few for its length; of equals the first.
  package static func closest(to word: String, among candidates: [String]) -> String? {
    let wanted = word.lowercased()
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
      let distance = slips(between: wanted, and: candidate.lowercased())
      if distance <= tolerance(for: candidate), distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    if let best { return best.candidate }
    // A beginning of exactly one candidate is meant for it.
    let begun = candidates.filter { wanted.count >= 3 && $0.lowercased().hasPrefix(wanted) }
    return begun.count == 1 ? begun[0] : nil
  }

  /// One slip in a short word, one more for every four letters.
  private static func tolerance(for candidate: String) -> Int {
    candidate.count <= 2 ? 1 : 1 + candidate.count / 4
  }

  /// Letters to insert, leave out, replace, or swap with their neighbour (optimal string alignment).
  package static func slips(between a: String, and b: String) -> Int {
    let (a, b) = (Array(a), Array(b))
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      row.reserveCapacity(b.count + 1)
      for j in b.indices {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
        row.append(cost)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
