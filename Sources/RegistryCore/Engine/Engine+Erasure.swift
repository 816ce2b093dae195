/// What an erasure destroys (去除个人信息, DOMAIN §8.5).
struct Erasure {
  let targets: [PrivateTarget]
  /// Values that were there to be destroyed when it was decided.
  let count: Int
}

extension Engine {
  /// What a reference to a person's data names: `application:a1`, `objection:o1`, `inspection:i1`, each with `#field`
  /// for one value. Anything else names nothing.
  ///
  /// The values of the record and of every correction of it are meant, because all of them speak of the person.
  ///
  /// - Parameter number: that of the erasure. What is recorded after it is not meant, also when a later start looks
  ///   whether the erasure was completed.
  func erasure(of reference: Text, before number: RecordNumber) throws(LogError) -> Erasure {
    for (key, field) in Self.readings(of: reference) {
      guard let subject = state.register.directory[key] else { continue }
      return try erasure(of: key, field: field, about: subject, before: number)
    }
    return Erasure(targets: [], count: 0)
  }

  /// An identifier may itself contain `#`, so the whole is tried first.
  private static func readings(of reference: Text) -> [(key: EntityKey, field: String?)] {
    let parts = reference.string.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let kind = EntityKind(rawValue: String(parts[0])),
      [.application, .objection, .inspection].contains(kind)
    else { return [] }
    var readings: [(EntityKey, String?)] = [(EntityKey(kind, Text(String(parts[1]))), nil)]
    if let mark = parts[1].lastIndex(of: "#") {
      let field = String(parts[1][parts[1].index(after: mark)...])
      readings.append((EntityKey(kind, Text(String(parts[1][..<mark]))), field))
    }
    return readings
  }

  private func erasure(
    of key: EntityKey, field: String?, about subject: Subject, before last: RecordNumber
  ) throws(LogError) -> Erasure {
    var targets: [PrivateTarget] = []
    var count = 0
    var introducing: Set<CommandID> = []
    for number in state.streams.records(about: subject) where number < last {
      let lines = try lines(of: number)
      guard let first = lines.first, let id = first.command, let content = first.content else { continue }
      let payload = content.name.payload(content.data)
      if payload.introduces == key { introducing.insert(id) }
      let concerns =
        introducing.contains(id) || (payload as? CorrectRecord).map { introducing.contains($0.target) } ?? false
      guard concerns else { continue }
      let values = try privateValues(of: first.seq)
      _ = PersonalValues.replace(in: content.data, of: content.name) { path, sealed in
        if field == nil || Self.names(path, field) {
          let target = PrivateTarget(seq: first.seq, path: path)
          targets.append(target)
          // An erasure of the same batch may have destroyed it already.
          if case .present = Sealing.state(of: sealed, at: path, values),
            !pending.contains(where: { $0.erased.contains(target) })
          {
            count += 1
          }
        }
        return sealed
      }
    }
    return Erasure(targets: targets, count: count)
  }

  /// True if a path is that of a field, whether in the record or in a correction of it.
  private static func names(_ path: Text, _ field: String?) -> Bool {
    guard let field else { return true }
    return [field, "form.\(field)", "changes.\(field)", "changes.form.\(field)"].contains(path.string)
  }

  /// Destroys what durable erasures order and is still there. Doing it again changes nothing, so a start completes what
  /// a crash between the event and the destruction has left.
  func completeErasures() throws(LogError) {
    for number in state.streams.erasing { try erase(number) }
  }

  /// Destroys what one durable erasure orders.
  func erase(_ number: RecordNumber) throws(LogError) {
    guard let line = try lines(of: number).first, let content = line.content else { return }
    let erasure = try erasure(of: ErasePersonalData(Fields(content.data)).subjectRef, before: number)
    if erasure.count > 0 { try privates.erase(erasure.targets, by: line.seq) }
  }
}
