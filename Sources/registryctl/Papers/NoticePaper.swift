import RegistryCore

/// The public notice of an application (公示, 第五条（三）).
enum NoticePaper {
  /// Where objections go to; blanks to be filled in by hand where nothing is given.
  struct Contact {
    var person: String?
    var telephone: String?
    var address: String?
  }

  /// - Parameters:
  ///   - application: the application on notice, of the answer to `show`.
  ///   - notice: its notice.
  static func make(
    _ source: PaperSource, application: Answer, notice: Answer, contact: Contact = Contact()
  ) -> OfficialPaper {
    var paper = OfficialPaper("关于拟认定\(source.name)为\(source.titleName)的公示", issuer: source.issuer)
    paper.date = notice.date("startsOn")
    paper.say(
      "根据\(source.regulationName)，经\(source.course(of: application))，拟认定\(source.name)为\(source.titleName)，现予以公示。")
    paper.fact("众创空间名称", source.name)
    paper.fact("运营主体", source.operator)
    paper.fact("地址", source.address)
    paper.fact("所属地", source.place)
    paper.fact("公示期", period(notice, source.regulation?.parameters))
    let isRealName = source.regulation?.parameters.objectionRealNameRequired ?? true
    paper.say(
      "公示期内，任何单位和个人对公示内容有异议的，可以书面形式向市科技局提出，并提供必要的证明材料。"
        + (isRealName ? "以单位名义提出异议的，须加盖单位公章；以个人名义提出异议的，须署真实姓名并提供联系方式。匿名或逾期提出的异议不予受理。" : "逾期提出的异议不予受理。"))
    paper.fact("联系人", contact.person ?? blank)
    paper.fact("电话", contact.telephone ?? blank)
    paper.fact("地址", contact.address ?? blank)
    return paper
  }

  private static let blank = "＿＿＿＿＿＿＿＿"

  /// 2022年12月26日至2022年12月30日（5个工作日）.
  private static func period(_ notice: Answer, _ parameters: Parameters?) -> String {
    guard let first = notice.date("startsOn"), let last = notice.date("endsOn") else { return "" }
    let days = "\(HumanDate.text(first, in: .chinese))至\(HumanDate.text(last, in: .chinese))"
    guard let parameters else { return days }
    let kind = parameters.publicNoticeDayKind
    let count = parameters.calendar.countDays(from: first, to: last, kind: kind)
    return days + "（\(count)个\(kind.label.chinese)）"
  }
}
