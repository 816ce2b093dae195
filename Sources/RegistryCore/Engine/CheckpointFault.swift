/// Why a log is not the one that its registry has signed. The daemon then refuses to run; only `registryctl recover`,
/// which records who accepted the loss, leads on.
package enum CheckpointFault: Error, Equatable {
  case system(SystemError)
  /// No private key. A registry that was made before there were keys has had none.
  case noKey(path: String, hadOne: Bool)
  case key(KeyFile.Fault)
  /// The registry's key is there and cannot be read as one.
  case damagedKey(KeyFile.Fault)
  /// A guard in the directory that it is to guard, or in the place of its key.
  case guardInside(path: String)
  /// The directory that the guard is to stand in is missing, as when its disk is not mounted.
  case guardUnreachable(path: String, directory: String)
  /// What stands at the guard's place is none, and may be somebody's only copy of something else.
  case noGuard(path: String, FormatFault)
  /// `DIR/checkpoint` was removed: it is there from the beginning.
  case missing(path: String)
  case malformed(path: String, FormatFault)
  /// Signed by another key, or changed.
  case notOurs(path: String, NoteRejection)
  case otherRegistry(path: String, found: Text, expected: Text)
  /// The log has fewer events than were signed.
  case shorter(path: String, signed: Int, size: Int)
  /// The log has the events, and they are not those that were signed.
  case differs(path: String, signed: Int, root: TreeHash, found: TreeHash)
  /// There is a key or a checkpoint already where a first one was to be made.
  case hasKey(path: String)
  /// There is nothing to recover from.
  case nothingLost
}

extension CheckpointFault {
  static func asking<Value>(_ work: () throws(SystemError) -> Value) throws(CheckpointFault) -> Value {
    do { return try work() } catch { throw .system(error) }
  }

  /// One word, for the record of an accepted loss.
  var word: String {
    switch self {
    case .system, .guardInside, .guardUnreachable, .hasKey, .nothingLost: "failure"
    case .noKey, .key, .damagedKey: "keyLost"
    case .missing: "missing"
    case .malformed, .noGuard: "malformed"
    case .notOurs, .otherRegistry: "notOurs"
    case .shorter: "shorter"
    case .differs: "differs"
    }
  }
}

extension CheckpointFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .system(let error): error.description
    case .noKey(let path, hadOne: false):
      "there is no private key in \(path): the registry was made before checkpoints were signed; "
        + "make its key once: registryd init-key --data DIR"
    case .noKey(let path, hadOne: true):
      "there is no private key in \(path), but the registry has been signed with one; put the key back from its "
        + "backup, or name the file with --key; if it is lost, registryctl recover makes another and records that"
    case .key(let fault): fault.description
    case .damagedKey(let fault):
      "\(fault); put the key back from its backup, or name the file with --key; if it is lost, move this file away, "
        + "and registryctl recover makes another and records that"
    case .guardInside(let path):
      "the guard \(path) is in the directory that it is to guard, or is its key: an old copy of the directory would "
        + "bring it along; name a file elsewhere with --guard, best on another disk"
    case .guardUnreachable(let path, let directory):
      "the guard \(path) cannot be kept: there is no directory \(directory); see whether its disk is mounted"
    case .noGuard(let path, let fault):
      "the guard \(path) is \(fault); name the right file with --guard; if this one was the guard and is damaged, "
        + "put it back from a backup, or move it away: another is made, and old copies are noticed from then on only"
    case .missing(let path):
      "the last signed checkpoint \(path) is missing, so nobody can tell whether the log is whole; "
        + "put it back from a backup; \(Self.advice)"
    case .malformed(let path, let fault): "\(path) is \(fault); put it back from a backup; \(Self.advice)"
    case .notOurs(let path, let rejection):
      "the checkpoint \(path) was not signed by the registry's key: \(rejection); "
        + "put the right key or checkpoint back from its backup; \(Self.advice)"
    case .otherRegistry(let path, let found, let expected):
      "the checkpoint \(path) is of the registry \(found), not of \(expected); put the right file in its place"
    case .shorter(let path, let signed, let size):
      "the log has \(size) events, but \(signed) were signed (\(path)): this is an old copy, or its end was cut off; "
        + "put the newest copy back; \(Self.advice)"
    case .differs(let path, let signed, let root, let found):
      "the first \(signed) events are not those that were signed (\(path)): their root is \(found), not \(root); "
        + "put the right copy back; \(Self.advice)"
    case .hasKey(let path): "there is a key or a signed checkpoint already: \(path)"
    case .nothingLost: "the log is the one that was signed: there is nothing to recover from; start the daemon"
    }
  }

  private static let advice = "if there is none, registryctl recover records who accepts the loss, and goes on"
}
