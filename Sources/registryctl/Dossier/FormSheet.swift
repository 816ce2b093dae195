import RegistryCore

/// The application form (申报书) in the order and the boxes of the bureau's paper, with what was corrected in it.
struct FormSheet {
  private let file: CaseFile
  private let entry: CaseFile.Entry
  private let rendering: Rendering
  private let amended: AmendedValues
  private let form: Answer

  init(_ file: CaseFile, _ entry: CaseFile.Entry, _ rendering: Rendering) {
    self.file = file
    self.entry = entry
    self.rendering = rendering
    amended = AmendedValues(file.amendments(of: entry))
    form = entry.data.answer("form") ?? Answer([:])
  }

  /// Columns of the paper's grid besides that of the group names.
  private static let columns = 12

  func write(to writer: inout HTMLWriter) {
    writer.element("p", [("class", "papertitle")], rendering.text("朔州市众创空间申报书", "Application for certification"))
    writer.element(
      "p", [("class", "note")],
      rendering.text(
        "\(rendering.reference(entry))　提交于 \(rendering.date(entry.data.date("submittedOn")))；栏目次序同申报书。被更正的原值以删除线并列。",
        "\(rendering.reference(entry)), submitted on \(rendering.date(entry.data.date("submittedOn"))); boxes in the order of the paper. Values that were corrected stand struck."
      ))
    writer.element("table", [("class", "facts cover")]) { writer in
      for name in ["spaceName", "operatorName", "contactName", "contactPhone", "competentDepartment", "filledOn"]
        as [Text]
      {
        writer.element("tr") { writer in
          writer.element("td", label(name))
          writer.element("td") { value(name, to: &$0) }
        }
      }
    }
    writer.element("table", [("class", "form")]) { writer in
      writer.element("colgroup") { writer in
        writer.void("col", [("style", "width:11mm")])
        for _ in 0..<Self.columns { writer.void("col") }
      }
      group(
        rendering.text("基本信息", "Basics"),
        [
          ["spaceName", "registrationDate"], ["operatorName", "investorNature"], ["principalName", "principalPhone"],
          ["contactName", "contactPhone", "contactEmail"],
          ["managementStaffCount", "startupTeamCount", "entrepreneurCount"], ["address"], ["websiteOrWechat"],
        ], to: &writer)
      group(
        rendering.text("办公条件", "Office"),
        [["serviceArea", "workstationCount"], ["broadbandMbps", "sharedEquipmentCount"]], to: &writer)
      group(
        rendering.text("创业服务", "Services"),
        [
          ["mentorCount", "eventsPerMonth"], ["socialArea", "techPlatformCount"],
          ["providesSeedFund", "providesPolicyService"],
        ], to: &writer)
      box(rendering.text("简介", "Introduction"), to: &writer) { value("introduction", to: &$0) }
      box(rendering.text("申请单位意见", "Applicant"), to: &writer) { applicant(to: &$0) }
      box(rendering.text("主管部门意见", "Competent department"), to: &writer) { department(to: &$0) }
    }
    let marks = FormTable.personalNames.compactMap { form.object.present($0) }.filter { PersonalMark($0) != nil }
    for mark in Set(marks.map { CommandText.simple($0, rendering) }).sorted() {
      writer.element("p", [("class", "note")], mark)
    }
  }

  /// Rows of boxes beside the name of their group; each row fills the width.
  private func group(_ name: String, _ rows: [[Text]], to writer: inout HTMLWriter) {
    for (index, row) in rows.enumerated() {
      writer.element("tr") { writer in
        if index == 0 { writer.element("th", [("class", "group"), ("rowspan", "\(rows.count)")], name) }
        let width = Self.columns / row.count
        let labelWidth = row.count == 1 ? 3 : width / 2
        for field in row {
          writer.element("th", [("colspan", "\(labelWidth)")], label(field) + unit(field))
          writer.element("td", [("colspan", "\(width - labelWidth)")]) { value(field, withUnit: false, to: &$0) }
        }
      }
    }
  }

  private func box(_ name: String, to writer: inout HTMLWriter, _ body: (inout HTMLWriter) -> Void) {
    writer.element("tr") { writer in
      writer.element("th", [("class", "group")], name)
      writer.element("td", [("class", "tall"), ("colspan", "\(Self.columns)")], body)
    }
  }

  private func label(_ name: Text) -> String {
    FormTable.field(name).map { rendering.text($0.label) } ?? name.string
  }

  private func unit(_ name: Text) -> String {
    guard let unit = FormTable.field(name)?.unit?.text(in: rendering.language), !unit.isEmpty else { return "" }
    return rendering.text("（\(unit)）", " (\(unit))")
  }

  /// What stands in a box: former values struck, then the value.
  private func value(_ name: Text, withUnit: Bool = true, to writer: inout HTMLWriter) {
    for old in amended.former("form", name) where !old.isNull {
      writer.element("del", text(old, name, withUnit: withUnit))
      writer.text(" ")
    }
    guard let value = form.object.present(name) else { return }
    if let mark = PersonalMark(value) {
      // A box of the grid has little room; the basis stands below the table.
      if withUnit { PersonalMark.write(value, rendering, to: &writer) } else { mark.writeShort(rendering, to: &writer) }
    } else if amended.former("form", name).isEmpty {
      writer.text(text(value, name, withUnit: withUnit))
    } else {
      writer.element("ins", text(value, name, withUnit: withUnit))
    }
  }

  private func text(_ value: JSONValue, _ name: Text, withUnit: Bool) -> String {
    guard let field = FormTable.field(name), withUnit || field.unit == nil else {
      return value.asText?.string ?? CommandText.simple(value, rendering)
    }
    return CommandText.content(value, field, rendering)
  }

  private func applicant(to writer: inout HTMLWriter) {
    let data = entry.data
    writer.lines([
      rendering.text("声明：所报信息和材料真实、准确、有效。", "Declares that what is submitted is true, accurate and valid."),
      rendering.text("负责人签字：", "Signed: ") + rendering.yesNo(data.flag("declarationSigned"))
        + rendering.text("　盖章：", "   sealed: ") + rendering.yesNo(data.flag("sealed"))
        + rendering.text("　份数：", "   copies: ") + (data.number("copies").map(String.init) ?? ""),
      rendering.date(data.date("submittedOn")),
    ])
  }

  /// The opinion on the form, and the local review as it was recorded.
  private func department(to writer: inout HTMLWriter) {
    if form.object.present("competentDepartmentOpinion") != nil {
      value("competentDepartmentOpinion", to: &writer)
      writer.void("br")
    }
    let reviews = file.entries.filter {
      $0.command == .reviewLocally && $0.data.text("applicationId") == entry.data.text("applicationId") && !$0.isVoid
    }
    for review in reviews {
      let body = rendering.label(review.data.text("bodyKind") ?? "") {
        Labels.value($0, ofField: "bodyKind", of: .reviewLocally)
      }
      let result = rendering.label(review.data.text("result") ?? "") {
        Labels.value($0, ofField: "result", of: .reviewLocally)
      }
      writer.lines([
        "\(rendering.reference(review))　\(body)：\(result)",
        rendering.text("盖章：", "sealed: ") + rendering.yesNo(review.data.flag("sealed"))
          + "　\(rendering.date(review.data.date("reviewedOn")))",
      ])
    }
  }
}
