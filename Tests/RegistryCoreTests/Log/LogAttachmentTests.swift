import Glibc
import Testing

@testable import RegistryCore

@Suite struct LogAttachmentTests {
  static let content = (0..<1_000).map { UInt8(truncatingIfNeeded: $0 * 7) }
  static let digest = AttachmentDigest(of: SHA256.hash(content))

  private func store(_ fixture: LogFixture) throws -> AttachmentStore {
    try AttachmentStore.open(fixture.directory, on: fixture.disk)
  }

  private func send(_ content: [UInt8], as digest: AttachmentDigest, to store: AttachmentStore, chunk: Int = 300)
    throws -> AttachmentStore.Receipt
  {
    var receipt = AttachmentStore.Receipt(received: 0, isComplete: false)
    repeat {
      let end = min(content.count, receipt.received + chunk)
      receipt = try store.put(
        digest, size: content.count, offset: receipt.received, chunk: Array(content[receipt.received..<end]))
    } while !receipt.isComplete
    return receipt
  }

  private func refusal(_ body: () throws -> Void) throws -> (AttachmentError.Refusal, received: Int)? {
    guard case .refused(let refusal, let received) = try #require(throws: AttachmentError.self, performing: body) else {
      return nil
    }
    return (refusal, received)
  }

  @Test(arguments: [
    "", "ab", String(repeating: "A", count: 64), String(repeating: "g", count: 64),
    "../" + String(repeating: "a", count: 61),
  ])
  func whatIsNoDigest(_ text: String) {
    #expect(AttachmentDigest(text) == nil)
  }

  @Test(arguments: [0, 1, 300, 1_000])
  func whatIsSentIsKept(_ count: Int) throws {
    let fixture = try LogFixture()
    let store = try store(fixture)
    let content = Array(Self.content.prefix(count))
    let digest = AttachmentDigest(of: SHA256.hash(content))
    #expect(try store.size(of: digest) == nil)
    #expect(throws: AttachmentError.notStored(digest)) { try store.read(digest, offset: 0, length: 1) }
    #expect(throws: AttachmentError.notStored(digest)) { try store.verify(digest) }
    #expect(try send(content, as: digest, to: store) == AttachmentStore.Receipt(received: count, isComplete: true))
    let path = "/r/attachments/\(digest.hex.prefix(2))/\(digest.hex.dropFirst(2))"
    #expect(fixture.disk.contents(path) == content && fixture.disk.permissions(path) == 0o400)
    #expect(try fixture.disk.list("/r/attachments/incoming") == [])
    #expect(try store.size(of: digest) == count && store.list() == [digest])
    try store.verify(digest)
    fixture.disk.crash(.nothing)
    #expect(fixture.disk.contents(path) == content)
    // Complete at once, whatever is sent.
    #expect(
      try store.put(digest, size: count, offset: 0, chunk: []) == .init(received: count, isComplete: true))
    #expect(try refusal { _ = try store.put(digest, size: count + 1, offset: 0, chunk: []) }?.received == count)
  }

  @Test func reading() throws {
    let fixture = try LogFixture()
    let store = try store(fixture)
    _ = try send(Self.content, as: Self.digest, to: store)
    for (offset, length) in [
      (0, 1_000), (0, 10_000), (990, 20), (1_000, 1), (5_000, 1), (3, 0), (-1, 5), (0, -1), (0, .max),
    ] {
      let (bytes, size) = try store.read(Self.digest, offset: offset, length: length)
      #expect(size == 1_000)
      #expect(bytes == Array(Self.content.dropFirst(max(0, offset)).prefix(max(0, length))))
    }
  }

  @Test func chunksMustContinue() throws {
    let fixture = try LogFixture()
    let store = try store(fixture)
    func put(_ offset: Int, _ count: Int, size: Int = 1_000) throws -> AttachmentStore.Receipt {
      try store.put(
        Self.digest, size: size, offset: offset, chunk: Array(Self.content.dropFirst(max(0, offset)).prefix(count)))
    }
    #expect(try put(0, 0) == .init(received: 0, isComplete: false))
    #expect(try refusal { _ = try put(1, 10) }! == (.offsetDiffers(expected: 0, found: 1), received: 0))
    #expect(try refusal { _ = try put(-1, 10) }! == (.offsetDiffers(expected: 0, found: -1), received: 0))
    #expect(try refusal { _ = try put(0, 10, size: -1) }! == (.sizeDiffers(expected: 0, found: -1), received: 0))
    #expect(try fixture.disk.list("/r/attachments/incoming") == [])
    #expect(try put(0, 400) == .init(received: 400, isComplete: false))
    #expect(try put(0, 400) == .init(received: 400, isComplete: false))
    #expect(try put(100, 300) == .init(received: 400, isComplete: false))
    #expect(try put(0, 0) == .init(received: 400, isComplete: false))
    #expect(try refusal { _ = try put(300, 200) }! == (.offsetDiffers(expected: 400, found: 300), received: 400))
    #expect(try refusal { _ = try put(401, 1) }! == (.offsetDiffers(expected: 400, found: 401), received: 400))
    #expect(
      try refusal { _ = try put(400, 10, size: 999) }! == (.sizeDiffers(expected: 1_000, found: 999), received: 400))
    let long = Self.content + [0]
    #expect(
      try refusal { _ = try store.put(Self.digest, size: 1_000, offset: 400, chunk: Array(long.dropFirst(400))) }!
        == (.beyondTheEnd(size: 1_000, end: 1_001), received: 400))
    let chunk = [UInt8](repeating: 0, count: AttachmentStore.maximumChunkBytes + 1)
    #expect(
      try refusal { _ = try store.put(Self.digest, size: 1_000, offset: 400, chunk: chunk) }!
        == (.chunkTooLarge(bytes: chunk.count), received: 400))
    let size = AttachmentStore.maximumBytes + 1
    #expect(try refusal { _ = try put(400, 1, size: size) }! == (.tooLarge(bytes: size), received: 400))
    #expect(try put(400, 600) == .init(received: 1_000, isComplete: true))
  }

  @Test func anotherContentIsThrownAway() throws {
    let fixture = try LogFixture()
    let store = try store(fixture)
    var wrong = Self.content
    wrong[999] ^= 1
    let found = AttachmentDigest(of: SHA256.hash(wrong))
    #expect(
      try refusal { _ = try send(wrong, as: Self.digest, to: store) }! == (.digestDiffers(found: found), received: 0))
    #expect(try fixture.disk.list("/r/attachments/incoming") == [])
    #expect(try store.size(of: Self.digest) == nil)
    #expect(try send(Self.content, as: Self.digest, to: store).isComplete)
  }

  @Test func aStartRemovesWhatIsIncomplete() throws {
    let fixture = try LogFixture()
    _ = try store(fixture).put(Self.digest, size: 1_000, offset: 0, chunk: [1, 2, 3])
    #expect(try fixture.disk.list("/r/attachments/incoming") == ["\(Self.digest).part"])
    let store = try store(fixture)
    #expect(try fixture.disk.list("/r/attachments/incoming") == [])
    #expect(try store.put(Self.digest, size: 1_000, offset: 0, chunk: []).received == 0)
  }

  @Test func tooManyUploadsEndTheOneUntouchedForLongest() throws {
    let fixture = try LogFixture()
    let store = try store(fixture)
    let digests = (0...AttachmentStore.maximumUploads).map { AttachmentDigest(of: SHA256.hash([UInt8($0)])) }
    for digest in digests.dropLast() { _ = try store.put(digest, size: 9, offset: 0, chunk: [1]) }
    _ = try store.put(digests[0], size: 9, offset: 1, chunk: [2])
    _ = try store.put(digests.last!, size: 9, offset: 0, chunk: [1])
    #expect(try fixture.disk.list("/r/attachments/incoming").count == AttachmentStore.maximumUploads)
    #expect(try store.put(digests[0], size: 9, offset: 0, chunk: []).received == 2)
    #expect(try store.put(digests[1], size: 9, offset: 0, chunk: []).received == 0)
  }

  @Test func damageIsSeen() throws {
    let fixture = try LogFixture()
    let store = try store(fixture)
    _ = try send(Self.content, as: Self.digest, to: store)
    let path = "/r/attachments/\(Self.digest.parts.folder)/\(Self.digest.parts.file)"
    let damaged = Self.content.flipping(bit: 0, of: 500)
    fixture.disk.put(damaged, at: path)
    #expect(throws: AttachmentError.damaged(path: path, found: AttachmentDigest(of: SHA256.hash(damaged)))) {
      try store.verify(Self.digest)
    }
  }

  /// Whatever fails, and whether the power goes off with it: what was called complete is there, and nothing under its
  /// name is ever anything else.
  @Test(arguments: 0..<16)
  func aFailureAtEveryOperation(_ count: Int) throws {
    for fault in MemoryDisk.Fault.allCases {
      for isLast in [false, true] {
        for seed in 0..<8 as Range<UInt64> {
          let fixture = try LogFixture()
          var store = try store(fixture)
          fixture.disk.fail(after: count, fault, isLast: isLast)
          let complete = try? send(Self.content, as: Self.digest, to: store)
          if !isLast { fixture.disk.crash(.everything) }
          if complete == nil && !isLast {
            // Without a power cut the next start may call it complete; then it stays so.
            store = try self.store(fixture)
            _ = try send(Self.content, as: Self.digest, to: store)
          }
          fixture.disk.crash(.some(seed: seed))
          store = try self.store(fixture)
          let comment: Comment = "\(fault) at \(count), seed \(seed)"
          if complete != nil || !isLast { #expect(try store.size(of: Self.digest) == 1_000, comment) }
          if try store.size(of: Self.digest) != nil { try store.verify(Self.digest) }
          #expect(try send(Self.content, as: Self.digest, to: store).isComplete, comment)
        }
      }
    }
  }
}
