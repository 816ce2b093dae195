import RegistryCore

/// What a paper is made of: a space as the register shows it, the regulation that the paper rests on, and who reviewed.
struct PaperSource {
  /// The answer to `show`.
  let space: Answer
  /// The version in force, for its parameters.
  let regulation: RegulationVersion?
  /// The version that `regulation` amends if it has no title of its own; else the same.
  let measure: RegulationVersion?
  /// The data of the local review that endorsed the application.
  var review: Answer?

  /// 塞上云创众创空间.
  var name: String { space.string("name") ?? space.string("spaceId") ?? "" }
  var `operator`: String { space.string("operatorName") ?? space.string("operatorId") ?? "" }
  var address: String { space.string("address") ?? "" }
  var place: String { PaperSource.name(ofPlace: space.text("jurisdiction")) }

  private static func name(ofPlace place: Text?) -> String {
    place.map { Labels.jurisdiction($0)?.chinese ?? $0.string } ?? ""
  }

  /// 《朔州市众创空间认定和管理办法》（朔科发〔2016〕13号）.
  var regulationName: String {
    guard let measure, let title = measure.title else { return "众创空间认定和管理办法" }
    return "《\(title)》（\(measure.documentNo)）"
  }

  /// 朔州市, from the title of the regulation: another city has another one.
  private var city: String {
    let title = measure?.title?.string ?? ""
    guard let end = title.range(of: "众创空间")?.lowerBound else { return "" }
    return String(title[..<end])
  }

  /// The title that is granted: 朔州市众创空间.
  var titleName: String { city + "众创空间" }
  var issuer: String { city.isEmpty ? "（认定机关）" : city + "科学技术局" }

  /// The body that reviewed the application locally; nil if no review is recorded.
  var reviewer: String? {
    guard let review, let body = review.text("bodyKind").flatMap({ ReviewLocally.Body(name: $0) }) else {
      return nil
    }
    switch body {
    case .educationAuthority: return "市教育行政部门"
    case .developmentZone: return "朔州经济开发区创新发展部"
    case .countyBureau: return PaperSource.name(ofPlace: review.text("jurisdiction")) + "科技局"
    }
  }

  /// 经朔城区科技局审核同意、市科技局初审、…: the stages that the application passed, in their order.
  func course(of application: Answer) -> String {
    let passed = application.rows("stages").filter { $0.flag("passed") }.compactMap { $0.text("stage") }
      .compactMap { Stage(name: $0) }
    let steps = Stage.allCases.filter(passed.contains).compactMap { stage -> String? in
      switch stage {
      case .localReview: reviewer.map { "\($0)审核同意" }
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
