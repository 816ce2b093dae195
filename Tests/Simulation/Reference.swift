import DiskSimulation
import RegistryCore

/// The same registry on a disk that never fails, which is told only what the other one is known to have recorded.
///
/// Both draw the same salts, so their event lines are the same bytes, however often the one was interrupted.
final class Reference {
  let engine: Engine
  private let disk = MemoryDisk()

  init(at path: String, created: Instant, random: @escaping (Int) -> [UInt8]) throws {
    try History.makeParents(of: path, on: disk)
    _ = try History.create(at: path, created, on: disk)
    engine = try Engine.open(path, on: disk, random: random)
  }

  var size: Int { engine.size }

  /// Takes a call that was answered; what it would have been answered here.
  func take(_ call: Call) throws -> [Outcome] {
    let outcomes = try engine.stage(
      all: call.commands.map { .object($0) }, by: call.caller, now: call.now, isAtomic: call.isAtomic,
      isRehearsed: call.isRehearsed)
    try engine.commit()
    return outcomes
  }

  /// Takes as much of a call as has been recorded up to an event, of a call that failed on the way.
  func take(partOf call: Call, upTo size: Int) throws {
    for command in call.commands where engine.size < size {
      _ = try engine.stage(.object(command), by: call.caller, now: call.now)
      try engine.commit()
    }
  }

  func lines(from seq: Int) throws -> [[UInt8]] {
    try engine.lines(from: seq, limit: Int.max, maximumBytes: Int.max)
  }

  /// What it keeps of the personal values, as the lines of its private files.
  var privateLines: [[UInt8]] {
    disk.files.filter { $0.hasSuffix(".private") }.flatMap { path in
      (disk.contents(path) ?? []).split(separator: UInt8(ascii: "\n")).map(Array.init)
        .filter { $0.first == UInt8(ascii: "{") }
    }
  }

  func close() throws { try engine.close() }
}
