/// A regulation as a file: the JSON object with which a registry of another city is started.
package enum RegulationFile {
  /// What is wrong with a file.
  package enum Fault: Error, Equatable, Sendable {
    case notAnObject
    case missing(Text)
    /// The value of a member is not of the form named.
    case bad(Text, wanted: Phrase)
    case unknownMember(Text)
    /// In force before the day of issue.
    case effectiveBeforeIssue(issuedOn: CivilDate, effectiveFrom: CivilDate)
    case unknownParameter(Text)
    /// The value of a parameter is outside its allowed ones.
    case badParameter(Text, allowed: String)
  }

  /// Members that say something to people only; the registry reads past them.
  private static let remarks: Set<Text> = ["issuer", "parameterNotes", "rules"]
  private static let known: Set<Text> = [
    "regulationId", "documentNo", "title", "issuedOn", "effectiveFrom", "parameters",
  ]

  /// Reads a version. Parameters that the file leaves out are those of the built-in measure.
  package static func read(_ json: JSONValue) throws(Fault) -> RegulationVersion {
    guard let object = json.asObject else { throw .notAnObject }
    if let stranger = object.keys.first(where: { !known.contains($0) && !remarks.contains($0) }) {
      throw .unknownMember(stranger)
    }
    let id = try text("regulationId", in: object)
    guard let number = DocumentNumber.normalise(try text("documentNo", in: object))?.number else {
      throw .bad("documentNo", wanted: Phrase("发文字号，如 朔科发〔2016〕13号", "a document number such as 朔科发〔2016〕13号"))
    }
    let title: Text? = object.present("title") == nil ? nil : try text("title", in: object)
    let issuedOn = try date("issuedOn", in: object)
    let effectiveFrom = try date("effectiveFrom", in: object)
    guard effectiveFrom >= issuedOn else {
      throw .effectiveBeforeIssue(issuedOn: issuedOn, effectiveFrom: effectiveFrom)
    }
    return RegulationVersion(
      id: RegulationID(id), documentNo: number, title: title, issuedOn: issuedOn, effectiveFrom: effectiveFrom,
      parameters: try parameters(in: object))
  }

  private static func text(_ key: Text, in object: JSONObject) throws(Fault) -> Text {
    guard let value = object.present(key) else { throw .missing(key) }
    guard let text = value.asText, !text.isBlank else {
      throw .bad(key, wanted: Phrase("非空文字", "text that is not blank"))
    }
    return text
  }

  private static func date(_ key: Text, in object: JSONObject) throws(Fault) -> CivilDate {
    guard let date = CivilDate(iso: try text(key, in: object)) else {
      throw .bad(key, wanted: Phrase("1900–2200 年的日期 YYYY-MM-DD", "a date YYYY-MM-DD of the years 1900–2200"))
    }
    return date
  }

  private static func parameters(in object: JSONObject) throws(Fault) -> Parameters {
    guard let value = object.present("parameters") else { throw .missing("parameters") }
    guard let changes = value.asObject else {
      throw .bad("parameters", wanted: Phrase("JSON 对象", "a JSON object"))
    }
    switch Parameters.merged(base: .shuozhou2016, changes: changes) {
    case .success(let parameters):
      return parameters
    case .failure(let violation):
      let name = violation.detail ?? ""
      if let spec = ParameterTable.spec(of: name) { throw .badParameter(name, allowed: spec.allowed) }
      throw .unknownParameter(name)
    }
  }
}

extension RegulationFile.Fault {
  /// What is wrong, where, and what would be read.
  package func sentence(in language: Language) -> String {
    let phrase =
      switch self {
      case .notAnObject:
        Phrase("办法文件不是 JSON 对象", "the regulation file is not a JSON object")
      case .missing(let key):
        Phrase("办法文件缺少 \(key)", "the regulation file lacks \(key)")
      case .bad(let key, let wanted):
        Phrase("办法文件的 \(key) 应为\(wanted.chinese)", "\(key) of the regulation file must be \(wanted.english)")
      case .unknownMember(let key):
        Phrase("办法文件中没有 \(key) 这一项", "a regulation file has no member \(key)")
      case .effectiveBeforeIssue(let issuedOn, let effectiveFrom):
        Phrase(
          "施行日期 \(effectiveFrom) 早于印发日期 \(issuedOn)",
          "in force from \(effectiveFrom), before the day of issue \(issuedOn)")
      case .unknownParameter(let name):
        Phrase("没有参数 \(name)", "there is no parameter \(name)")
      case .badParameter(let name, let allowed):
        Phrase("参数 \(name) 的值不允许，应为 \(allowed)", "the value of parameter \(name) is not allowed; wanted \(allowed)")
      }
    return phrase.text(in: language)
  }
}
