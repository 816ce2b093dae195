/// What an erasure destroys (去除个人信息, DOMAIN §8.5).
struct Erasure {
  /// The record that orders it.
  let order: RecordNumber
  let targets: [PrivateTarget]
  /// Values of the record that were there to be destroyed when it was decided; one that a correction has written again is
  /// the same value.
  let count: Int
}

extension Engine {
  /// What a command destroys: an erasure what it names; a correction of an erasure what that is to have named from the
  /// start. Nil for all others.
  func erasure(orderedBy name: CommandName, _ payload: any CommandPayload) throws(LogError) -> Erasure? {
    guard name == .erasePersonalData || name == .correctRecord else { return nil }
    if let command = payload as? ErasePersonalData {
      return try erasure(of: command.subjectRef, before: state.table.next)
    }
    guard let correction = payload as? CorrectRecord, let reference = correction.erasureReference,
      let target = state.register.commands[correction.target], target.name == .erasePersonalData
    else { return nil }
    return try erasure(of: reference, before: target.record)
  }

  /// What a reference to a person's data names (`ErasureReference`).
  ///
  /// The values of the record and of every correction of it are meant, because all of them speak of the person.
  ///
  /// - Parameter number: that of the erasure. What is recorded after it is not meant, also when a later start looks
  ///   whether the erasure was completed.
  func erasure(of reference: Text, before number: RecordNumber) throws(LogError) -> Erasure {
    for reading in ErasureReference.readings(of: reference) {
      guard let subject = state.register.directory[reading.entity] else { continue }
      return try erasure(of: reading, about: subject, before: number)
    }
    return Erasure(order: number, targets: [], count: 0)
  }

  private func erasure(
    of reference: ErasureReference, about subject: Subject, before last: RecordNumber
  ) throws(LogError) -> Erasure {
    var targets: [PrivateTarget] = []
    var present: Set<Text> = []
    var introducing: Set<CommandID> = []
    for number in state.streams.records(about: subject) where number < last {
      let lines = try lines(of: number)
      guard let first = lines.first, let id = first.command, let content = first.content else { continue }
      let payload = content.name.payload(content.data)
      if payload.introduces == reference.entity { introducing.insert(id) }
      let concerns =
        introducing.contains(id) || (payload as? CorrectRecord).map { introducing.contains($0.target) } ?? false
      guard concerns else { continue }
      let values = try privateValues(of: first.seq)
      _ = PersonalValues.replace(in: content.data, of: content.name) { path, sealed in
        if reference.names(path) {
          let target = PrivateTarget(seq: first.seq, path: path)
          targets.append(target)
          if case .present = Sealing.state(of: sealed, at: path, values, by: hasher), !isBeingErased(target) {
            present.insert(PersonalValues.place(of: path))
          }
        }
        return sealed
      }
    }
    return Erasure(order: last, targets: targets, count: present.count)
  }

  /// True if an erasure that is staged, and not durable yet, destroys a value.
  func isBeingErased(_ target: PrivateTarget) -> Bool {
    pending.contains { $0.erasure?.targets.contains(target) ?? false }
  }

  /// Destroys what durable erasures order and is still there. Doing it again changes nothing, so a start completes what
  /// a crash between the event and the destruction has left.
  func completeErasures() throws(LogError) {
    try erase(state.streams.erasing)
  }

  /// Destroys what durable erasures order, in the order given: the first that names a value is the one that destroys it.
  func erase(_ orders: [RecordNumber]) throws(LogError) {
    guard let first = orders.min() else { return }
    let corrected = try correctedReferences(after: first)
    for number in orders {
      guard let line = try lines(of: number).first, let content = line.content, let id = line.command else { continue }
      // What was named first was destroyed at once, and for ever; a correction adds to it.
      let references = [ErasePersonalData(Fields(content.data)).subjectRef] + (corrected[id] ?? [])
      for reference in references {
        let erasure = try erasure(of: reference, before: number)
        if erasure.count > 0 { try privates.erase(erasure.targets, by: line.seq) }
      }
    }
  }

  /// What corrections say that erasures name, by the erasure's command.
  private func correctedReferences(after first: RecordNumber) throws(LogError) -> [CommandID: [Text]] {
    var references: [CommandID: [Text]] = [:]
    for number in state.streams.amendments(of: .registry, after: first) {
      guard let content = try lines(of: number).first?.content, content.name == .correctRecord else { continue }
      let correction = CorrectRecord(Fields(content.data))
      if let reference = correction.erasureReference { references[correction.target, default: []].append(reference) }
    }
    return references
  }
}

extension CorrectRecord {
  /// What an erasure is to name, if the correction is one of an erasure and changes that.
  fileprivate var erasureReference: Text? { changes["subjectRef"]?.asText }
}
