import Glibc
import RegistryCore

/// What goes wrong, and when.
extension MemoryDisk {
  /// How an operation goes wrong.
  package enum Fault: CaseIterable, Sendable {
    /// Nothing was done.
    case fails
    /// A write did the first half of it, a sync some of it; anything else nothing.
    case failsHalfway
    /// All was done, and yet an error came back.
    case failsAfterDoing
  }

  /// Faults by chance.
  package struct Weather: Sendable {
    package var chance: SplitMix
    /// Of a thousand operations so many fail.
    package var faultsPerMille: Int
    /// Of a thousand operations so many are the last before the power goes off.
    package var cutsPerMille: Int
    /// One fault that is sure to come: how many operations it is still away; nil when it has come, or none was wanted.
    package var countdown: Int?
    package var sure: (fault: Fault, isLast: Bool) = (.fails, false)

    package init(seed: UInt64, faultsPerMille: Int, cutsPerMille: Int) {
      chance = SplitMix(state: seed)
      self.faultsPerMille = faultsPerMille
      self.cutsPerMille = cutsPerMille
    }

    /// `HostDisk` never lets `EINTR` out; whoever stands above must not depend on that.
    static let codes = [EIO, ENOSPC, EDQUOT, EROFS, ENOMEM, EINTR, EMFILE]
  }

  /// An operation that goes wrong: how, and what is said.
  struct Failure {
    let fault: Fault
    let error: SystemError
  }

  /// Makes one change go wrong: the one after `count` further changes.
  ///
  /// - Parameter isLast: true if the power goes off with it.
  package func fail(after count: Int, _ fault: Fault, isLast: Bool = false) {
    changeFault = Planned(number: changes.count + count, fault: fault, isLast: isLast)
  }

  /// Makes one operation of any kind go wrong, reading ones included: the one after `count` further operations.
  package func fail(operationAfter count: Int, _ fault: Fault, isLast: Bool = false) {
    operationFault = Planned(number: operations + count, fault: fault, isLast: isLast)
  }

  /// Whether the fault that was planned is still to come.
  package var isFaultPending: Bool { changeFault != nil || operationFault != nil }

  /// From here on nothing goes wrong any more.
  package func calm() {
    (changeFault, operationFault, weather) = (nil, nil, nil)
  }

  /// Counts a change and makes it go wrong if it is its turn: nil to do all of it, else what to do before throwing.
  func begin(_ operation: String, _ path: String) throws(SystemError) -> Failure? {
    guard !isOff else { throw SystemError(operation, path, code: EIO) }
    changes.append("\(operation) \(path)")
    guard let failure = next(operation, path) else { return nil }
    if failure.fault == .fails { throw failure.error }
    return failure
  }

  /// Counts an operation that changes nothing; a fault of it is one whatever its form.
  func look(_ operation: String, _ path: String) throws(SystemError) {
    guard !isOff else { throw SystemError(operation, path, code: EIO) }
    if let failure = next(operation, path, changesSomething: false) { throw failure.error }
  }

  /// A change that is done as a whole or not at all.
  func change(
    _ operation: String, _ path: String, _ body: () throws(SystemError) -> Void
  ) throws(SystemError) {
    let failure = try begin(operation, path)
    if failure?.fault != .failsHalfway { try body() }
    if let failure { throw failure.error }
  }

  /// What happens with the operation that is begun.
  private func next(_ operation: String, _ path: String, changesSomething: Bool = true) -> Failure? {
    operations += 1
    if let planned = operationFault, planned.number == operations - 1 {
      operationFault = nil
      return go(planned, operation, path, code: EIO)
    }
    if changesSomething, let planned = changeFault, planned.number == changes.count - 1 {
      changeFault = nil
      return go(planned, operation, path, code: operation == "write" && planned.fault != .fails ? ENOSPC : EIO)
    }
    guard var sky = weather else { return nil }
    defer { weather = sky }
    if let left = sky.countdown {
      sky.countdown = left > 0 ? left - 1 : nil
      if left == 0 {
        let planned = Planned(number: operations - 1, fault: sky.sure.fault, isLast: sky.sure.isLast)
        return go(planned, operation, path, code: operation == "write" ? ENOSPC : EIO)
      }
    }
    let isLast = sky.chance.happens(perMille: sky.cutsPerMille)
    guard isLast || sky.chance.happens(perMille: sky.faultsPerMille) else { return nil }
    let planned = Planned(number: operations - 1, fault: sky.chance.pick(Fault.allCases), isLast: isLast)
    return go(planned, operation, path, code: sky.chance.pick(Weather.codes))
  }

  private func go(_ planned: Planned, _ operation: String, _ path: String, code: Int32) -> Failure {
    isOff = planned.isLast
    return Failure(fault: planned.fault, error: SystemError(operation, path, code: code))
  }
}
