import RegistryCore

/// The certificate of a title in force (认定证书, 第五条（三）、第十一条).
enum CertificatePaper {
  /// - Parameters:
  ///   - title: the title, of the answer to `show`.
  ///   - application: the application that it came from.
  static func make(_ source: PaperSource, title: Answer, application: Answer?) -> OfficialPaper {
    var paper = OfficialPaper("\(source.titleName)认定证书", issuer: source.issuer)
    paper.date = title.date("decisionDate")
    paper.paragraphs.append(.init(text: "\(source.name)：", isProse: false))
    let course = application.map { "经\(source.course(of: $0))并公示，" } ?? ""
    paper.say("根据\(source.regulationName)，\(course)认定你单位为“\(source.titleName)”。")
    paper.fact("运营主体", source.operator)
    paper.fact("地址", source.address)
    paper.fact("认定文号", title.string("documentNo") ?? "")
    paper.fact("证书编号", title.string("certificationId") ?? "")
    paper.fact("有效期", term(title))
    return paper
  }

  /// 2023年1月9日至2026年1月9日.
  private static func term(_ title: Answer) -> String {
    guard let first = title.date("validFrom"), let last = title.date("validUntil") else { return "" }
    return "\(HumanDate.text(first, in: .chinese))至\(HumanDate.text(last, in: .chinese))"
  }
}
