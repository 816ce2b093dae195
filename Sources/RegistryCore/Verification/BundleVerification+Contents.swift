/// What goes with the events of a bundle: personal values and evidence files.
extension BundleVerification {
  mutating func checkPersonal(of bundle: Bundle) {
    var check = Check(.personal)
    var expected: [(line: EventLine, path: Text, sealed: JSONValue)] = []
    for line in lines {
      guard let content = line.content else { continue }
      _ = PersonalValues.replace(in: content.data, of: content.name) { path, sealed in
        expected.append((line, path, sealed))
        return sealed
      }
    }
    guard bundle.personal.map({ "\($0.seq) \($0.path)" }) == expected.map({ "\($0.line.seq) \($0.path)" }) else {
      check.fail(
        CheckFailure(
          "personalListed", "个人信息清单与事件不符", "the list of personal values is not that of the events"))
      checks.append(check)
      return
    }
    let erasures = Erasures(in: lines)
    for (entry, (line, path, sealed)) in zip(bundle.personal, expected) {
      check.examine { () throws(CheckFailure) in
        let commitment = Commitment(sealed: sealed)
        guard commitment != nil || entry.state == .missing else {
          throw CheckFailure(
            "personalNotSealed", seq: line.seq, "\(path) 处不是承诺，或另有内容",
            "at \(path) there is no commitment, or something besides it")
        }
        switch entry.state {
        case .withheld: personal.withheld += 1
        case .erased(let event):
          try erasures.check(by: event, of: line, path)
          personal.erased += 1
        case .present(let salt, let value):
          guard let bytes = Base64.decode(salt.string), let commitment, commitment.opens(to: value, salt: bytes) else {
            throw CheckFailure(
              "personalDoesNotOpen", seq: line.seq, "\(path) 的值与承诺不符",
              "the value of \(path) does not open its commitment")
          }
          personal.present += 1
        case .missing:
          throw CheckFailure(
            "personalMissing", seq: line.seq, "登记簿丢失了 \(path) 的值", "the registry has lost the value of \(path)")
        }
      }
    }
    checks.append(check)
  }

  /// What is looked up for each erased value, of which there can be as many as a bundle has room for.
  private struct Erasures {
    private let lines: [Int: EventLine]
    private let commands: [CommandID: EventLine]
    private let corrections: [CommandID: [JSONObject]]

    init(in lines: [EventLine]) {
      var (bySeq, commands, corrections) = ([Int: EventLine](), [CommandID: EventLine](), [CommandID: [JSONObject]]())
      for line in lines {
        bySeq[line.seq] = line
        if let command = line.command, line.content != nil, commands[command] == nil { commands[command] = line }
        if let target = line.correctionTarget, let changes = line.correctedMembers {
          corrections[target, default: []].append(changes)
        }
      }
      (self.lines, self.commands, self.corrections) = (bySeq, commands, corrections)
    }

    func check(by event: Int, of line: EventLine, _ path: Text) throws(CheckFailure) {
      let erasure = lines[event]
      let target = line.correctionTarget.flatMap { commands[$0] }
      let corrections = erasure?.command.flatMap { self.corrections[$0] } ?? []
      try ErasureCheck(of: line, target: target, corrections: corrections).check(path, by: event, erasure)
    }
  }

  mutating func checkEvidence(of bundle: Bundle) {
    var check = Check(.evidence)
    let expected = Set(lines.flatMap { $0.evidence.map(\.hex) }).sorted()
    guard bundle.evidence.map(\.digest.string) == expected else {
      check.fail(
        CheckFailure("evidenceListed", "附件清单与事件不符", "the list of evidence is not that of the events"))
      checks.append(check)
      return
    }
    for entry in bundle.evidence {
      guard let data = entry.data else { continue }
      check.examine { () throws(CheckFailure) in
        guard let bytes = Base64.decode(data.string), Hex.encode(SHA256.hash(bytes)) == entry.digest.string else {
          throw CheckFailure(
            "evidenceDiffers", "附件内容与摘要 \(entry.digest) 不符", "the file is not what its digest \(entry.digest) says")
        }
      }
    }
    checks.append(check)
  }
}
