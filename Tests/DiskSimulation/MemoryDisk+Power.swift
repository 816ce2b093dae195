import RegistryCore

/// What a power cut leaves.
extension MemoryDisk {
  /// What survives of what was not yet durable.
  package enum Survival: Sendable {
    case nothing
    /// As after the death of the process alone.
    case everything
    /// Any of the changes of names, and any sectors of the writes, in any order.
    case some(seed: UInt64)
  }

  /// Cuts the power and switches it on again: what was not durable is gone, as far as `survival` says.
  package func crash(_ survival: Survival) {
    isOff = false
    changeFault = nil
    operationFault = nil
    generation += 1
    switch survival {
    case .everything: return
    case .nothing:
      dropOrphans()
      items = durableItems
      for node in nodes { node.visible = node.durable }
    case .some(let seed):
      var chance = SplitMix(state: seed)
      for change in unsyncedNames where chance.next() & 1 == 0 { apply(change, to: &durableItems) }
      dropOrphans()
      items = durableItems
      for path in items.keys.sorted() {
        if case .file(let node)? = items[path] { keepSome(of: node, &chance) }
      }
    }
    unsyncedNames.removeAll()
    for node in nodes { node.unsynced.removeAll() }
  }

  /// Makes some sectors of a file's unsynced writes durable, as a sync that failed, or a power cut, may do.
  func keepSome(of node: Node, _ chance: inout SplitMix) {
    let size = node.visible.count
    var pieces: [Change] = []
    for change in node.unsynced {
      switch change {
      case .truncate:
        keep(&pieces, in: node, &chance)
        if chance.next() & 1 == 0 { change.apply(to: &node.durable) }
      case .write(let offset, let bytes): pieces += sectors(of: bytes, at: offset)
      }
    }
    keep(&pieces, in: node, &chance)
    // The new size of a file may arrive without its bytes, which then read as zeros.
    if node.durable.count < size, chance.below(8) == 0 {
      Change.truncate(node.durable.count + 1 + chance.below(size - node.durable.count)).apply(to: &node.durable)
    }
    node.visible = node.durable
  }

  /// Writes some of the pieces, in any order. A sector that is not kept is as it was, or zeros beyond the old end; now
  /// and then one is cut in the middle.
  private func keep(_ pieces: inout [Change], in node: Node, _ chance: inout SplitMix) {
    for piece in pieces.shuffled(using: &chance) where chance.next() & 1 == 0 {
      guard case .write(let offset, let bytes) = piece, chance.below(16) == 0 else {
        piece.apply(to: &node.durable)
        continue
      }
      Change.write(offset: offset, Array(bytes.prefix(chance.below(bytes.count + 1)))).apply(to: &node.durable)
    }
    pieces.removeAll()
  }

  private func sectors(of bytes: [UInt8], at offset: Int) -> [Change] {
    var pieces: [Change] = []
    var start = 0
    while start < bytes.count {
      let end = min(bytes.count, (offset + start) / sectorBytes * sectorBytes + sectorBytes - offset)
      pieces.append(.write(offset: offset + start, Array(bytes[start..<end])))
      start = end
    }
    return pieces
  }

  private var nodes: [Node] {
    items.values.compactMap { if case .file(let node) = $0 { node } else { nil } }
  }

  /// A directory whose own name was lost takes what is in it along.
  private func dropOrphans() {
    for path in durableItems.keys.sorted() where !hasParents(path) { durableItems[path] = nil }
  }

  private func hasParents(_ path: String) -> Bool {
    var path = path
    while path != "/" {
      path = parent(path)
      guard case .directory? = durableItems[path] else { return false }
    }
    return true
  }
}
