/// What a log says of its streams in an event `streamsCommitted`.
package struct StreamCommitment: Equatable, Sendable {
  /// Events before it.
  package let size: Int
  /// How many streams there are.
  package let streams: Int
  /// The root of the map.
  package let root: TreeHash

  /// Takes size, leaves and root of a map as they are; nothing is checked.
  package init(size: Int, streams: Int, root: TreeHash) {
    self.size = size
    self.streams = streams
    self.root = root
  }

  /// As the event's line has them.
  package var facts: JSONObject {
    [
      "size": .number(JSONNumber(size)), "streams": .number(JSONNumber(streams)), "root": .string(Text(root.base64)),
    ]
  }

  /// Reads the facts of such an event; nil if they are none.
  package init?(facts: JSONObject) {
    guard let size = facts["size"]?.asNatural, let streams = facts["streams"]?.asNatural,
      let root = facts["root"]?.asText.flatMap({ TreeHash(base64: $0.string) }), facts.members.count == 3
    else { return nil }
    self.init(size: Int(size), streams: Int(streams), root: root)
  }
}

/// One leaf of the map: how many events a stream has, and which is the last.
package struct StreamLeaf: Equatable, Sendable {
  /// The name of the stream (``Stream/name``).
  package let stream: Text
  /// How many events belong to it, at least 1.
  package let count: Int
  /// The last of them.
  package let last: Int

  /// Takes a head as it is: 1 ≤ `count` ≤ `last`.
  package init(stream: Text, count: Int, last: Int) {
    self.stream = stream
    self.count = count
    self.last = last
  }

  /// `{"stream":"space/s1","count":12,"last":81}`: what is hashed.
  package var bytes: [UInt8] {
    var writer = JSONWriter(reserving: 64)
    writer.beginObject()
    writer.member("stream", stream)
    writer.member("count", count)
    writer.member("last", last)
    writer.endObject()
    return writer.bytes
  }
}

/// The map from each stream to its length and its end: the tree of RFC 6962 over its leaves, in the order of the names.
///
/// The stream of the commitments themselves is not in it: each would change the next one, and nothing is decided by them.
package struct StreamMap {
  /// One for each stream that has events, in the order of the names.
  package let leaves: [StreamLeaf]
  /// What `streamsCommitted` says of the map.
  package let root: TreeHash
  private let hashes: [TreeHash]
  private let tree: MerkleTree
  private let hasher: SHA256

  /// Maps heads as they are now; what they become later changes nothing here.
  package init(_ heads: StreamHeads, by hasher: SHA256) {
    let leaves = heads.sorted.filter { $0.stream != Stream.commitments.name }.map {
      StreamLeaf(stream: $0.stream, count: Int($0.head.count), last: Int($0.head.last))
    }
    let hashes = leaves.map { hasher.leaf($0.bytes) }
    var tree = MerkleTree()
    tree.append(contentsOf: hashes, by: hasher)
    (self.leaves, self.hashes, self.tree, self.hasher) = (leaves, hashes, tree, hasher)
    root = tree.root(by: hasher)
  }

  /// How many streams are in it; that of the commitments is not.
  package var count: Int { leaves.count }

  /// The place of a stream, or where it would be if it is not there.
  package func index(of stream: Text) -> (index: Int, isThere: Bool) {
    let index = leaves.partitioningIndex { $0.stream >= stream }
    return (index, index < leaves.count && leaves[index].stream == stream)
  }

  /// The proof that a leaf stands in the map; the index is from 0 and below ``count``.
  package func proof(of index: Int) -> InclusionProof {
    let hashes = hashes
    var source = ProofSource<SHA256, Never>(tree, by: hasher) { Array(hashes[$0]) }
    return source.inclusionProof(of: index, at: count)
  }
}
