/// Holds the lines of a log, each inspected by itself, against their neighbours: number and time, links, the streams that
/// the log committed to, the tree, and the personal values beside it.
struct LogInspection {
  private(set) var lines = Check(.lines)
  private(set) var sequence = Check(.sequence)
  private(set) var links = Check(.links)
  private(set) var maps = Check(.maps)
  private(set) var personal = Check(.personal)
  /// The tree, and its roots at the sizes that were asked for.
  private(set) var tree: TreeReplay
  /// Where each event stands.
  private(set) var locations: [LineLocation] = []
  /// Events whose commands can change what earlier ones recorded.
  private(set) var amending: [Int] = []
  /// The evidence files that the events name.
  private(set) var evidence: Set<AttachmentDigest> = []
  /// Recorded time of the last event.
  private(set) var lastAt = Instant.earliest

  private let hasher = SHA256()
  /// The highest version of a line so far.
  private var lastVersion = 0
  private var heads = StreamHeads()
  /// Those of the command whose events are coming.
  private var streams: [Stream] = [.registry]
  /// Personal values that were erased, and by which event, to be looked at when all events are known.
  private(set) var erased: [ErasedValue] = []
  /// Leaves of maps that were hashed again. A map of every bundle of a large registry would take hours.
  private var mapWork = 0
  /// A commitment that was passed over; the last one is always looked at.
  private var passedOver: (seq: Int, commitment: StreamCommitment, heads: StreamHeads)?

  private static let maximumMapWork = 20_000_000

  /// The values of an event, none if they cannot be read; the second word asks to look at the files anew.
  private let values: (Int, Bool) -> PrivateValues?

  init(notingRootsAt sizes: some Sequence<Int>, values: @escaping (Int, Bool) -> PrivateValues?) {
    tree = TreeReplay(notingRootsAt: sizes)
    self.values = values
  }

  /// Takes in the piece that comes next.
  mutating func take(_ piece: InspectedPiece) {
    tree.take(piece.stretch, notingAlso: piece.losses.map { $0 - 1 })
    locations += piece.locations
    for (index, line) in piece.lines.enumerated() { take(line, piece.firstSeq + index) }
  }

  private mutating func take(_ line: InspectedLine, _ seq: Int) {
    let root = line.loss.flatMap { _ in tree.roots[seq - 1] }
    lines.examine { () throws(CheckFailure) in
      if let fault = line.fault {
        throw CheckFailure(
          "lineUnreadable", seq: seq, "事件 \(seq) 不可读：\(fault.chinese)", "event \(seq) cannot be read: \(fault.english)")
      }
      if let unsound = line.unsound { throw .unsound(seq, unsound) }
      guard line.isCanonical else {
        throw CheckFailure(
          "lineNotCanonical", seq: seq, "事件 \(seq) 的写法不规范", "event \(seq) is not written as the registry writes")
      }
      if let misstated = line.misstated { throw misstated }
      if let loss = line.loss { try Self.check(loss, seq, root) }
    }
    guard line.fault == nil, line.unsound == nil else { return }
    let (last, version) = (lastAt, lastVersion)
    sequence.examine { () throws(CheckFailure) in
      guard line.seq == seq else {
        throw CheckFailure(
          "sequenceBroken", seq: seq, "第 \(seq) 行自称事件 \(line.seq)", "line \(seq) says that it is event \(line.seq)")
      }
      guard line.recordedAt >= last else {
        throw CheckFailure(
          "timeGoesBack", seq: seq, "事件 \(seq) 的录入时间早于前一事件", "event \(seq) was recorded before the one before it")
      }
      guard line.version >= version else {
        throw CheckFailure(
          "versionGoesBack", seq: seq, "事件 \(seq) 的格式版本 \(line.version) 低于前面的 \(version)",
          "event \(seq) is of version \(line.version), and one before it of version \(version)")
      }
    }
    (lastAt, lastVersion) = (max(lastAt, line.recordedAt), max(lastVersion, line.version))
    follow(line, seq)
    if line.canAmend { amending.append(seq) }
    evidence.formUnion(line.evidence)
    if !line.personal.isEmpty { look(at: line.personal, of: seq) }
  }

  private mutating func follow(_ line: InspectedLine, _ seq: Int) {
    if let own = line.streams { streams = own }
    if line.version > 1 {
      let expected = heads.links(of: streams)
      links.examine { () throws(CheckFailure) in
        guard line.links == expected else {
          throw CheckFailure(
            "linkWrong", seq: seq, "事件 \(seq) 应接 \(Self.text(expected))，却写 \(Self.text(line.links))",
            "event \(seq) follows \(Self.text(expected)), and says \(Self.text(line.links))")
        }
      }
    }
    if line.event == .streamsCommitted { look(at: line.commitment, seq) }
    heads.add(seq...seq, to: streams)
  }

  private static func text(_ links: [StreamLink]) -> String {
    links.map { "\($0.stream):\($0.previous)" }.joined(separator: " ")
  }

  /// An accepted loss names the log that was gone on with.
  ///
  /// - Parameter root: of the events before it.
  private static func check(_ loss: LossStatement, _ seq: Int, _ root: TreeHash?) throws(CheckFailure) {
    guard loss.size == seq - 1, loss.root == root else {
      throw CheckFailure(
        "lossDiffers", seq: seq, "事件 \(seq) 所述接受损失时的日志与其前的事件不符",
        "event \(seq) accepts a loss on a log of \(loss.size) events that are not those before it")
    }
  }

  private mutating func look(at commitment: StreamCommitment?, _ seq: Int) {
    guard let commitment else {
      return maps.fail(CheckFailure("mapUnreadable", seq: seq, "事件流总目不可读", "the commitment cannot be read"))
    }
    passedOver = nil
    guard mapWork + heads.count <= Self.maximumMapWork else {
      passedOver = (seq, commitment, heads)
      return
    }
    mapWork += heads.count
    derive(seq, commitment, heads)
  }

  private mutating func derive(_ seq: Int, _ commitment: StreamCommitment, _ heads: StreamHeads) {
    let map = StreamMap(heads, by: hasher)
    let found = StreamCommitment(size: seq - 1, streams: map.count, root: map.root)
    maps.examine { () throws(CheckFailure) in
      guard found == commitment else {
        throw CheckFailure(
          "mapDiffers", seq: seq, "事件 \(seq) 的事件流总目应为 \(found.streams) 条、\(found.root)",
          "the map that event \(seq) commits to has \(found.streams) streams and the root \(found.root), not what it says"
        )
      }
    }
  }

  private mutating func look(at places: [(path: Text, sealed: JSONValue)], of seq: Int) {
    var states = Self.states(of: places, values(seq, false), by: hasher)
    if states?.contains(.missing) ?? true {
      // The daemon may have recorded it since the files were looked at; values are durable before their line is.
      states = Self.states(of: places, values(seq, true), by: hasher)
    }
    for (index, place) in places.enumerated() {
      var erasedBy: Int?
      personal.examine { () throws(CheckFailure) in
        guard let states else {
          throw CheckFailure("personalUnreadable", seq: seq, "个人信息文件不可读", "the file of personal values cannot be read")
        }
        switch states[index] {
        case .present: break
        case .erased(let event): erasedBy = event
        case .missing:
          throw CheckFailure(
            "personalMissing", seq: seq, "\(place.path) 的值丢失或与承诺不符",
            "the value of \(place.path) is missing or does not open its commitment")
        }
      }
      if let erasedBy { erased.append(ErasedValue(seq: seq, path: place.path, by: erasedBy)) }
    }
  }

  private static func states(
    of places: [(path: Text, sealed: JSONValue)], _ values: PrivateValues?, by hasher: SHA256
  ) -> [PrivateValues.State]? {
    values.map { values in places.map { Sealing.state(of: $0.sealed, at: $0.path, values, by: hasher) } }
  }

  /// Looks at what can only be told when all events are known.
  ///
  /// - Parameter failures: what else is wrong with the personal values.
  mutating func finish(personal failures: [CheckFailure]) {
    if let (seq, commitment, heads) = passedOver { derive(seq, commitment, heads) }
    for failure in failures { personal.fail(failure) }
  }
}

/// A personal value that is said to have been erased.
struct ErasedValue: Sendable {
  /// The event that commits to it, and where in its data.
  let seq: Int
  let path: Text
  /// The event that erased it.
  let by: Int
}
