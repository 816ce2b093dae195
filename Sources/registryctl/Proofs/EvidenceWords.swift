import RegistryCore

/// What a verification says of evidence files (附件) that the events name and that are not there to be looked at.
enum EvidenceWords {
  static func fact(named: Int, missing: Int) -> VerificationReport.Fact {
    (
      Phrase("附件", "evidence files"), "evidence",
      .object(["named": .number(JSONNumber(named)), "missing": .number(JSONNumber(missing))]),
      Phrase(
        "事件所列 \(named) 个，此处有 \(named - missing) 个", "\(named) named by events, \(named - missing) of them here")
    )
  }

  static func unproven(_ missing: Int) -> Phrase {
    Phrase(
      "此处没有的附件的内容：事件只列有其摘要（\(missing) 个）。",
      "What evidence files say that are not here: the events name only their digests (\(missing)).")
  }
}
