extension RandomAccessCollection where Index == Int {
  /// The index of the first element for which a condition holds, or the end if it holds for none.
  ///
  /// Costs a logarithm of the length. The elements must be in an order in which the condition, once it holds, holds for
  /// all that follow.
  package func partitioningIndex(where holds: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
