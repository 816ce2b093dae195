import Testing

@testable import RegistryCore

@Suite struct WitnessTests {
  private static let log = NoteFixture.log

  /// A log of 40 entries that signs, and what it would ask of a witness.
  private struct Log {
    let pair: TreePair
    var signer = NoteFixture.log

    init(_ entries: [[UInt8]] = (0..<40).map { [UInt8($0)] }) {
      pair = TreePair(entries)
    }

    func checkpoint(_ size: Int) -> Checkpoint {
      var source = pair.source()
      return Checkpoint(origin: signer.key.name, size: size, root: source.root(at: size))
    }

    func request(from oldSize: Int, to size: Int) throws -> WitnessRequest {
      var source = pair.source()
      return WitnessRequest(
        oldSize: oldSize, path: source.consistencyProof(from: oldSize, to: size).path,
        for: checkpoint(size).signed(by: signer))
    }
  }

  private static func judge(_ request: WitnessRequest, seen: Checkpoint?) -> WitnessRefusal? {
    do throws(WitnessRefusal) {
      try WitnessRule.check(request, logs: [log.key], latest: seen)
      return nil
    } catch { return error }
  }

  @Test func cosignsWhatGoesOn() throws {
    let log = Log()
    for (old, size) in [(0, 0), (0, 1), (0, 40), (1, 2), (7, 7), (7, 40), (32, 33)] {
      let seen = old == 0 ? nil : log.checkpoint(old)
      #expect(Self.judge(try log.request(from: old, to: size), seen: seen) == nil, "\(old) to \(size)")
    }
  }

  @Test func unknownLog() throws {
    var other = Log()
    other.signer = NoteFixture.signer("log.example/two", 1)
    #expect(Self.judge(try other.request(from: 0, to: 5), seen: nil) == .unknownOrigin("log.example/two"))
  }

  @Test func wrongKey() throws {
    var forged = Log()
    forged.signer = NoteFixture.signer("log.example/one", 77)
    let refusal = Self.judge(try forged.request(from: 0, to: 5), seen: nil)
    #expect(refusal == .notSigned(.noKnownKey(signers: ["log.example/one"])))
    #expect(refusal?.status == 403)
  }

  @Test func shrinking() throws {
    let log = Log()
    let request = WitnessRequest(oldSize: 9, path: [], for: log.checkpoint(5).signed(by: Self.log))
    #expect(Self.judge(request, seen: log.checkpoint(9)) == .oldAboveNew(old: 9, new: 5))
  }

  @Test func otherSize() throws {
    let log = Log()
    let refusal = Self.judge(try log.request(from: 5, to: 12), seen: log.checkpoint(9))
    #expect(refusal == .otherSize(seen: 9, old: 5))
    #expect(refusal?.status == 409)
    #expect(Self.judge(try log.request(from: 5, to: 12), seen: nil) == .otherSize(seen: 0, old: 5))
    // Rolled back: what the log has is less than what was seen.
    #expect(Self.judge(try log.request(from: 5, to: 8), seen: log.checkpoint(9)) == .otherSize(seen: 9, old: 5))
  }

  @Test func forks() throws {
    let log = Log()
    let other = Log((0..<40).map { [UInt8($0) ^ 1] })
    let same = Self.judge(try other.request(from: 9, to: 9), seen: log.checkpoint(9))
    #expect(same == .fork(size: 9, seen: log.checkpoint(9).root, shown: other.checkpoint(9).root))
    #expect(same?.status == 422)
    guard case .inconsistent? = Self.judge(try other.request(from: 9, to: 20), seen: log.checkpoint(9)) else {
      Issue.record("a later fork was cosigned")
      return
    }
  }

  @Test func badProofs() throws {
    let log = Log()
    let good = try log.request(from: 9, to: 20)
    for path in [[], Array(good.path.dropLast()), good.path + [good.path[0]], good.path.reversed()] {
      let request = WitnessRequest(oldSize: 9, path: path, for: good.signed)
      #expect(Self.judge(request, seen: log.checkpoint(9))?.status == 422)
    }
    // From nothing the proof must be empty, and the tree without entries has one root only.
    let stuffed = WitnessRequest(oldSize: 0, path: good.path, for: good.signed)
    #expect(Self.judge(stuffed, seen: nil)?.status == 422)
    let empty = Checkpoint(origin: Self.log.key.name, size: 0, root: log.checkpoint(3).root)
    #expect(
      Self.judge(WitnessRequest(oldSize: 0, path: [], for: empty.signed(by: Self.log)), seen: nil)?.status == 422)
  }

  // MARK: The file

  @Test func roundTrip() throws {
    let request = try Log().request(from: 9, to: 20)
    #expect(try WitnessRequest(parsing: request.bytes) == request)
    let lines = String(decoding: request.bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0] == "old 9")
    #expect(lines[1 + request.path.count].isEmpty)
    #expect(lines[2 + request.path.count] == "log.example/one")
  }

  static let malformed: [(String, @Sendable (String) -> String, String)] = [
    ("nothing", { _ in "" }, "in line 1: it ends"), ("no old line", { String($0.dropFirst(6)) }, "in line 1"),
    ("size with a zero", { $0.replacing("old 9", with: "old 09") }, "in line 1: a number"),
    ("negative size", { $0.replacing("old 9", with: "old -9") }, "in line 1: a number"),
    ("tab", { $0.replacing("old 9", with: "old\t9") }, "in line 1: there should be"),
    ("broken hash", { $0.replacing("=\n", with: "\n", maxReplacements: 1) }, "in line 2: a hash"),
    (
      "too many hashes",
      {
        $0.replacing(
          "old 9\n", with: "old 9\n" + String(repeating: CheckpointTests.hash + "\n", count: TlogProof.maximumHashes))
      }, "more than 63 hashes"
    ),
    ("no checkpoint", { String($0.split(separator: "log.example")[0]) }, "not a valid signed note"),
  ]

  @Test(arguments: malformed.map(\.0)) func malformedRequest(_ name: String) throws {
    let (_, spoil, reason) = try #require(Self.malformed.first { $0.0 == name })
    let text = spoil(String(decoding: try Log().request(from: 9, to: 20).bytes, as: UTF8.self))
    let told = try #require(fault { () throws(FormatFault) in _ = try WitnessRequest(parsing: Array(text.utf8)) })
    #expect(told.contains(reason), "\(name): \(told)")
  }
}
