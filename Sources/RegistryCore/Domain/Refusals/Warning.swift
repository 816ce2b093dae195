/// What a command was accepted in spite of. Warnings never refuse; an outcome lists them sorted by name, each once.
package enum Warning: String, CaseIterable, Sendable {
  case addressInUse
  case documentNoNormalized
  case filedLate
  case formNameMismatch
  case lateRectification
  case lateRectificationReport
  case lateReport
  case leaseEndsBeforeValidity
  case nameInUse
  case noAnnualReport
  case noServiceRecord
  case openRectification
  case orgCodeCheck
  case spaceLinkedToBan
}

extension Warning: Comparable {
  package static func < (a: Warning, b: Warning) -> Bool {
    a.name < b.name
  }
}

extension Warning {
  package func phrase(in language: Language) -> String { wording.text(in: language) }

  private var wording: Phrase {
    switch self {
    case .addressInUse: Phrase("另一空间现用同一地址", "another space has the same address")
    case .documentNoNormalized: Phrase("发文字号已改写为规范格式", "the document number was rewritten in its proper form")
    case .filedLate: Phrase("已过申请复议或起诉期限", "filed after the time limit for the remedy")
    case .formNameMismatch: Phrase("申报书名称与登记名称不一致", "the name in the form is not the registered one")
    case .lateRectification: Phrase("整改报告逾期", "there was no timely rectification report")
    case .lateRectificationReport: Phrase("整改报告晚于整改期限提交", "the rectification report came after the deadline")
    case .lateReport: Phrase("年度报告逾期提交", "the annual report came after its due day")
    case .leaseEndsBeforeValidity: Phrase("租期在预计有效期内届满", "the lease ends before the expected validity does")
    case .nameInUse: Phrase("另一空间现用同一名称", "another space has the same name")
    case .noAnnualReport: Phrase("该年度没有年度报告", "there is no annual report for that year")
    case .noServiceRecord: Phrase("没有送达记录", "there is no record of service")
    case .openRectification: Phrase("现有整改尚未合格", "a rectification has not been passed")
    case .orgCodeCheck: Phrase("信用代码第 17 位与组织机构代码校验不符", "position 17 of the credit code does not check")
    case .spaceLinkedToBan: Phrase("该空间或其地址与禁止期有关联", "the space or its address is linked to a ban")
    }
  }
}
