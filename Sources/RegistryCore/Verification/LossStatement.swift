/// What a log says in an event `lossAccepted`: somebody has gone on with a log that is not the one that was signed.
package struct LossStatement: Equatable, Sendable {
  /// Why, in the words of who accepted it.
  package let reason: Text
  /// Events before it, and their root.
  package let size: Int
  /// Of the tree over these events (RFC 6962 section 2.1).
  package let root: TreeHash
  /// The verifier key from here on.
  package let key: Text
  /// At least one; the registry writes them in the order `key`, `guard`, `checkpoint`.
  package let losses: [Loss]

  /// One thing that was not as it was signed.
  package struct Loss: Equatable, Sendable {
    /// What it is a loss of: `checkpoint`, `guard`, `key`.
    package let of: Text
    /// What was wrong with it, in one word.
    package let fault: Text
    /// What was found in its place, if that is text.
    package let checkpoint: Text?

    /// Takes words as they are; `checkpoint` is nil where nothing was found that a line can hold.
    package init(of: Text, fault: Text, checkpoint: Text?) {
      self.of = of
      self.fault = fault
      self.checkpoint = checkpoint
    }
  }

  /// Takes members as they are; without a loss the facts are none that can be read back.
  package init(reason: Text, size: Int, root: TreeHash, key: Text, losses: [Loss]) {
    self.reason = reason
    self.size = size
    self.root = root
    self.key = key
    self.losses = losses
  }

  /// As the event's line has them.
  package var facts: JSONObject {
    [
      "reason": .string(reason), "size": .number(JSONNumber(size)), "root": .string(Text(root.base64)),
      "key": .string(key),
      "losses": .array(
        losses.map { loss in
          var object: JSONObject = ["of": .string(loss.of), "fault": .string(loss.fault)]
          if let checkpoint = loss.checkpoint { object["checkpoint"] = .string(checkpoint) }
          return .object(object)
        }),
    ]
  }

  /// Reads the facts of such an event; nil if they are none.
  package init?(facts: JSONObject) {
    guard let reason = facts["reason"]?.asText, let size = facts["size"]?.asNatural,
      let root = facts["root"]?.asText.flatMap({ TreeHash(base64: $0.string) }), let key = facts["key"]?.asText,
      let values = facts["losses"]?.asArray, !values.isEmpty
    else { return nil }
    var losses: [Loss] = []
    for value in values {
      guard let of = value.asObject?["of"]?.asText, let fault = value.asObject?["fault"]?.asText else { return nil }
      losses.append(Loss(of: of, fault: fault, checkpoint: value.asObject?["checkpoint"]?.asText))
    }
    self.init(reason: reason, size: Int(size), root: root, key: key, losses: losses)
    // What is more in them, or of another kind, would not come back.
    guard self.facts == facts else { return nil }
  }
}
