@testable import RegistryCore

/// Keys and notes that others have published, and keys of our own.
enum NoteFixture {
  /// The key and the note of Go's `sumdb/note`.
  static let peterKey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
  static let peterSecret = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
  static let peterText =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
  static let peterLine =
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
  static let enochKey = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop"
  static let enochLine =
    "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n"

  /// The checkpoint with a cosignature of C2SP tlog-cosignature, whose keys are not published.
  static let specificationCheckpoint = """
    example.com/behind-the-sofa
    20852163
    CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

    — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
    — witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==

    """

  /// The checkpoint of C2SP issue 99, made by another implementation with the secret 11 00 … 00.
  static let sigsumOrigin = "sigsum.org/v1/tree/e796172b92befd62d9dc67e41c2f5bc9d3100a3023b20b1ca40288dd1c679e69"
  static let sigsumCheckpoint = """
    \(sigsumOrigin)
    10
    HA5HAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=

    — \(sigsumOrigin) gJ2ho0n8F8olcerUF1FFdv235A/5as/coWrpLrtE7ovMeP5whgwouYExowG/lTznxu6OUGjjt5yJQ6bXtTcf718MqAQ=

    """

  static func key(_ text: String) throws -> VerifierKey { try VerifierKey(parsing: text, by: SHA256()) }

  /// A signer whose secret is 32 times the same byte.
  static func signer(_ name: String, _ byte: UInt8, _ algorithm: VerifierKey.Algorithm = .ed25519) -> NoteSigner {
    NoteSigner(
      name: Text(name), algorithm, Ed25519PrivateKey(seed: [UInt8](repeating: byte, count: 32)))
  }

  static let log = signer("log.example/one", 1)
  static let witness = signer("witness.example/one", 2, .ed25519Cosignature)

  static func checkpoint(_ size: Int, origin: String = "log.example/one") -> Checkpoint {
    Checkpoint(origin: Text(origin), size: size, root: SHA256().leaf(Array("\(size)".utf8)))
  }

  /// A checkpoint with the log's signature and the witness's.
  static func cosigned(_ size: Int) -> SignedNote {
    let note = checkpoint(size).signed(by: log).note
    return note.adding(witness.cosign(note.text, at: 1_700_000_000))
  }
}

/// What a parser of our formats says of a text; nil if it takes it.
func fault(_ body: () throws(FormatFault) -> Void) -> String? {
  do throws(FormatFault) {
    try body()
    return nil
  } catch {
    return error.description
  }
}
