extension Register {
  /// Takes over a space from a register folded from the records about it and its kin, in place of what stood here.
  package mutating func replace(_ id: SpaceID, from other: Register, _ chronicle: Chronicle) {
    if let old = spaces.removeValue(forKey: id) {
      names.remove(old)
      bans.remove(old)
    }
    if let new = other.spaces[id] {
      insert(new)
      for order in new.rectifications { orderedBases[order.basis, default: []].insert(id) }
    }
    proceedings[.space(id)] = other.proceedings[.space(id)]
    takeIdentifiers(of: .space(id), from: other, chronicle)
  }

  /// Takes over an operator likewise.
  package mutating func replace(_ id: OperatorID, from other: Register, _ chronicle: Chronicle) {
    if let code = operators[id]?.creditCode, creditCodes[code] == id { creditCodes[code] = nil }
    operators[id] = other.operators[id]
    proceedings[.operator(id)] = other.proceedings[.operator(id)]
    if let code = operators[id]?.creditCode { creditCodes[code] = id }
    takeIdentifiers(of: .operator(id), from: other, chronicle)
  }

  /// An annulled record gives back the identifier that it introduced, which may be another subject's by now.
  private mutating func takeIdentifiers(of subject: Subject, from other: Register, _ chronicle: Chronicle) {
    for folded in chronicle.records where folded.record.subject == subject {
      commands.mark(folded.record.id, isAnnulled: folded.annulledBy != nil)
      guard let key = folded.record.name.payload(folded.record.data).introduces else { continue }
      if let owner = other.directory[key] {
        directory[key] = owner
      } else if directory[key] == subject {
        directory[key] = nil
      }
    }
  }
}
