import Testing

@testable import RegistryCore

@Suite struct CheckpointTests {
  private static let root = MerkleTreeTests.classicRoots[8]

  @Test func text() throws {
    let checkpoint = Checkpoint(origin: "log.example/one", size: 8, root: TreeHash(hex: Self.root))
    let text = "log.example/one\n8\n\(TreeHash(hex: Self.root).base64)\n"
    #expect(checkpoint.text == Array(text.utf8))
    #expect(try Checkpoint(parsing: Array(text.utf8)) == checkpoint)
  }

  @Test func specification() throws {
    let note = try SignedNote(parsing: Array(NoteFixture.specificationCheckpoint.utf8))
    let checkpoint = try Checkpoint(parsing: note.text)
    #expect(checkpoint.origin == "example.com/behind-the-sofa")
    #expect(checkpoint.size == 20_852_163)
    #expect(checkpoint.root.base64 == "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=")
    #expect(checkpoint.text == note.text)
  }

  @Test func extensions() throws {
    let text = Array("o\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\none more\nand another\n".utf8)
    let checkpoint = try Checkpoint(parsing: text)
    #expect(checkpoint.extensions == ["one more", "and another"])
    #expect(checkpoint.root == SHA256().emptyRoot)
    #expect(checkpoint.text == text)
  }

  static let hash = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
  static let malformed: [(String, String)] = [
    ("", "it ends where it should have the origin"),
    ("o\n", "in line 2: it ends where it should have the number of entries"),
    ("o\n1\n", "in line 3: it ends where it should have the root"),
    ("o\n1\n\(hash)", "the last line does not end"),
    ("\n1\n\(hash)\n", "in line 1: there should be the origin"),
    ("o\n\n\(hash)\n", "in line 2: a number"), ("o\n01\n\(hash)\n", "in line 2: a number"),
    ("o\n-1\n\(hash)\n", "in line 2: a number"), ("o\n+1\n\(hash)\n", "in line 2: a number"),
    ("o\n1 \n\(hash)\n", "in line 2: a number"), ("o\n0x1\n\(hash)\n", "in line 2: a number"),
    ("o\n9223372036854775808\n\(hash)\n", "in line 2: a number"), ("o\n一\n\(hash)\n", "in line 2: a number"),
    ("o\n1\n\n", "in line 3: a hash"), ("o\n1\n\(hash.dropLast())\n", "in line 3: a hash"),
    ("o\n1\nAAAA\n", "in line 3: a hash"), ("o\n1\n\(hash)\n\nx\n", "in line 4: an empty line"),
  ]

  @Test(arguments: malformed) func malformedCheckpoint(_ text: String, _ reason: String) throws {
    let told = try #require(fault { () throws(FormatFault) in _ = try Checkpoint(parsing: Array(text.utf8)) })
    #expect(told.contains(reason), "\(told)")
  }

  @Test func largestSize() throws {
    let checkpoint = try Checkpoint(parsing: Array("o\n9223372036854775807\n\(Self.hash)\n".utf8))
    #expect(checkpoint.size == Int.max)
  }

  // MARK: Short form

  @Test func short() throws {
    let checkpoint = Checkpoint(origin: "rehearsal/朔州", size: 24, root: TreeHash(hex: Self.root))
    let short = ShortCheckpoint(checkpoint)
    #expect(short.description == "rehearsal/朔州 24 5dc9-da79-a706-59a9-ad55-9cb7-01de-d9a2")
    #expect(try ShortCheckpoint(parsing: short.description) == short)
    #expect(try ShortCheckpoint(parsing: "rehearsal/朔州  24 5DC9DA79A70659A9AD559CB701DED9A2") == short)
    let other = Checkpoint(origin: "rehearsal/朔州", size: 24, root: TreeHash(hex: MerkleTreeTests.classicRoots[7]))
    #expect(ShortCheckpoint(other) != short)
  }

  @Test(arguments: [
    "", "a", "a 1", "a 1 5dc9", "a 01 5dc9da79a70659a9ad559cb701ded9a2", "a 1 5dc9da79a70659a9ad559cb701ded9a",
    "a 1 5dc9da79a70659a9ad559cb701ded9ag", "a b 1 5dc9da79a70659a9ad559cb701ded9a2",
  ]) func malformedShort(_ text: String) {
    #expect(fault { () throws(FormatFault) in _ = try ShortCheckpoint(parsing: text) } != nil)
  }
}
