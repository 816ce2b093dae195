import Testing

@testable import RegistryCore

@Suite struct VerifierKeyTests {
  private static func fault(_ text: String) -> String? {
    RegistryCoreTests.fault { () throws(FormatFault) in _ = try VerifierKey(parsing: text, by: SHA256()) }
  }

  @Test(arguments: [NoteFixture.peterKey, NoteFixture.enochKey]) func othersKeys(_ text: String) throws {
    let key = try NoteFixture.key(text)
    #expect(key.description == text)
    #expect(key.publicKey.count == 32)
  }

  @Test func typeOfOthersKeys() throws {
    #expect(try NoteFixture.key(NoteFixture.peterKey).algorithm == .ed25519)
    #expect(try NoteFixture.key(NoteFixture.enochKey).algorithm == .ed25519)
    #expect(try NoteFixture.key(NoteFixture.peterKey).id.description == "c74f20a3")
  }

  /// As Go's tests mangle it: every part of the text, and every byte one higher.
  @Test func manglings() {
    let bytes = Array(NoteFixture.peterKey.utf8)
    for start in bytes.indices {
      for end in start + 1...bytes.count where start != 0 || end != bytes.count {
        let text = String(decoding: bytes[start..<end], as: UTF8.self)
        #expect(Self.fault(text) != nil, "\(text)")
      }
    }
    for place in bytes.indices {
      var mangled = bytes
      mangled[place] += 1
      let text = String(decoding: mangled, as: UTF8.self)
      // The id of a type that follows another rule cannot be checked; such a key verifies nothing.
      if let key = try? NoteFixture.key(text) { #expect(key.algorithm == .unsupported(0x05), "\(text)") }
    }
  }

  static let malformed: [(String, String)] = [
    ("", "NAME+ID+KEY"), ("a", "NAME+ID+KEY"), ("a+b", "NAME+ID+KEY"),
    ("+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "a key name"),
    ("a b+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "a key name"),
    ("PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "eight lower-case"),
    ("PeterNeumann+c74f20a+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "eight lower-case"),
    ("PeterNeumann+c74f20a3+", "base64"),
    ("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T", "base64"),
    ("PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "should be c74f20a3"),
    ("PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==", "base64"),
    ("PeterNeumann+c74f20a3+ARpc2QcU", "5 bytes and should have 32"),
  ]

  @Test(arguments: malformed) func malformedKey(_ text: String, _ reason: String) throws {
    let told = try #require(Self.fault(text))
    #expect(told.contains(reason), "\(told)")
  }

  @Test func names() {
    for name in ["a", "log.example/x", "众创空间", "a-b_c.d~e!"] { #expect(VerifierKey.isName(name)) }
    for name in ["", " ", "a b", "a+b", "a\nb", "a\u{A0}b", "a\u{2003}b", "\u{0}", "a\u{7F}", "a\u{80}", "\u{9F}b"] {
      #expect(!VerifierKey.isName(name))
    }
  }
}
