/// Derives everything anew from the bytes of a registry's directory, and reports each thing separately. Changes nothing;
/// the daemon may be running.
package struct DirectoryVerification {
  /// What it is held against besides itself.
  package struct Measure {
    /// The registry's key, from elsewhere; nil leaves the signature unchecked.
    package var key: VerifierKey?
    /// Whose cosignatures are demanded besides; passed over without ``key``.
    package var policy: TlogPolicy?
    /// Earlier checkpoints, each with the name of its file.
    package var earlier: [(name: String, note: [UInt8])] = []
    /// True to judge every decision by the rules again, which takes most of the time.
    package var withDecisions = true
    /// True to say also what the log answers (``DirectoryVerification/answers``), for a daemon to be held against.
    package var withAnswers = false

    /// Holds the directory against itself alone: decisions are judged, answers not told.
    package init() {}
  }

  /// In the order in which they were made; one without a measure, or without whole lines to look at, is not there.
  package private(set) var checks: [Check] = []
  /// Events that were read: all that stand in whole frames, or those before the first damage.
  package private(set) var size = 0
  /// That of the tree over these events; not nil once they were read.
  package private(set) var root: TreeHash?
  /// The last signed one; nil if no file holds one, or if a key was given that has not signed it.
  package private(set) var checkpoint: Checkpoint?
  /// Bytes behind the last event that are no whole frame: an interrupted write, or one that is going on.
  package private(set) var tornBytes = 0
  /// Recorded time of the last event.
  package private(set) var lastAt = Instant.earliest
  /// What the log answers as known at its last event, and just before that; empty if that was not wanted, or decisions
  /// were not judged.
  ///
  /// What a running daemon has recorded since may have the time of that event and is then known at it, too; just before,
  /// nothing more can become known.
  package private(set) var answers: [AnsweredMoment] = []
  /// How many evidence files the events name, and how many of them are not kept here. A digest may be recorded of a file
  /// that nobody handed in, so that one which is not here is no fault that could be told from it.
  package private(set) var evidence: (named: Int, missing: Int) = (0, 0)
  /// The registry's name, as `registry.json` says it.
  package let origin: String

  let directory: LogDirectory
  let disk: any Disk
  private let progress: (Int, Int) -> Void

  /// - Parameters:
  ///   - render: writes an answer; the views of the register are compared as they are given.
  ///   - progress: is told how many bytes are done, and of how many.
  package init(
    _ path: String, _ measure: Measure, on disk: any Disk,
    render: @escaping @Sendable (Answer) -> [UInt8], progress: @escaping (Int, Int) -> Void
  ) throws(EngineError) {
    do { directory = try LogDirectory.open(at: path, on: disk) } catch { throw .directory(error) }
    self.disk = disk
    self.progress = progress
    origin = directory.identity.origin
    // Before the log: read after it, the checkpoint of a log that is being written would lead what was read of it.
    let stored: [UInt8]?
    do { stored = try CheckpointFile.bytes(of: directory.checkpointPath, on: disk) } catch {
      throw .log(.system(error))
    }
    let (signature, last) = Self.last(stored, measure, directory, disk)
    checkpoint = last
    let earlier = measure.earlier.map { ($0.name, Self.earlier($0.note, measure.key)) }
    var sizes = last.map { [$0.size] } ?? []
    for case (_, .success(let checkpoint)) in earlier { sizes.append(checkpoint.size) }
    let inspection = try inspect(notingRootsAt: sizes)
    checkRoot(last, inspection)
    checks += signature
    checkConsistency(earlier, inspection)
    checkAttachments(named: inspection.evidence)
    checks.append(inspection.personal)
    // Without whole lines in their places nobody can tell which events are of one command.
    let isReadable = checks.filter { [.frames, .lines, .sequence].contains($0.kind) }.allSatisfy(\.holds)
    guard measure.withDecisions, isReadable, size > 0 else { return }
    judge(inspection, withAnswers: measure.withAnswers, render)
  }

  // MARK: Checkpoints

  private static func last(
    _ stored: [UInt8]?, _ measure: Measure, _ directory: LogDirectory, _ disk: any Disk
  ) -> (checks: [Check], checkpoint: Checkpoint?) {
    var signature = Check(.signature)
    guard let stored else {
      signature.fail(CheckFailure("checkpointMissing", "缺少检查点文件", "there is no checkpoint file"))
      return ([signature], nil)
    }
    guard let key = measure.key else {
      // By whom it is signed nobody can tell without a key; that it is none, anybody can.
      do { return ([], try SignedCheckpoint(parsing: stored).checkpoint) } catch {
        signature.fail(CheckpointChecks.unreadable(error))
        return ([signature], nil)
      }
    }
    var found: SignedCheckpoint?
    signature.examine { () throws(CheckFailure) in
      do throws(CheckFailure) { found = try CheckpointChecks.signature(of: stored, key) } catch {
        throw Self.replacedKey(stored, key, directory, disk) ?? error
      }
    }
    guard let policy = measure.policy, let found else { return ([signature], found?.checkpoint) }
    var quorum = Check(.policy)
    quorum.examine { () throws(CheckFailure) in _ = try CheckpointChecks.policy(policy, on: found.note, key) }
    return ([signature, quorum], found.checkpoint)
  }

  /// What is to be said if the checkpoint is signed by another key than the one given, and that is the directory's own; nil
  /// if it is not, or its file cannot be read by whoever verifies.
  private static func replacedKey(
    _ stored: [UInt8], _ given: VerifierKey, _ directory: LogDirectory, _ disk: any Disk
  ) -> CheckFailure? {
    guard let secret = try? KeyFile.read(directory.keyPath, on: disk) else { return nil }
    let own = NoteSigner(name: Text(directory.identity.origin), .ed25519, secret).key
    guard own != given, (try? CheckpointChecks.signature(of: stored, own)) != nil else { return nil }
    return CheckFailure(
      "keyReplaced", "检查点是用目录里现有的密钥 \(own.id) 签的，不是给定的 \(given.name) \(given.id)：密钥被换过，或给定的是别的登记簿的密钥",
      "the checkpoint is signed by the key that lies in the directory (\(own.id)), not by the one given "
        + "(\(given.name) \(given.id)): the key was replaced, or the one given is another registry's")
  }

  private static func earlier(_ note: [UInt8], _ key: VerifierKey?) -> Result<Checkpoint, CheckFailure> {
    Result { () throws(CheckFailure) in
      if let key { return try CheckpointChecks.signature(of: note, key).checkpoint }
      do throws(FormatFault) { return try SignedCheckpoint(parsing: note).checkpoint } catch {
        throw CheckpointChecks.unreadable(error)
      }
    }
  }

  private mutating func checkRoot(_ last: Checkpoint?, _ inspection: LogInspection) {
    var check = Check(.root)
    if let last {
      check.examine { () throws(CheckFailure) in try Self.contains(last, inspection, "checkpoint", origin: origin) }
    }
    checks.append(check)
  }

  private mutating func checkConsistency(
    _ earlier: [(name: String, Result<Checkpoint, CheckFailure>)], _ inspection: LogInspection
  ) {
    guard !earlier.isEmpty else { return }
    var check = Check(.consistency)
    for (name, result) in earlier {
      check.examine { () throws(CheckFailure) in
        try Self.contains(try result.get(), inspection, name, origin: origin)
      }
    }
    checks.append(check)
  }

  /// The log begins with what a checkpoint says.
  private static func contains(
    _ checkpoint: Checkpoint, _ inspection: LogInspection, _ name: String, origin: String
  ) throws(CheckFailure) {
    let size = inspection.tree.tree.size
    guard checkpoint.origin == Text(origin) else {
      throw CheckFailure(
        "otherOrigin", "\(name) 属于 \(checkpoint.origin)，不属于 \(origin)",
        "\(name) is of \(checkpoint.origin), not of \(origin)")
    }
    guard checkpoint.size <= size else {
      throw CheckFailure(
        "logShorter", "登记簿有 \(size) 个事件，而 \(name) 签了 \(checkpoint.size) 个：这是旧副本，或末尾被截去",
        "the log has \(size) events, and \(name) signed \(checkpoint.size): it is an old copy, or its end was cut off")
    }
    let root = checkpoint.size == 0 ? SHA256().emptyRoot : inspection.tree.roots[checkpoint.size]
    guard root == checkpoint.root else {
      throw CheckFailure(
        "rootDiffers", "前 \(checkpoint.size) 个事件的根与 \(name) 不符：\(root?.base64 ?? "?")",
        "the first \(checkpoint.size) events have the root \(root?.base64 ?? "?"), not that of \(name)")
    }
  }

  // MARK: The log

  private mutating func inspect(notingRootsAt sizes: [Int]) throws(EngineError) -> LogInspection {
    var frames = Check(.frames)
    let (directory, disk) = (directory, disk)
    var store: PrivateStore?
    var looksLeft = Self.maximumLooks
    var inspection = LogInspection(notingRootsAt: sizes) { seq, anew in
      if anew, looksLeft > 0 {
        looksLeft -= 1
        store = try? PrivateStore.read(directory, on: disk).store
      }
      return try? store?.values(of: seq)
    }
    let total = bytesOfLog
    var done = 0
    // What cannot be read says nothing of what is in it.
    var unreadable: SystemError?
    // Each piece by itself on whatever processor is free; one after the other here.
    let inspectors = OrderedPipeline { (piece: LogPiece) in InspectedPiece(piece) }
    defer { inspectors.stop() }
    @discardableResult
    func takeNext() -> Bool {
      guard let piece = inspectors.next() else { return false }
      inspection.take(piece)
      done += piece.bytes
      progress(done, total)
      return true
    }
    frames.examine { () throws(CheckFailure) in
      do throws(LogError) {
        store = try PrivateStore.read(directory, on: disk).store
        // An interrupted write at the end is nothing that anybody was told of; the next start cuts it off.
        let scan = try LogScan.run(directory, on: disk) { (piece: LogPiece) throws(LogError) in
          if inspectors.isFull { takeNext() }
          inspectors.push(piece)
        }
        if scan.tornTail != nil { tornBytes = scan.lastSegmentBytes - scan.validUpTo }
      } catch {
        while takeNext() {}
        if case .system(let error) = error { unreadable = error }
        throw CheckFailure(
          "logDamaged", seq: inspection.locations.count + 1, "日志损坏：\(error.phrase.chinese)", "\(error)")
      }
    }
    while takeNext() {}
    if let unreadable { throw .log(.system(unreadable)) }
    frames.examined = inspection.locations.count
    inspection.finish(personal: personalFailures(inspection, store))
    size = inspection.locations.count
    lastAt = inspection.lastAt
    root = inspection.tree.tree.root(by: SHA256())
    checks += [frames, inspection.lines, inspection.sequence, inspection.links, inspection.maps]
    return inspection
  }

  /// How often the private files are read again for values that were not there before. One look covers all that the log
  /// had when it was read; where values are truly lost, each look costs a reading of the file.
  private static let maximumLooks = 8

  private var bytesOfLog: Int {
    let names = (try? disk.list(directory.logPath)) ?? []
    return names.reduce(0) { total, name in
      guard let file = try? disk.open("\(directory.logPath)/\(name)", .read) else { return total }
      defer { try? file.close() }
      return total + ((try? file.size()) ?? 0)
    }
  }

  // MARK: Attachments

  private mutating func checkAttachments(named: Set<AttachmentDigest>) {
    var check = Check(.attachments)
    let store = AttachmentStore(reading: directory, on: disk)
    var digests: [AttachmentDigest] = []
    do { digests = try store.list() } catch {
      check.fail(
        CheckFailure(
          "attachmentsUnreadable", "附件目录不可读：\(error.phrase.chinese)", "the attachments cannot be listed: \(error)"))
    }
    evidence = (named.count, named.subtracting(digests).count)
    for digest in digests {
      check.examine { () throws(CheckFailure) in
        do throws(AttachmentError) { try store.verify(digest) } catch {
          throw CheckFailure("attachmentDiffers", "附件 \(digest) 被改动：\(error.phrase.chinese)", "\(error)")
        }
      }
    }
    checks.append(check)
  }

  // MARK: Decisions

  private mutating func judge(
    _ inspection: LogInspection, withAnswers: Bool, _ render: @escaping @Sendable (Answer) -> [UInt8]
  ) {
    var decisions = Check(.decisions)
    var projections = Check(.projections)
    do throws(LogError) {
      let judge = try Judge(directory, inspection.locations, amending: inspection.amending, on: disk)
      // Told in bytes, as before, so that the bar goes on as it was.
      let total = bytesOfLog
      let folded = try judge.run(&decisions) { done, count in progress(total / max(count, 1) * done, total) }
      judge.compare(with: folded, &projections, render)
      if withAnswers { answers.append(try judge.answers(knownAt: lastAt, render)) }
      if withAnswers, lastAt > .earliest {
        answers.append(try judge.answers(knownAt: Instant(microseconds: lastAt.microseconds - 1), render))
      }
    } catch {
      decisions.fail(CheckFailure("logUnreadable", "日志不可读：\(error.phrase.chinese)", "\(error)"))
    }
    checks += [decisions, projections]
  }
}

/// Questions about the whole register as known at one instant, and the answers.
package struct AnsweredMoment: Sendable {
  /// What was recorded later is left out of the answers.
  package let knownAt: Instant
  /// The questions say the instant themselves.
  package internal(set) var answers: [(question: JSONObject, answer: [UInt8])] = []
}
