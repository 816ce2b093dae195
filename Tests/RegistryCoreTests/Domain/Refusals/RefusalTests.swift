import Testing

@testable import RegistryCore

@Suite struct RefusalTests {
  private static func hasChinese(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
  }

  @Test func everyRuleStandsInItsArticle() {
    #expect(Rule.allCases.count == 68)
    for rule in Rule.allCases {
      #expect(!rule.english.isEmpty && RefusalTests.hasChinese(rule.text), "\(rule.rawValue)")
      switch rule.rawValue.first {
      case "R": #expect(rule.article.hasPrefix("第") && rule.article(in: .english).hasPrefix("art. "))
      case "N": #expect(rule.article.hasPrefix("2022年通知"))
      default: #expect(rule.article == "登记规则")
      }
    }
    #expect(Rule.r43c.article(in: .english) == "art. 4(3)")
    #expect(Rule.r112.article == "第十一条")
    #expect(Rule.r101.rawValue == "R10.1")
  }

  @Test func everyCodeAndWarningSpeaksBothLanguages() {
    for code in RefusalCode.allCases {
      #expect(RefusalTests.hasChinese(code.phrase(in: .chinese)), "\(code.rawValue)")
      #expect(!code.phrase(in: .english).isEmpty && code.phrase(in: .english) != code.phrase(in: .chinese))
    }
    for warning in Warning.allCases {
      #expect(RefusalTests.hasChinese(warning.phrase(in: .chinese)), "\(warning.rawValue)")
      #expect(!warning.phrase(in: .english).isEmpty)
    }
    #expect(Warning.allCases == Warning.allCases.sorted())
  }

  @Test func aViolationNamesTheNumbers() {
    let violation = Violation(.r42a, .areaBelowMinimum, found: "199.99", wanted: "200")
    #expect(violation.sentence(in: .chinese) == "第四条（二） R4.2a 可自主支配场地面积不足：实际 199.99，要求不低于 200")
    #expect(
      violation.sentence(in: .english)
        == "art. 4(2) R4.2a total area below the minimum: found 199.99, wanted at least 200")
    #expect(violation.codeText == "areaBelowMinimum")
  }

  @Test(arguments: [
    (
      Violation(.n1, .formMissing, detail: "contactEmail"), "formMissing:contactEmail", "（contactEmail 电子邮件）",
      "(contactEmail: e-mail)"
    ),
    (
      Violation(.r51d, .stageMissing, detail: "localReview"), "stageMissing:localReview", "（localReview 属地（教育部门）审核）",
      "(localReview: local review)"
    ),
    (
      Violation(.g1, .badUscc, detail: "length"), "badUscc:length", "（length 应为 18 位）",
      "(length: must have 18 characters)"
    ),
    (
      Violation(.g7, .historyBecomesIllegal, detail: "c9:R5.3c:noticeNotOver"),
      "historyBecomesIllegal:c9:R5.3c:noticeNotOver", "（c9:R5.3c:noticeNotOver）", "(c9:R5.3c:noticeNotOver)"
    ),
    (
      Violation(
        .g7, .historyBecomesIllegal, detail: "c9:G14:badDate:decisionDate",
        cause: Violation(.g14, .badDate, detail: "decisionDate", found: "2025年7月12日")),
      "historyBecomesIllegal:c9:G14:badDate:decisionDate",
      "G14 不是有效的日期（应为 1900–2200 年的 YYYY-MM-DD）（decisionDate）：实际 2025年7月12日",
      "G14 is not a valid date (YYYY-MM-DD, years 1900–2200) (decisionDate): found 2025年7月12日"
    ),
    (
      Violation(.g14, .missing, detail: "servedOn"), "missing:servedOn", "（servedOn 送达日期）", "(servedOn: day of service)"
    ),
  ])
  func aDetailIsNamed(violation: Violation, code: Text, chinese: String, english: String) {
    #expect(violation.codeText == code)
    #expect(violation.sentence(in: .chinese).hasSuffix(chinese))
    #expect(violation.sentence(in: .english).hasSuffix(english))
  }

  @Test(arguments: [
    (
      Violation(.r84, .gradeNotRewarded, found: "unqualified", wanted: "excellent, 特优"),
      "实际 不合格（unqualified），要求为其中之一：优秀（excellent）、特优", "found unqualified, wanted one of excellent, 特优"
    ),
    (
      Violation(.r101, .kindNotForSeverity, found: "minor revocation", wanted: "admonition, criticism"),
      "实际 情节较轻（minor） 取消称号（revocation），要求为其中之一：警告/约谈（admonition）、通报批评（criticism）",
      "found minor revocation, wanted one of admonition, criticism"
    ),
    (
      Violation(.r51b, .wrongReviewBody, found: "educationAuthority", wanted: "countyBureau shuocheng"),
      "要求为 县（市、区）科技局（countyBureau） 朔城区（shuocheng）", "wanted countyBureau shuocheng"
    ),
    (
      Violation(.g3, .stageAlreadyDone, found: "localReview 2018-03-05"),
      "实际 属地（教育部门）审核（localReview） 2018-03-05", "found localReview 2018-03-05"
    ),
    (
      Violation(.r53c, .noticeTooShort, found: "2018-05-07…2018-05-09: 3 workingDay", wanted: "5"),
      "实际 2018-05-07…2018-05-09: 3 工作日（workingDay），要求不低于 5", "3 workingDay, wanted at least 5"
    ),
    (
      Violation(.g14, .badValue, detail: "operatorKind", found: "excellent, x", wanted: "legalPerson"),
      "：实际 excellent, x，要求为其中之一：独立法人（legalPerson）", "found excellent, x, wanted one of legalPerson"
    ),
    (
      Violation(.g1, .unknownApplication, found: "excellent"), "：实际 excellent", ": found excellent"
    ),
  ])
  func valuesOfClosedSetsAreTheBureausWordsInChinese(violation: Violation, chinese: String, english: String) {
    #expect(violation.sentence(in: .chinese).hasSuffix(chinese), "\(violation.sentence(in: .chinese))")
    #expect(violation.sentence(in: .english).hasSuffix(english), "\(violation.sentence(in: .english))")
    #expect(!violation.sentence(in: .chinese).contains("；"))
  }

  @Test func aRefusalSaysAllOfIt() {
    let refusal = Refusal(
      commandId: "c1",
      violations: [
        Violation(.r52a, .notJoint), Violation(.r53c, .noticeNotOver, found: "2018-05-18", wanted: "2018-05-18"),
      ])
    #expect(refusal.first.rule == .r52a)
    #expect(
      refusal.message(in: .english)
        == "art. 5(2) R5.2a the inspection group must have the city bureau (cityBureau) in it and enough different "
        + "organisations; "
        + "art. 5(3) R5.3c the notice is not over: found 2018-05-18, wanted after 2018-05-18")
    #expect(refusal.message(in: .chinese).contains("；"))
  }
}
