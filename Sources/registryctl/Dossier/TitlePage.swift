import RegistryCore

/// The first page: what was asked, the answer, what it rests on, and which registry says so.
struct TitlePage {
  private let file: CaseFile
  private let rendering: Rendering

  init(_ file: CaseFile, _ rendering: Rendering) {
    self.file = file
    self.rendering = rendering
  }

  func write(contents: [DossierPage.Part], to writer: inout HTMLWriter) {
    writer.element("div", [("class", "title")]) { page(contents, to: &$0) }
  }

  private func page(_ contents: [DossierPage.Part], to writer: inout HTMLWriter) {
    writer.element("p", [("class", "kicker")], rendering.text("众创空间登记卷宗", "MAKERSPACE REGISTER · DOSSIER"))
    writer.element("h1", file.name)
    writer.element("p", [("class", "id")], file.space)
    if file.isRehearsal {
      writer.element(
        "p", [("class", "warning")],
        rendering.text(
          "本卷宗出自演练登记簿（\(file.origin)），不是正式登记，不具任何效力。",
          "This dossier comes from a rehearsal registry (\(file.origin)). It is no real register and proves nothing."))
    }
    writer.element("p", [("class", "asked")]) { writer in
      writer.text(rendering.text("所问：", "Asked: "))
      writer.element("strong", rendering.date(file.on))
      writer.text(rendering.text("的状态；所依据的，是截至", " and the status on that day, as known at "))
      writer.element("strong", rendering.instant(file.knownAt))
      writer.text(rendering.text("（北京时间）已录入登记簿的记录。", "."))
    }
    answer(to: &writer)
    facts(to: &writer)
    reasons(to: &writer)
    ProofPlace(file, rendering).write(to: &writer)
    writer.element("h3", rendering.text("目录", "Contents"))
    writer.element("nav") { writer in
      writer.element("ol") { writer in
        for (index, part) in contents.enumerated() {
          writer.element("li") {
            $0.element("a", [("href", "#\(part.id)")], DossierPage.numbered(part.title, index + 1, rendering))
          }
        }
      }
    }
  }

  private func answer(to writer: inout HTMLWriter) {
    let status = file.status
    let title = status.text("titleStatus") ?? TitleStatus.unknown.name
    let style = TitleStatus(name: title)?.rawValue ?? "unknown"
    writer.element("div", [("class", "answer \(style)"), ("id", "answer")]) { writer in
      writer.element("p", [("class", "verdict")]) { writer in
        writer.text(rendering.text("称号：", "Title: ") + rendering.label(title, Labels.titleStatus))
      }
      let flags = status.texts("flags").map { rendering.label($0, Labels.flag) }
      if let until = status.date("validUntil") {
        writer.element(
          "p",
          rendering.text("有效期 ", "Valid ") + rendering.period(status.date("validFrom"), until)
            + (status.date("endedOn").map {
              rendering.text("；自 \(rendering.date($0)) 起不再有效", "; no longer in force from \(rendering.date($0))")
            } ?? ""))
      }
      if !flags.isEmpty {
        writer.element("p") { writer in
          for flag in flags {
            writer.element("span", [("class", "badge")], flag)
            writer.text(" ")
          }
        }
      }
    }
  }

  private func facts(to writer: inout HTMLWriter) {
    let (status, show) = (file.status, file.show)
    let title = show.rows("titles").first { $0.text("certificationId") == status.text("certificationId") }
    let rows = [
      (rendering.text("众创空间", "Space"), rendering.named(status.string("name"), id: file.space)),
      (
        rendering.text("运营主体", "Operator"),
        rendering.named(show.string("operatorName"), id: status.string("operatorId"))
      ),
      (rendering.text("地址", "Address"), show.string("address") ?? ""),
      (
        rendering.text("所属地", "Place"),
        show.text("jurisdiction").map { rendering.label($0, Labels.jurisdiction) } ?? ""
      ),
      (
        rendering.text("认定文号", "Certified by"),
        [title?.string("documentNo") ?? "", rendering.date(title?.date("decisionDate"))].filter { !$0.isEmpty }
          .joined(separator: rendering.text("，", ", "))
      ),
      (rendering.text("认定标识", "Certification"), status.string("certificationId") ?? ""),
      (
        rendering.text("办理阶段", "Application"),
        status.text("applicationStage").map { rendering.label($0, Labels.applicationStage) } ?? ""
      ),
      (rendering.text("禁止申请至", "Banned until"), rendering.date(status.date("bannedUntil"))),
    ]
    writer.element("table", [("class", "facts")]) { writer in
      for row in rows where !row.1.isEmpty {
        writer.element("tr") { writer in
          writer.element("td", row.0)
          writer.element("td", row.1)
        }
      }
    }
  }

  /// The records that decide, without the steps that led to them, and what time did.
  private func reasons(to writer: inout HTMLWriter) {
    let deciding = Set([GroundRole.title, .ending, .rectification, .assessment, .fraud, .ban, .dispute].map(\.name))
    let records = file.explanation.rows("chain").filter { row in
      !deciding.isDisjoint(with: row.texts("roles")) && !isDone(row)
    }
    let passages = file.explanation.rows("time")
    let amendments = file.amendments.filter { !$0.rows("statusChanges").isEmpty }
    guard !records.isEmpty || !passages.isEmpty || !amendments.isEmpty else { return }
    writer.element("h3", rendering.text("主要依据", "What it rests on"))
    writer.element("table") { writer in
      for row in records {
        writer.element("tr") { writer in
          let entry = file.entry(row.string("commandId"))
          writer.element("td", [("class", "no")], entry.map(rendering.reference) ?? "")
          writer.element("td", [("class", "fixed")], rendering.date(row.date("effectiveOn")))
          writer.element("td") { writer in
            writer.element("strong", rendering.eventNames(row))
            if let number = row.answer("data")?.string("documentNo") { writer.text("　\(number)") }
          }
          writer.element("td", [("class", "fixed")], rendering.rule(row))
        }
      }
      for row in passages { PassageRow.write(row, rendering, to: &writer) }
      for row in amendments { amendment(row, to: &writer) }
    }
  }

  /// A later record that changed the answer: what it did to which record.
  private func amendment(_ row: Answer, to writer: inout HTMLWriter) {
    writer.element("tr") { writer in
      writer.element("td", [("class", "no")], file.entry(row.string("commandId")).map(rendering.reference) ?? "")
      writer.element("td", [("class", "fixed")], rendering.date(row.date("effectiveOn")))
      writer.element("td") { writer in
        writer.element("strong", rendering.label(row.text("kind") ?? "") { AmendmentEffect.Kind(name: $0)?.label })
        let command = row.text("targetCommand").map { rendering.label($0, Labels.command) } ?? ""
        let target = file.entry(row.string("targetCommandId")).map(rendering.reference) ?? ""
        writer.text("　\(target) \(command)")
        if let number = row.answer("data")?.string("documentNo") { writer.text("　\(number)") }
      }
      writer.element("td", [("class", "fixed")], rendering.rule(row))
    }
  }
}

extension TitlePage {
  /// True for a record that counts for nothing but a rectification that was passed: it decides nothing any more.
  private func isDone(_ row: Answer) -> Bool {
    guard row.texts("roles") == [GroundRole.rectification.name] else { return false }
    let open = file.show.rows("rectifications").filter { $0.string("state") != Rectification.State.passed.rawValue }
    let ids = open.compactMap { $0.text("rectificationId") } + open.compactMap { $0.text("basisId") }
    let data = row.answer("data") ?? Answer([:])
    return ![data.text("rectificationId"), data.text("assessmentId"), data.text("sanctionId")].compactMap(\.self)
      .contains { ids.contains($0) }
  }
}

/// What time alone did, as a row of a table with four columns.
enum PassageRow {
  static func write(_ row: Answer, _ rendering: Rendering, to writer: inout HTMLWriter) {
    writer.element("tr", [("class", "passage")]) { writer in
      writer.element("td", [("class", "no")], rendering.text("时", "time"))
      writer.element(
        "td", [("class", "fixed")],
        rendering.text("\(rendering.date(row.date("since")))起", "from \(rendering.date(row.date("since")))"))
      writer.element("td") { writer in
        writer.element("strong", rendering.label(row.text("kind") ?? "") { Passage.Kind(name: $0)?.label })
        writer.text("　\(row.string("ref") ?? "")")
      }
      writer.element("td", [("class", "fixed")], rendering.rule(row))
    }
  }
}

/// The place on the first page that says which state of which registry the dossier was taken from.
struct ProofPlace {
  private let file: CaseFile
  private let rendering: Rendering

  init(_ file: CaseFile, _ rendering: Rendering) {
    self.file = file
    self.rendering = rendering
  }

  func write(to writer: inout HTMLWriter) {
    let made = Instant(microseconds: WallClock.now())
    writer.element("div", [("class", "proof"), ("id", "proof")]) { writer in
      writer.text(
        rendering.text(
          "登记簿：\(file.origin)。制作本卷宗时日志共有 \(file.size) 个事件（\(rendering.instant(made))）。附录载有所引事件的原文，可与登记簿日志逐字核对。",
          "Registry: \(file.origin). When this dossier was made (\(rendering.instant(made))) its log had \(CountedNoun.english(file.size, "event")). The annex holds the events cited, to be compared with the log byte for byte."
        ))
      guard let signed = file.checkpoint else { return }
      // The form that a person compares by eye (`registryctl checkpoint --short`).
      writer.element("p", [("class", "short")]) { writer in
        writer.text(rendering.text("日志检查点（短式）：", "Checkpoint of the log, short: "))
        writer.element("strong", ShortCheckpoint(signed.checkpoint).description)
      }
      writer.element("pre", [("id", "checkpoint")]) { $0.exact(signed.text) }
    }
  }
}
