/// How long each stream is and where it ends: what the links of the next event are made from, and what the log commits
/// to so that nobody can leave an event out.
package struct StreamHeads: Sendable {
  /// How far one stream goes.
  package struct Head: Equatable, Sendable {
    /// How many events belong to the stream.
    package fileprivate(set) var count: Int32
    /// The last of them.
    package fileprivate(set) var last: Int32

    fileprivate mutating func extend(by seqs: ClosedRange<Int>) {
      count += Int32(seqs.count)
      last = Int32(seqs.upperBound)
    }
  }

  private var streams = TextTable()
  /// One for each of `streams`, in their order.
  private var heads = ChunkedArray<Head>()

  /// Has no streams; events are taken in from the beginning of the log.
  package init() {}

  /// How many streams there are.
  package var count: Int { heads.count }

  /// nil if no event belongs to the stream.
  package subscript(stream: Stream) -> Head? {
    let (text, tag) = stream.key
    return streams.number(of: text, tag: tag).map { heads[$0] }
  }

  /// The links of an event that belongs to the streams and is not taken in yet.
  package func links(of streams: [Stream]) -> [StreamLink] {
    streams.map { StreamLink($0.name, previous: Int(self[$0]?.last ?? 0)) }
  }

  /// Takes in the events of a command, which follow one another.
  package mutating func add(_ seqs: ClosedRange<Int>, to memberships: [Stream]) {
    for stream in memberships {
      let (text, tag) = stream.key
      let (number, isNew) = streams.insert(text, tag: tag)
      if isNew { heads.append(Head(count: 0, last: 0)) }
      heads[number].extend(by: seqs)
    }
  }

  /// Every stream with its head, in the order of the names.
  package var sorted: [(stream: Text, head: Head)] {
    heads.enumerated()
      .map { (stream: Stream(key: (streams[$0], streams.tag(of: $0))).name, head: $1) }
      .sorted { $0.stream < $1.stream }
  }
}
