/// A version of the regulation (办法): its papers and its full set of parameters.
///
/// It never changes, so that everybody shares one: decisions look a version up many times.
package final class RegulationVersion: Sendable {
  /// Unique among versions; `builtInID` only for the built-in measure.
  package let id: RegulationID
  /// 发文字号 of the document that issued it.
  package let documentNo: DocumentNumber
  /// 办法名称; nil if none was given.
  package let title: Text?
  /// 印发日期, the day of issue.
  package let issuedOn: CivilDate
  /// The first day in force; not before `issuedOn`.
  package let effectiveFrom: CivilDate
  /// Always a full set, also what the version itself does not name.
  package let parameters: Parameters

  /// `effectiveFrom` must not lie before `issuedOn`; nothing is checked here.
  package init(
    id: RegulationID, documentNo: DocumentNumber, title: Text?, issuedOn: CivilDate, effectiveFrom: CivilDate,
    parameters: Parameters
  ) {
    self.id = id
    self.documentNo = documentNo
    self.title = title
    self.issuedOn = issuedOn
    self.effectiveFrom = effectiveFrom
    self.parameters = parameters
  }

  /// The measure of 2016, with which a registry begins unless it is given another.
  package static let shuozhou2016 = RegulationVersion(
    id: builtInID, documentNo: DocumentNumber(normalised: "朔科发〔2016〕13号"), title: "朔州市众创空间认定和管理办法",
    issuedOn: dayOfIssue, effectiveFrom: dayOfIssue, parameters: .shuozhou2016)

  /// Reserved in every registry, also where another version is the first.
  package static let builtInID: RegulationID = "szzc-2016"

  private static let dayOfIssue = CivilDate.first(of: 2016).addingMonths(10).adding(days: 10)
}

extension RegulationVersion: Equatable {
  package static func == (a: RegulationVersion, b: RegulationVersion) -> Bool {
    a === b
      || (a.id == b.id && a.documentNo == b.documentNo && a.title == b.title && a.issuedOn == b.issuedOn
        && a.effectiveFrom == b.effectiveFrom && a.parameters == b.parameters)
  }
}

extension RegulationVersion {
  /// The version as the data of `adoptRegulation`, with all parameters; `RegulationFile` reads it back.
  package var json: JSONObject {
    var object: JSONObject = [
      "regulationId": .string(id.text), "documentNo": .string(documentNo.text), "issuedOn": .string(issuedOn.text),
      "effectiveFrom": .string(effectiveFrom.text), "parameters": .object(parameters.json),
    ]
    if let title { object["title"] = .string(title) }
    return object
  }
}
