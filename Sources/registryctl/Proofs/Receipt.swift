import RegistryCore

/// The proofs that events are in the log, in one file: `{"seq":5,"proof":"…"}` a line, each a whole tlog-proof with the
/// event's line inside and the checkpoint.
enum Receipt {
  /// Fetches the proofs of events and writes them; where there is nothing to prove nothing is written, and that is said.
  static func write(_ seqs: [Int], to path: String, _ invocation: Invocation) throws(Failure) {
    guard !seqs.isEmpty else {
      return invocation.console.say(
        invocation.rendering.text(
          "没有记录任何事件，未写回执 \(path)", "nothing was recorded, so the receipt \(path) was not written"
        )
        .harmless)
    }
    let client = try invocation.connect()
    var bytes: [UInt8] = []
    for seq in seqs {
      let proof = try ProveVerb.proof(of: seq, from: client, invocation)
      bytes += JSONWriter.bytes(of: .object(["seq": .number(JSONNumber(seq)), "proof": .string(Text(proof))]))
      bytes.append(UInt8(ascii: "\n"))
    }
    try SmallFile.write(bytes, to: path)
  }
}
