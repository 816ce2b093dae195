import RegistryCore

/// What a paper is made of: a space as the register shows it, and the regulation that the paper rests on.
struct PaperSource {
  /// The answer to `show`.
  let space: Answer
  let regulation: RegulationVersion?

  /// 塞上云创众创空间.
  var name: String { space.string("name") ?? space.string("spaceId") ?? "" }
  var `operator`: String { space.string("operatorName") ?? space.string("operatorId") ?? "" }
  var address: String { space.string("address") ?? "" }
  var place: String { space.text("jurisdiction").map { Labels.jurisdiction($0)?.chinese ?? $0.string } ?? "" }

  /// 《朔州市众创空间认定和管理办法》（朔科发〔2016〕13号）.
  var regulationName: String {
    guard let regulation else { return "众创空间认定和管理办法" }
    return regulation.title.map { "《\($0)》（\(regulation.documentNo)）" } ?? regulation.documentNo.text.string
  }

  /// 朔州市, from the title of the regulation: another city has another one.
  private var city: String {
    let title = regulation?.title?.string ?? ""
    guard let end = title.range(of: "众创空间")?.lowerBound else { return "" }
    return String(title[..<end])
  }

  /// The title that is granted: 朔州市众创空间.
  var titleName: String { city + "众创空间" }
  var issuer: String { city.isEmpty ? "（认定机关）" : city + "科学技术局" }

  /// The body that reviewed the application locally.
  var reviewer: String {
    if space.flag("collegeOperated"), regulation?.parameters.collegeReviewBody != .countyBureau { return "市教育行政部门" }
    return space.text("jurisdiction") == "developmentZone" ? "\(place)创新发展部" : "\(place)科技局"
  }

  /// 经朔城区科技局审核同意、市科技局初审、…: the stages that the application passed, in their order.
  func course(of application: Answer) -> String {
    let passed = application.rows("stages").filter { $0.flag("passed") }.compactMap { $0.text("stage") }
      .compactMap { Stage(name: $0) }
    let steps = Stage.allCases.filter(passed.contains).compactMap { stage -> String? in
      switch stage {
      case .localReview: "\(reviewer)审核同意"
      case .preliminaryReview: "市科技局初审"
      case .siteInspection: "实地考察"
      case .expertReview: "专家评审"
      case .deliberation: "市科技局研究"
      case .publicNotice: nil
      }
    }
    return (["运营主体申请"] + steps).joined(separator: "、")
  }
}

extension String {
  /// Where another text first stands in this one, character by character.
  fileprivate func range(of part: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(part) { return start..<index(start, offsetBy: part.count) }
      start = index(after: start)
    }
    return nil
  }
}
