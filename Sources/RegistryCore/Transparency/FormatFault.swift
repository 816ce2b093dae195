/// Why a text is not of one of the formats of transparency logs, and where.
package struct FormatFault: Error, Equatable {
  package let format: Format
  /// From 1; 0 if the text as a whole is meant.
  package let line: Int
  package let reason: Reason

  package enum Format: String, Sendable {
    case signedNote = "signed note"
    case verifierKey = "verifier key"
    case checkpoint = "checkpoint"
    case shortCheckpoint = "short checkpoint"
    case proof = "tlog-proof"
    case policy = "tlog-policy"
    case witnessRequest = "witness request"
  }

  package enum Reason: Equatable, Sendable {
    /// Longer than is read.
    case tooLong(limit: Int)
    case invalidUTF8
    case controlCharacter(UInt8)
    /// The last line has no line feed.
    case noFinalLineFeed
    /// The text ends before what it must have.
    case missing(String)
    /// The line is not what must stand there.
    case expected(String)
    /// No empty line, or no line that begins with an em dash behind the last one.
    case noSignatures
    case tooManySignatures(limit: Int)
    case keyName
    case base64
    /// Fewer bytes behind the base64 than a key id and a signature have.
    case signatureLength(found: Int)
    /// Two signatures by one key.
    case duplicateSignature(name: Text)
    /// A number with leading zeros, signs, other characters, or above 2^63 - 1.
    case number
    case hash
    case emptyLine
    case tooManyHashes(limit: Int)
    /// The id in a verifier key is not that of its name and key.
    case keyID(expected: UInt32)
    case keyLength(expected: Int, found: Int)
    case tooManyEntries(limit: Int)
    case duplicateName(String)
    case duplicateKey
    case unknownName(String)
    case secondGroup(String)
    case threshold(members: Int)
    case noQuorum
    case secondQuorum
    /// A witness with a key that is not one for cosignatures.
    case notACosigner
    case unknownKeyword(String)
  }
}

extension FormatFault: CustomStringConvertible {
  package var description: String {
    "not a valid \(format.rawValue)\(line == 0 ? "" : " in line \(line)"): \(reason)"
  }
}

extension FormatFault.Reason: CustomStringConvertible {
  /// The reason as part of a sentence: lower case, without a full stop.
  package var description: String {
    switch self {
    case .tooLong(let limit): "it is longer than \(limit) bytes"
    case .invalidUTF8: "the bytes are not valid UTF-8 (RFC 3629)"
    case .controlCharacter(let byte): "the control character 0x\(Hex.encode([byte])) may not stand there"
    case .noFinalLineFeed: "the last line does not end with a line feed"
    case .missing(let what): "it ends where it should have \(what)"
    case .expected(let what): "there should be \(what)"
    case .noSignatures: "there is no empty line with signatures behind it"
    case .tooManySignatures(let limit): "there are more than \(limit) signatures"
    case .keyName: "a key name needs at least one character, and no white space and no \"+\""
    case .base64: "that is no base64 with padding (RFC 4648 section 4)"
    case .signatureLength(let found): "\(found) bytes are too few for a key id and a signature"
    case .duplicateSignature(let name): "there is a second signature by the key of \(name) with the same id"
    case .number: "a number must be decimal digits without leading zeros, at most \(Int.max)"
    case .hash: "a hash must be the base64 of \(TreeHash.byteCount) bytes"
    case .emptyLine: "an empty line may not stand there"
    case .tooManyHashes(let limit): "there are more than \(limit) hashes, which no tree needs"
    case .keyID(let expected): "the key id should be \(KeyID(expected)), the digest of name and key"
    case .keyLength(let expected, let found): "the key has \(found) bytes and should have \(expected)"
    case .tooManyEntries(let limit): "there are more than \(limit) logs, witnesses and groups"
    case .duplicateName(let name): "the name \"\(name)\" is taken already"
    case .duplicateKey: "the same public key was listed before"
    case .unknownName(let name): "no line before this one defines \"\(name)\""
    case .secondGroup(let name): "\"\(name)\" is a member of a group already and cannot be one of another"
    case .threshold(let members): "the threshold must be any, all, or a number from 1 to \(members)"
    case .noQuorum: "there is no quorum line"
    case .secondQuorum: "there is a second quorum line"
    case .notACosigner: "the key of a witness must be one for cosignatures (type 04)"
    case .unknownKeyword(let word): "a line must begin with log, witness, group or quorum, not with \"\(word)\""
    }
  }
}
