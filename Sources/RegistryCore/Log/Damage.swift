/// A place in the log that is not what was acknowledged. Nothing is changed when it is found: the daemon refuses to
/// start, and a person decides.
package struct Damage: Equatable, Sendable {
  /// Why this is damage and not the trace of an interrupted write.
  package enum Proof: Equatable, Sendable {
    /// The segment was sealed: all of it had been synced.
    case sealed
    /// The mark says that this had been acknowledged.
    case acknowledged(upTo: Int)
    /// A frame is written only after the one before it was synced.
    case goodFrameBehind(at: Int)
    /// The checksum fits, so nothing was interrupted.
    case wholeButWrong
    /// The parts of the log do not fit together.
    case inconsistent
  }

  /// The file in which it was found.
  package let path: String
  /// Bytes from the beginning of that file.
  package let offset: Int
  package let expected: String
  package let found: String
  package let proof: Proof
}

extension Damage: CustomStringConvertible {
  package var description: String {
    "\(path) is damaged at byte \(offset): expected \(expected), found \(found); \(proof)"
      + "; nothing was changed: keep a copy of the directory, then restore the file from a backup"
  }
}

extension Damage.Proof: CustomStringConvertible {
  package var description: String {
    switch self {
    case .sealed: "this is no interrupted write, because a later segment was begun only after this one was synced"
    case .acknowledged(let seq): "this is no interrupted write, because events up to \(seq) had been acknowledged"
    case .goodFrameBehind(let offset):
      "this is no interrupted write, because a whole frame stands behind it at byte \(offset)"
    case .wholeButWrong: "this is no interrupted write, because all the bytes are there and their checksum fits"
    case .inconsistent: "the files do not fit together"
    }
  }
}
