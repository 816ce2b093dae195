/// Personal values on their way into the log: a commitment takes the place of each, and the value goes, with a salt, to
/// the private file (docs/FORMAT.md, Personal values).
enum Sealing {
  /// Seals the personal values in the data of a command whose first event will be `seq`.
  ///
  /// - Parameters:
  ///   - hasher: makes the commitments.
  ///   - salt: draws `Commitment.saltBytes` random bytes.
  static func seal(
    _ data: JSONObject, of name: CommandName, seq: Int, by hasher: SHA256, salt: () -> [UInt8]
  ) -> (data: JSONObject, values: [PrivateValue]) {
    var values: [PrivateValue] = []
    let sealed = PersonalValues.replace(in: data, of: name) { path, value in
      let salt = salt()
      values.append(PrivateValue(seq: seq, path: path, content: .present(salt: salt, value: value)))
      return Commitment(to: value, salt: salt, by: hasher).sealed
    }
    return (sealed, values)
  }

  /// What became of a sealed value.
  static func state(
    of sealed: JSONValue, at path: Text, _ values: PrivateValues, by hasher: SHA256
  ) -> PrivateValues.State {
    guard let commitment = Commitment(sealed: sealed) else { return .missing }
    return values.state(of: path, commitment: commitment, by: hasher)
  }
}
