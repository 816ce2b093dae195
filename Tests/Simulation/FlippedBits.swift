import DiskSimulation
import RegistryCore

/// Bits that flip at rest, each tried on a copy of the disk: damage to what was acknowledged is told and nothing is
/// changed; damage to anything else is survived.
struct FlippedBits {
  let disk: MemoryDisk
  let path: String
  let keeping: Keeping
  let bytes: ByteCheck

  func run(_ chance: inout SplitMix, random: @escaping (Int) -> [UInt8]) throws {
    try flipInLog(&chance, random: random)
    try flipBesideIt(&chance, random: random)
    try flipInKeeping(&chance, random: random)
  }

  /// A bit of the signed checkpoint, of its guard or of the key: it does not start.
  private func flipInKeeping(_ chance: inout SplitMix, random: @escaping (Int) -> [UInt8]) throws {
    let copy = disk.copy()
    let file = chance.pick(
      copy.files.filter { $0.hasSuffix("/checkpoint") || $0.hasSuffix("-guard") || $0.hasSuffix("/key") })
    let offset = chance.below(copy.contents(file)?.count ?? 1)
    copy.flip(bit: chance.below(8), of: offset, in: file)
    do {
      _ = try Engine.open(path, keeping, on: copy, random: random)
      throw Finding("it starts although byte \(offset) of \(file) was changed")
    } catch let error as EngineError {
      guard case .checkpoint = error else {
        throw Finding("byte \(offset) of \(file) was changed, and it says: \(error)")
      }
    }
  }

  /// A bit of what the mark covers.
  private func flipInLog(_ chance: inout SplitMix, random: @escaping (Int) -> [UInt8]) throws {
    guard let covered = try bytes.mark(), covered >= 1 else { return }
    let copy = disk.copy()
    let name = chance.pick(try bytes.segments())
    let file = "\(path)/log/\(name)"
    let content = copy.contents(file) ?? []
    // Frames behind the mark may not have been acknowledged.
    let known = min(content.count, bytes.size(of: name, upTo: covered))
    guard known > 0 else { return }
    let offset = chance.below(known)
    let bit = chance.below(8)
    copy.flip(bit: bit, of: offset, in: file)
    let changes = copy.changes.count
    let flipped = "bit \(bit) of byte \(offset) of \(name)"
    do {
      _ = try Engine.open(path, keeping, on: copy, random: random)
      throw Finding("it starts although \(flipped) was flipped")
    } catch let error as EngineError {
      guard case .log(.damaged) = error else { throw Finding("\(flipped) was flipped, and it says: \(error)") }
    }
    try ensure(copy.changes.count == changes, "it changed something although \(flipped) was flipped")
  }

  /// A bit of the mark or of a private file: it starts, with all events.
  private func flipBesideIt(_ chance: inout SplitMix, random: @escaping (Int) -> [UInt8]) throws {
    let copy = disk.copy()
    let files = copy.files.filter { $0.hasSuffix(".private") || $0.hasSuffix("/acked") }
    let file = chance.pick(files)
    let count = copy.contents(file)?.count ?? 0
    guard count > 0 else { return }
    let offset = chance.below(count)
    copy.flip(bit: chance.below(8), of: offset, in: file)
    do {
      let engine = try Engine.open(path, keeping, on: copy, random: random)
      try ensure(engine.size >= bytes.lines.count, "events are lost with a bit of \(file)")
      try engine.close()
    } catch let error as EngineError {
      throw Finding("it does not start because of byte \(offset) of \(file): \(error)")
    }
  }
}

extension ByteCheck {
  /// Bytes of a segment in which events up to a number stand; 0 if it has none of them. The first line of a segment
  /// without events was acknowledged to nobody, and is written again.
  func size(of name: String, upTo seq: Int) -> Int {
    let covered = ends[name]?.filter { $0.value <= seq }.map(\.key) ?? []
    return covered.count > 1 ? covered.max() ?? 0 : 0
  }
}
