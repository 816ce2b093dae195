import RegistryCore
import Testing

@testable import registryctl

/// Places are understood by every word that screens and papers show them by.
@Suite struct PlaceTests {
  @Test(arguments: [
    ("朔城区", "shuocheng"), ("朔城", "shuocheng"), ("shuocheng", "shuocheng"), ("Shuocheng", "shuocheng"),
    (" 平鲁区 ", "pinglu"), ("应县", "yingxian"), ("怀仁", "huairen"), ("朔州经济开发区", "developmentZone"),
    ("Development Zone", "developmentZone"), ("developmentzone", "developmentZone"), ("火星", "火星"), ("应", "应"),
    ("县", "县"),
  ]) func everyWordMeansItsPlace(_ word: String, _ place: String) {
    #expect(ValueKind.place.normalised(word) == place)
  }

  @Test func actsTakeTheWordsOfPlaces() throws {
    for (command, option, field) in [
      (CommandName.registerSpace, "jurisdiction", "jurisdiction"), (.reviewLocally, "jurisdiction", "jurisdiction"),
      (.recordChange, "new-jurisdiction", "newJurisdiction"),
    ] as [(CommandName, String, Text)] {
      let words = [KebabCase.name(command.rawValue), "--\(option)", "朔城区", "--data", "{}"]
      guard case .run(_, let arguments) = try ArgumentParser.parse(words) else {
        Issue.record("\(words) do not run")
        return
      }
      #expect(try ActRequest.data(of: CommandTable.spec(of: command), arguments)[field] == "shuocheng")
      var row = CommandRow(command: command)
      try row.put("右玉县", in: CommandColumn(title: field.string))
      #expect(row.object?["data"]?.asObject?[field] == "youyu")
      var strange = CommandRow(command: command)
      try strange.put("火星", in: CommandColumn(title: field.string))
      #expect(strange.object?["data"]?.asObject?[field] == "火星")
    }
  }

  private static func answer(_ call: MethodCall, places: String) -> [Reply] {
    guard call.method.string.hasSuffix(".Query") else {
      return [.parameters { $0.member("info", .object(["origin": "x"])) }]
    }
    let isRegulation = call.parameters["query"]?.asObject?["query"] == "regulation"
    let answer =
      isRegulation
      ? #"{"regulationId":"x","parameters":{"jurisdictions":\#(places)}}"#
      : #"{"until":"2024-03-31","due":[],"spaces":[]}"#
    return [RegistryReply.result(Array(answer.utf8), size: 1)]
  }

  @Test(arguments: [["due"], ["list"], ["due", "--json"], ["list", "--format", "csv"], ["due", "--ics"]])
  func aPlaceThatIsNoneIsToldAsSuch(_ words: [String]) throws {
    let daemon = try FakeDaemon { Self.answer($0, places: #"["shuocheng","pinglu"]"#) }
    let (code, out, talk) = runProgram(words + ["--place", "火星", "--on", "2024-01-01"], on: daemon)
    #expect(code == .usage && out.isEmpty)
    #expect(talk.hasPrefix("registryctl: --place cannot be \"火星\": write one of shuocheng, pinglu"))
    let near = try FakeDaemon { Self.answer($0, places: #"["shuocheng","pinglu"]"#) }
    #expect(runProgram(words + ["--place", "pingluu"], on: near).talk.contains("did you mean pinglu?"))
  }

  @Test func placesAreThoseOfTheRegulation() throws {
    let daemon = try FakeDaemon { Self.answer($0, places: #"["pingcheng"]"#) }
    #expect(runProgram(["list", "--place", "pingcheng", "--on", "2024-01-01"], on: daemon).code == .done)
  }

  @Test(arguments: [
    (CommandName.recordAssessment, "grade", "优秀", "excellent"), (.recordAssessment, "grade", "Qualified", "qualified"),
    (.imposeSanction, "kind", "警告", "admonition"), (.imposeSanction, "kind", "警告／约谈", "admonition"),
    (.imposeSanction, "kind", "通报批评", "criticism"), (.imposeSanction, "severity", "情节较轻", "minor"),
    (.recordAssessment, "grade", "甲等", "甲等"), (.reviewLocally, "bodyKind", "县(市、区)科技局", "countyBureau"),
  ]) func actsTakeTheWordsOfClosedSets(_ command: CommandName, _ field: Text, _ word: String, _ value: String) throws {
    let words = [KebabCase.name(command.rawValue), "--\(KebabCase.name(field.string))", word, "--data", "{}"]
    guard case .run(_, let arguments) = try ArgumentParser.parse(words) else {
      Issue.record("\(words) do not run")
      return
    }
    #expect(try ActRequest.data(of: CommandTable.spec(of: command), arguments)[field] == .string(Text(value)))
    var row = CommandRow(command: command)
    try row.put(word, in: CommandColumn(title: field.string))
    #expect(row.object?["data"]?.asObject?[field] == .string(Text(value)))
  }
}
