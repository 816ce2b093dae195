/// Why a log is not the one that its registry has signed. The daemon then refuses to run; only `registryctl recover`,
/// which records who accepted the loss, leads on.
package enum CheckpointFault: Error, Equatable {
  case system(SystemError)
  /// No private key. A registry that was made before there were keys has had none.
  case noKey(path: String, hadOne: Bool)
  case key(KeyFile.Fault)
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
    case .system, .hasKey, .nothingLost: "failure"
    case .noKey, .key: "keyLost"
    case .missing: "missing"
    case .malformed: "malformed"
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
      "there is no private key in \(path), but a checkpoint that was signed with one; put the key back from its "
        + "backup, or name the file with --key; if it is lost, registryctl recover makes another and records that"
    case .key(let fault): fault.description
    case .missing(let path):
      "the last signed checkpoint \(path) is missing, so nobody can tell whether the log is whole; "
        + "put it back from a backup; \(Self.advice)"
    case .malformed(let path, let fault): "\(path) is \(fault); put it back from a backup; \(Self.advice)"
    case .notOurs(let path, let rejection):
      "the checkpoint \(path) was not signed by the registry's key: \(rejection); \(Self.advice)"
    case .otherRegistry(let path, let found, let expected):
      "the checkpoint \(path) is of the registry \(found), not of \(expected)"
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
