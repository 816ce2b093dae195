/// Reads a log once from end to end and checks of each line what its neighbours and it itself can show: its writing, its
/// number and time, its links, the streams that the log committed to, its leaf in the tree.
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
  /// Recorded time of the last event.
  private(set) var lastAt = Instant.earliest

  private let hasher = SHA256()
  private var writer = JSONWriter(reserving: 4_096)
  private var heads = StreamHeads()
  private var command: (id: CommandID?, streams: [Stream]) = (nil, [.registry])
  private var erasures: Set<Int> = []
  /// Personal values that were erased, and by which event, to be looked at when all events are known.
  private var erased: [(seq: Int, path: Text, by: Int)] = []
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

  mutating func take(_ seq: Int, _ bytes: UnsafeRawBufferPointer, _ location: LineLocation) {
    tree.take(bytes)
    locations.append(location)
    let parsed: Result<EventLine, EventLine.Fault> = Result { () throws(EventLine.Fault) in
      try EventLine(parsing: bytes)
    }
    guard case .success(let line) = parsed else {
      lines.examine { () throws(CheckFailure) in
        throw CheckFailure(
          "lineUnreadable", seq: seq, "事件 \(seq) 不可读：\(parsed)", "event \(seq) cannot be read: \(parsed)")
      }
      return
    }
    if let fault = line.dataFault {
      lines.examine { () throws(CheckFailure) in throw .unsound(seq, fault) }
      return
    }
    writer.removeAll()
    line.write(to: &writer)
    let isCanonical = writer.bytes.count == bytes.count && bytes.elementsEqual(writer.bytes)
    lines.examine { () throws(CheckFailure) in
      guard isCanonical else {
        throw CheckFailure(
          "lineNotCanonical", seq: seq, "事件 \(seq) 的写法不规范", "event \(seq) is not written as the registry writes")
      }
    }
    let last = lastAt
    sequence.examine { () throws(CheckFailure) in
      guard line.seq == seq else {
        throw CheckFailure(
          "sequenceBroken", seq: seq, "第 \(seq) 行自称事件 \(line.seq)", "line \(seq) says that it is event \(line.seq)")
      }
      guard line.recordedAt >= last else {
        throw CheckFailure(
          "timeGoesBack", seq: seq, "事件 \(seq) 的录入时间早于前一事件", "event \(seq) was recorded before the one before it")
      }
    }
    lastAt = max(lastAt, line.recordedAt)
    follow(line, seq)
    if line.event == .personalDataErased { erasures.insert(seq) }
    if let content = line.content { look(at: content, of: seq) }
  }

  private mutating func follow(_ line: EventLine, _ seq: Int) {
    if let content = line.content {
      let payload = content.name.payload(content.data)
      command = (line.command, Stream.streams(of: payload, about: line.subject, line.entities))
    } else if line.command == nil {
      command = (nil, [line.event == .streamsCommitted ? .commitments : .registry])
    }
    let expected = heads.links(of: command.streams)
    if line.version > 1 {
      links.examine { () throws(CheckFailure) in
        guard line.previous == expected else {
          throw CheckFailure(
            "linkWrong", seq: seq, "事件 \(seq) 应接 \(Self.text(expected))，却写 \(Self.text(line.previous))",
            "event \(seq) follows \(Self.text(expected)), and says \(Self.text(line.previous))")
        }
      }
    }
    if line.event == .streamsCommitted { look(at: line, seq) }
    heads.add(seq...seq, to: command.streams)
  }

  private static func text(_ links: [StreamLink]) -> String {
    links.map { "\($0.stream):\($0.previous)" }.joined(separator: " ")
  }

  private mutating func look(at line: EventLine, _ seq: Int) {
    guard let commitment = StreamCommitment(facts: line.facts) else {
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

  private mutating func look(at content: (name: CommandName, data: JSONObject), of seq: Int) {
    var places: [(path: Text, sealed: JSONValue)] = []
    _ = PersonalValues.replace(in: content.data, of: content.name) { path, sealed in
      places.append((path, sealed))
      return sealed
    }
    guard !places.isEmpty else { return }
    var values = values(seq, false)
    if !Self.isWhole(places, values) {
      // The daemon may have recorded it since the files were looked at; values are durable before their line is.
      values = self.values(seq, true)
    }
    for (path, sealed) in places {
      var erasedBy: Int?
      personal.examine { () throws(CheckFailure) in
        guard let values else {
          throw CheckFailure("personalUnreadable", seq: seq, "个人信息文件不可读", "the file of personal values cannot be read")
        }
        switch Sealing.state(of: sealed, at: path, values) {
        case .present: break
        case .erased(let event): erasedBy = event
        case .missing:
          throw CheckFailure(
            "personalMissing", seq: seq, "\(path) 的值丢失或与承诺不符",
            "the value of \(path) is missing or does not open its commitment")
        }
      }
      if let erasedBy { erased.append((seq, path, erasedBy)) }
    }
  }

  private static func isWhole(_ places: [(path: Text, sealed: JSONValue)], _ values: PrivateValues?) -> Bool {
    guard let values else { return false }
    return places.allSatisfy { Sealing.state(of: $0.sealed, at: $0.path, values) != .missing }
  }

  /// Events that are said to have erased values, and come after the log as it was read: recorded since, if at all.
  var laterErasures: Set<Int> { Set(erased.lazy.map(\.by).filter { $0 > locations.count }) }

  /// Takes note of events that were found to be erasures.
  mutating func note(erasures found: Set<Int>) { erasures.formUnion(found) }

  /// Looks at what can only be told when all events are known.
  mutating func finish() {
    if let (seq, commitment, heads) = passedOver { derive(seq, commitment, heads) }
    for (seq, path, event) in erased where !erasures.contains(event) {
      personal.fail(
        CheckFailure(
          "erasureUnfounded", seq: seq, "事件 \(event) 并未去除 \(path)",
          "\(path) is said to be erased by event \(event), which is no erasure"))
    }
  }
}
