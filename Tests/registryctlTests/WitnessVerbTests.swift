import Glibc
import RegistryCore
import Testing

@testable import registryctl

/// The witness and its cosignatures, as they are used: files in, files out.
@Suite struct WitnessVerbTests {
  private let directory = Scratch()
  private static let log = NoteSigner(
    name: "rehearsal/log", .ed25519, Ed25519PrivateKey(seed: [UInt8](repeating: 3, count: 32)))

  private func run(_ words: String...) -> (code: ExitCode, out: String, talk: String) { run(words) }

  private func run(_ words: [String]) -> (code: ExitCode, out: String, talk: String) {
    var (out, talk): ([UInt8], [UInt8]) = ([], [])
    let console = Console { (bytes, stream) throws(SystemError) in
      if stream == .output { out += bytes } else { talk += bytes }
    }
    let environment = CommandLineEnvironment(program: "registryctl", arguments: words) { _ in nil }
    let code = Program(environment: environment, console: console, rendering: Rendering(language: .english)).run()
    return (code, String(decoding: out, as: UTF8.self), String(decoding: talk, as: UTF8.self))
  }

  /// A request from one size to another, of a log whose entries are single bytes, each with something added.
  private func request(from old: Int, to size: Int, twist: UInt8 = 0) throws -> String {
    let hasher = SHA256()
    let leaves = (0..<size).map { hasher.leaf([UInt8($0) ^ twist]) }
    var tree = MerkleTree()
    tree.append(contentsOf: leaves, by: hasher)
    var source = ProofSource<SHA256, Never>(tree, by: hasher) { Array(leaves[$0]) }
    let note = Checkpoint(origin: Self.log.key.name, size: size, root: tree.root(by: hasher)).signed(by: Self.log)
    let path = source.consistencyProof(from: old, to: size).path
    try put(note.bytes, "checkpoint")
    return try put(WitnessRequest(oldSize: old, path: path, for: note).bytes, "request")
  }

  @discardableResult private func put(_ bytes: [UInt8], _ name: String) throws -> String {
    let path = directory(name)
    if try HostDisk().exists(path) { try HostDisk().remove(path) }
    let file = try HostDisk().open(path, .create(permissions: 0o600))
    try file.append(bytes)
    try file.close()
    return path
  }

  private func contents(_ name: String) throws -> [UInt8] {
    let file = try HostDisk().open(directory(name), .read)
    return try file.read(at: 0, count: 1 << 20)
  }

  private func makeWitness(_ name: String = "w1") throws -> VerifierKey {
    let (code, out, talk) = run(
      "witness", "--state", directory(name), "--init", "--name", "witness.example/\(name)", "--watch",
      "\(Self.log.key)", "--json")
    #expect(code == .done, "\(talk)")
    let object = try #require(try JSONReader.parse(Array(out.utf8)).asObject)
    return try VerifierKey(parsing: try #require(object["witness"]?.asText).string, by: SHA256())
  }

  @Test func aListThatCouldNotBeReadAgainIsNotWritten() throws {
    _ = try makeWitness()
    let before = try contents("w1/logs")
    let keys = (0..<4).map { number in
      NoteSigner(
        name: Text(String(repeating: "\(number)", count: 300_000)), .ed25519,
        Ed25519PrivateKey(seed: [UInt8](repeating: 3, count: 32))
      ).key.description
    }
    let (code, _, talk) = run(["witness", "--state", directory("w1")] + keys.flatMap { ["--watch", $0] })
    #expect(code != .done && talk.contains("bytes, and at most 1048576"))
    #expect(try contents("w1/logs") == before)
  }

  @Test func cosignsAndRemembers() throws {
    let key = try makeWitness()
    #expect(key.name == "witness.example/w1" && key.algorithm == .ed25519Cosignature)
    let state = directory("w1")
    #expect(try HostDisk().permissions(of: state + "/key") == 0o600)
    let (code, out, talk) = run("witness", "--state", state, try request(from: 0, to: 5))
    #expect(code == .done && talk.hasPrefix("cosigned: rehearsal/log 5 "), "\(talk)")
    try put(Array(out.utf8), "line")
    let cosigned = run("cosign", directory("checkpoint"), directory("line"), "--witness", "\(key)")
    #expect(cosigned.code == .done, "\(cosigned.talk)")
    let note = try SignedNote(parsing: try contents("checkpoint"))
    #expect(try note.verified(by: [Self.log.key, key]).count == 2)
    // A checkpoint alone is a request from nothing, and is too late here.
    #expect(run("witness", "--state", state, directory("checkpoint")).code == .conflict)
    // The same request again begins where the witness no longer stands; from its size on it signs anew.
    #expect(run("witness", "--state", state, try request(from: 0, to: 5)).code == .conflict)
    #expect(run("witness", "--state", state, try request(from: 5, to: 5)).code == .done)
    #expect(run("witness", "--state", state, try request(from: 5, to: 9)).code == .done)
    let shown = run("witness", "--state", state)
    #expect(shown.out.contains("\(key)") && shown.out.contains("seen with 9 events"), "\(shown.out)")
  }

  @Test func refusesEachWithItsOwnWord() throws {
    _ = try makeWitness()
    let state = directory("w1")
    func outcome(_ path: String) throws -> (ExitCode, String, Int) {
      let (code, out, talk) = run("witness", "--state", state, path, "--json")
      let object = try #require(try JSONReader.parse(Array(out.utf8)).asObject, "\(talk)")
      return (
        code, object["reason"]?.asText?.string ?? object["outcome"]?.asText?.string ?? "",
        object["status"]?.asNumber?.natural.map { Int($0) } ?? 200
      )
    }
    #expect(try outcome(request(from: 0, to: 9)) == (.done, "cosigned", 200))
    #expect(try outcome(request(from: 5, to: 12)) == (.conflict, "otherSize", 409))
    #expect(try outcome(request(from: 5, to: 7)) == (.conflict, "otherSize", 409))
    #expect(try outcome(request(from: 9, to: 12, twist: 1)) == (.verificationFailed, "inconsistent", 422))
    #expect(try outcome(request(from: 9, to: 9, twist: 1)) == (.verificationFailed, "fork", 422))
    let talk = run("witness", "--state", state, try request(from: 9, to: 9, twist: 1)).talk
    let kept = try #require(talk.split(separator: " ").last).dropLast()
    #expect(try HostDisk().exists(String(kept)), "the evidence is where it is said to be: \(talk)")
    #expect(try outcome(request(from: 9, to: 12)) == (.done, "cosigned", 200))
    let shrinking = WitnessRequest(
      oldSize: 12, path: [], for: try SignedCheckpoint(parsing: try shrunk()))
    #expect(try outcome(put(shrinking.bytes, "request")) == (.verificationFailed, "oldAboveNew", 400))
    let forger = NoteSigner(name: "rehearsal/log", .ed25519, Ed25519PrivateKey(seed: [UInt8](repeating: 4, count: 32)))
    let forged = Checkpoint(origin: "rehearsal/log", size: 13, root: SHA256().emptyRoot).signed(by: forger)
    #expect(
      try outcome(put(WitnessRequest(oldSize: 12, path: [], for: forged).bytes, "request"))
        == (.verificationFailed, "notSigned", 403))
    let stranger = NoteSigner(name: "other/log", .ed25519, Ed25519PrivateKey(seed: [UInt8](repeating: 3, count: 32)))
    let strange = Checkpoint(origin: "other/log", size: 13, root: SHA256().emptyRoot).signed(by: stranger)
    #expect(
      try outcome(put(WitnessRequest(oldSize: 0, path: [], for: strange).bytes, "request"))
        == (.notPermitted, "unknownOrigin", 404))
    #expect(run("witness", "--state", state, try put(Array("old x\n".utf8), "request")).code == .usage)
  }

  private func shrunk() throws -> [UInt8] {
    _ = try request(from: 0, to: 5)
    return try contents("checkpoint")
  }

  @Test func isMadeOnce() throws {
    let key = try makeWitness()
    #expect(run("witness", "--state", directory("w1"), "--init", "--name", "x").code == .usage)
    #expect(run("witness", "--state", directory("w1")).out.contains("\(key)"))
    #expect(run("witness", "--state", directory("none")).code == .usage)
    #expect(run("witness", "--state", directory("w2"), "--init", "--name", "a b").code == .usage)
    #expect(run("witness", "--state", directory("w3"), "--init").code == .usage)
    try HostDisk().setPermissions(directory("w1") + "/key", 0o644)
    let lax = run("witness", "--state", directory("w1"))
    #expect(lax.code == .usage && lax.talk.contains("chmod 600"), "\(lax.talk)")
  }

  @Test func cosignAddsOnlyWhatIsRight() throws {
    let key = try makeWitness()
    let other = try makeWitness("w2")
    let line = run("witness", "--state", directory("w1"), try request(from: 0, to: 5)).out
    let before = try contents("checkpoint")
    try put(Array(line.utf8), "line")
    func refused(_ word: String, _ keys: String...) throws {
      let (code, _, talk) = run("cosign", directory("checkpoint"), directory("line"), "--witness", keys[0])
      #expect(code == .verificationFailed && talk.contains(word), "\(talk)")
      #expect(try contents("checkpoint") == before)
    }
    try refused("is not known", "\(other)")
    // A cosignature for another checkpoint.
    _ = try request(from: 5, to: 9)
    let late = try contents("checkpoint")
    try put(before, "checkpoint")
    let foreign = run("witness", "--state", directory("w1"), try request(from: 5, to: 9)).out
    try put(before, "checkpoint")
    try put(Array(foreign.utf8), "line")
    try refused("is not for this checkpoint", "\(key)")
    try put(late, "checkpoint")
    #expect(run("cosign", directory("checkpoint"), directory("line"), "--witness", "\(key)").code == .done)
    let again = run("cosign", directory("checkpoint"), directory("line"), "--witness", "\(key)")
    #expect(again.code == .verificationFailed && again.talk.contains("already"))
    #expect(run("cosign", directory("checkpoint"), directory("line")).code == .usage)
    #expect(run("cosign", directory("line"), directory("line"), "--witness", "\(key)").code == .usage)
  }

  @Test func cosignsProofsAndByPolicy() throws {
    let key = try makeWitness()
    let line = run("witness", "--state", directory("w1"), try request(from: 0, to: 1)).out
    let signed = try SignedCheckpoint(parsing: try contents("checkpoint"))
    let proof = TlogProof(index: 0, path: [], under: signed)
    try put(proof.bytes, "event.tlog-proof")
    try put(Array(line.utf8), "line")
    try put(Array("log \(Self.log.key)\nwitness w1 \(key)\nquorum w1\n".utf8), "policy")
    let out = directory("cosigned.tlog-proof")
    let cosigned = run(
      "cosign", directory("event.tlog-proof"), directory("line"), "--policy", directory("policy"), "--out", out)
    #expect(cosigned.code == .done, "\(cosigned.talk)")
    #expect(try contents("event.tlog-proof") == proof.bytes)
    let read = try TlogProof(parsing: try contents("cosigned.tlog-proof"))
    let policy = try TlogPolicy(parsing: try contents("policy"), by: SHA256())
    #expect(try policy.verdict(on: read.signed.note).isSatisfied)
    #expect(try !policy.verdict(on: proof.signed.note).isSatisfied)
  }
}

/// A directory of its own for one test.
final class Scratch: Sendable {
  private let path = "/tmp/registryctl-test-\(Hex.encode(Randomness.bytes(8)))"

  init() {
    mkdir(path, 0o700)
  }

  func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

  deinit { Scratch.remove(path) }

  private static func remove(_ directory: String) {
    for name in (try? HostDisk().list(directory)) ?? [] {
      let path = "\(directory)/\(name)"
      if unlink(path) == -1 { remove(path) }
    }
    rmdir(directory)
  }
}
