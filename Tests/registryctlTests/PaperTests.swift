import RegistryCore
import Testing

@testable import registryctl

/// The texts of the bureau.
@Suite struct PaperTests {
  private static let show = """
    {"spaceId":"s1","on":"2022-12-26","name":"塞上云创众创空间","address":"民福东街86号","jurisdiction":"shuocheng","operatorId":"o1",
    "operatorName":"朔州塞上云创孵化器有限公司","onCampus":false,"collegeOperated":false}
    """
  private static let application = """
    {"applicationId":"a1","submittedOn":"2022-12-01","stages":[{"stage":"localReview","date":"2022-12-06","passed":true},
    {"stage":"siteInspection","date":"2022-12-10","passed":false},{"stage":"siteInspection","date":"2022-12-16","passed":true},
    {"stage":"expertReview","date":"2022-12-21","passed":true},{"stage":"deliberation","date":"2022-12-23","passed":true},
    {"stage":"publicNotice","date":"2022-12-26","passed":true}],
    "notice":{"noticeId":"n1","startsOn":"2022-12-26","endsOn":"2022-12-30","objections":[]}}
    """

  private func parse(_ text: String) throws -> registryctl.Answer {
    registryctl.Answer(try #require(try JSONReader.parse(Array(text.utf8)).asObject))
  }

  @Test func theNoticeSaysWhatTheRegisterSays() throws {
    let application = try parse(PaperTests.application)
    let paper = NoticePaper.make(
      PaperSource(
        space: try parse(PaperTests.show), regulation: .shuozhou2016, measure: .shuozhou2016,
        review: try parse(#"{"bodyKind":"countyBureau","jurisdiction":"shuocheng"}"#)), application: application,
      notice: try #require(application.answer("notice")),
      contact: NoticePaper.Contact(person: "贾科长", telephone: "0349-2032969"))
    #expect(
      paper.text == """
        　　　　关于拟认定塞上云创众创空间为朔州市众创空间的公示

        　　根据《朔州市众创空间认定和管理办法》（朔科发〔2016〕13号），经运营主体申请、朔城区科技局审核同意、实地考察、专家评审、市科技局研究，拟认定塞上云创众创空间为朔州市众创空间，现予以公示。
        　　众创空间名称：塞上云创众创空间
        　　运营主体：朔州塞上云创孵化器有限公司
        　　地址：民福东街86号
        　　所属地：朔城区
        　　公示期：2022年12月26日至2022年12月30日（5个工作日）
        　　公示期内，任何单位和个人对公示内容有异议的，可以书面形式向市科技局提出，并提供必要的证明材料。以单位名义提出异议的，须加盖单位公章；以个人名义提出异议的，须署真实姓名并提供联系方式。匿名或逾期提出的异议不予受理。
        　　联系人：贾科长
        　　电话：0349-2032969
        　　地址：＿＿＿＿＿＿＿＿

        　　　　　　　　　　　　　　　　　　　　　　　　朔州市科学技术局
        　　　　　　　　　　　　　　　　　　　　　　　　　2022年12月26日

        """)
  }

  @Test func theCertificateSaysTheTitleAndItsTerm() throws {
    let title = try parse(
      #"{"certificationId":"t1","applicationId":"a1","documentNo":"朔科发〔2023〕2号","decisionDate":"2023-01-09","validFrom":"2023-01-09","validUntil":"2026-01-09","titleStatus":"certified"}"#
    )
    var paper = CertificatePaper.make(
      PaperSource(space: try parse(PaperTests.show), regulation: .shuozhou2016, measure: .shuozhou2016), title: title,
      application: nil)
    paper.banner = "〔演练，不具效力〕"
    paper.foot = "尾"
    #expect(
      paper.text == """
        〔演练，不具效力〕

        　　　　　　　　　　朔州市众创空间认定证书

        塞上云创众创空间：
        　　根据《朔州市众创空间认定和管理办法》（朔科发〔2016〕13号），认定你单位为“朔州市众创空间”。
        　　运营主体：朔州塞上云创孵化器有限公司
        　　地址：民福东街86号
        　　认定文号：朔科发〔2023〕2号
        　　证书编号：t1
        　　有效期：2023年1月9日至2026年1月9日

        　　　　　　　　　　　　　　　　　　　　　　　　朔州市科学技术局
        　　　　　　　　　　　　　　　　　　　　　　　　　　2023年1月9日

        尾

        """)
    #expect(paper.json["issuer"] == "朔州市科学技术局" && paper.json["date"] == "2023-01-09")
  }

  @Test func anotherCitySpeaksInItsOwnName() throws {
    let regulation = RegulationVersion(
      id: "dt", documentNo: DocumentNumber(normalised: "同科发〔2020〕1号"), title: "大同市众创空间管理办法", issuedOn: .last(of: 2019),
      effectiveFrom: .last(of: 2019), parameters: .shuozhou2016)
    let source = PaperSource(space: try parse(PaperTests.show), regulation: regulation, measure: regulation)
    #expect(source.titleName == "大同市众创空间" && source.issuer == "大同市科学技术局")
    let none = PaperSource(space: try parse(PaperTests.show), regulation: nil, measure: nil)
    #expect(none.titleName == "众创空间" && none.issuer == "（认定机关）")
  }

  static let reviewers: [(String, String)] = [
    (#"{"bodyKind":"countyBureau","jurisdiction":"pinglu"}"#, "平鲁区科技局"),
    (#"{"bodyKind":"educationAuthority"}"#, "市教育行政部门"),
    (#"{"bodyKind":"developmentZone"}"#, "朔州经济开发区创新发展部"),
  ]

  /// The space of the tests stands in Shuocheng.
  @Test(arguments: reviewers)
  func theReviewerIsTheOneThatReviewed(review: String, reviewer: String) throws {
    let source = PaperSource(
      space: try parse(PaperTests.show), regulation: .shuozhou2016, measure: .shuozhou2016, review: try parse(review))
    #expect(source.reviewer == reviewer)
  }
}
