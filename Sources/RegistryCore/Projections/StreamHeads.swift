/// How long each stream is and where it ends: what the links of the next event are made from, and what the log commits
/// to so that nobody can leave an event out.
package struct StreamHeads: Sendable {
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

  private var heads: [Stream: Head] = [:]

  package init() {}

  /// How many streams there are.
  package var count: Int { heads.count }

  package subscript(stream: Stream) -> Head? { heads[stream] }

  /// The links of an event that belongs to the streams and is not taken in yet.
  package func links(of streams: [Stream]) -> [StreamLink] {
    streams.map { StreamLink($0.name, previous: Int(heads[$0]?.last ?? 0)) }
  }

  /// Takes in the events of a command, which follow one another.
  package mutating func add(_ seqs: ClosedRange<Int>, to streams: [Stream]) {
    for stream in streams { heads[stream, default: Head(count: 0, last: 0)].extend(by: seqs) }
  }

  /// Every stream with its head, in the order of the names.
  package var sorted: [(stream: Text, head: Head)] {
    heads.map { (stream: $0.key.name, head: $0.value) }.sorted { $0.stream < $1.stream }
  }
}
