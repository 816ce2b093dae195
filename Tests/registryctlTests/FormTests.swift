import RegistryCore
import Testing

@testable import registryctl

/// Filling in an application question by question, without a terminal and without a daemon.
@Suite struct FormTests {
  private static let today = CivilDate(iso: "2022-12-01")!

  /// The answers of a whole application, by the names of the questions.
  private static let answers: [String: String] = [
    "applicationId": "a1", "spaceId": "s1", "operatorId": "o1", "callId": "", "submittedOn": "2022年12月1日",
    "form.filledOn": "2022-11-28", "form.spaceName": "塞上云创", "form.registrationDate": "2021-03-18",
    "form.operatorName": "某公司", "form.investorNature": "民营企业", "form.principalName": "甲", "form.principalPhone": "1",
    "form.contactName": "乙", "form.contactPhone": "2", "form.contactEmail": "a@b.cn", "form.managementStaffCount": "９",
    "form.startupTeamCount": "14", "form.entrepreneurCount": "63", "form.address": "民福东街86号",
    "form.serviceArea": "792.40",
    "form.workstationCount": "118", "form.broadbandMbps": "500", "form.sharedEquipmentCount": "27",
    "form.mentorCount": "8", "form.eventsPerMonth": "2.5", "form.socialArea": "146.80", "form.techPlatformCount": "2",
    "form.providesSeedFund": "是", "form.providesPolicyService": "y", "facts.premisesKind": "2",
    "facts.serviceOrientation": "teamOriented", "facts.totalArea": "860.50", "facts.publicArea": "792.40",
    "facts.leaseStart": "2021-04-01", "facts.leaseEnd": "2028-03-31", "facts.activeTeams": "14", "planSections": "1-8",
    "declarationSigned": "是", "sealed": "是", "copies": "3",
  ]

  private func dialogue(data: JSONObject = [:], proposals: [String: JSONValue] = [:]) -> FormDialogue {
    FormDialogue(.application, data: data, proposals: proposals, today: FormTests.today)
  }

  /// Answers questions until the one named, or the review, comes.
  private func answered(
    _ dialogue: FormDialogue, until name: String? = nil, with answers: [String: String] = FormTests.answers
  ) -> FormDialogue {
    var dialogue = dialogue
    for _ in 0..<200 {
      guard let item = dialogue.item, item.name != name else { return dialogue }
      switch dialogue.take(answers[item.name] ?? "") {
      case .proceed: break
      case .lookUp:
        let known = dialogue.know(ofSpace: ["name": "塞上云创", "operatorId": "o1"])
        #expect(known)
      case .refuse(let problem):
        Issue.record("\(item.name): \(problem)")
        return dialogue
      case .explain, .leave, .submit, .unclear: Issue.record("\(item.name) was no answer")
      }
    }
    return dialogue
  }

  @Test func asksInTheOrderOfThePaperAndGathersTheData() throws {
    var form = dialogue()
    #expect(form.item?.name == "applicationId")
    form = answered(form)
    #expect(form.stage == .review)
    let data = form.result
    #expect(
      data.keys == [
        "applicationId", "spaceId", "operatorId", "submittedOn", "form", "facts", "planSections", "declarationSigned",
        "sealed", "copies",
      ])
    #expect(data.value(at: ["form", "investorNature"]) == "private")
    #expect(data.value(at: ["form", "managementStaffCount"]) == 9)
    #expect(data.value(at: ["form", "serviceArea"]) == "792.40")
    #expect(data.value(at: ["facts", "premisesKind"]) == "leased")
    #expect(data.value(at: ["planSections"]) == .array([1, 2, 3, 4, 5, 6, 7, 8]))
    #expect(data["submittedOn"] == "2022-12-01" && data["callId"] == nil)
    // What the form holds is what the rules ask for: nothing required is missing, nothing is of the wrong type.
    let form0 = try #require(data["form"]?.asObject)
    for field in FormTable.fields where field.required == .always {
      #expect(field.accepts(try #require(form0[field.name])), "\(field.name)")
    }
    #expect(form.take("是") == .submit)
  }

  @Test func everyFieldOfTheTablesIsAskedFor() {
    let names = Set(FormScript.application.items.map(\.name))
    for field in FormTable.fields { #expect(names.contains("form.\(field.name)")) }
    for field in FactTable.fields { #expect(names.contains("facts.\(field.name)")) }
    for field in CommandTable.spec(of: .submitApplication).fields where field.content == nil {
      #expect(names.contains(field.name.string))
    }
  }

  static let bad: [(String, String, FormAnswer.Problem)] = [
    ("applicationId", "app２", .form(TypedText.Fault.misleading.sentence)),
    ("applicationId", "app 2", .form(TypedText.Fault.misleading.sentence)),
    ("form.mentorCount", "三", .form(ValueKind.natural.expectation)),
    ("form.mentorCount", "", .missing), ("form.mentorCount", "-", .missing),
    ("form.filledOn", "2022-12-02", .afterDay(CivilDate(iso: "2022-12-01")!)),
    ("submittedOn", "2022-12-02", .afterDay(today)), ("submittedOn", "2022-02-30", .form(ValueKind.date.expectation)),
    ("form.serviceArea", "1.234", .form(ValueKind.decimal.expectation)),
    ("form.investorNature", "6", .form(Phrase("请写 1 至 5", "write a number from 1 to 5"))),
    ("form.providesSeedFund", "maybe", .form(Phrase("请答 是 或 否", "answer yes or no"))),
    ("planSections", "0-3", .form(Phrase("请写章节号，如 1-8 或 1,2,5", "write the numbers, such as 1-8 or 1,2,5"))),
    ("planSections", "7-9", .form(Phrase("请写章节号，如 1-8 或 1,2,5", "write the numbers, such as 1-8 or 1,2,5"))),
  ]

  @Test(arguments: bad)
  func aBadAnswerIsRefusedAndAskedForAgain(name: String, line: String, problem: FormAnswer.Problem) {
    var form = answered(dialogue(), until: name)
    #expect(form.item?.name == name)
    #expect(form.take(line) == .refuse(problem))
    #expect(form.item?.name == name)
  }

  /// The day of filling in is today's, unless the application was submitted before.
  @Test func noDateIsProposedThatLiesAfterTheSubmission() throws {
    let answers = FormTests.answers.merging(["submittedOn": "2022-11-20"]) { $1 }
    let proposals: [String: JSONValue] = ["form.filledOn": .string(FormTests.today.text)]
    var form = answered(dialogue(proposals: proposals), until: "form.filledOn", with: answers)
    #expect(form.standing(try #require(form.item)) == "2022-11-20")
    #expect(form.take("") == .proceed && form.data.value(at: ["form", "filledOn"]) == "2022-11-20")
  }

  @Test func aSubmissionThatIsMovedBackAsksForTheDatesBehindItAgain() throws {
    var form = answered(dialogue())
    let number = try #require(
      form.asked.firstIndex { form.script.items[$0].name == "submittedOn" })
    #expect(form.take(String(number + 1)) == .proceed && form.take("2022-11-20") == .proceed)
    #expect(form.item?.name == "form.filledOn")
    #expect(form.take("") == .proceed && form.stage == .review)
    #expect(form.result.value(at: ["form", "filledOn"]) == "2022-11-20")
  }

  @Test func aBadEMailAddressIsRefused() {
    var form = answered(dialogue(), until: "form.contactEmail")
    guard case .refuse(.form) = form.take("nobody@nowhere") else {
      Issue.record("an address without a full stop was taken")
      return
    }
    #expect(form.take("ｎobody@nowhere.cn") == .proceed)
    #expect(form.data.value(at: ["form", "contactEmail"]) == "nobody@nowhere.cn")
  }

  @Test func goesBackAndKeepsWhatWasAnswered() {
    var form = answered(dialogue(), until: "form.mentorCount")
    #expect(form.take("<") == .proceed)
    #expect(form.item?.name == "form.sharedEquipmentCount")
    #expect(form.take("") == .proceed)
    #expect(form.item?.name == "form.mentorCount" && form.data.value(at: ["form", "sharedEquipmentCount"]) == 27)
    #expect(form.take("!") == .leave)
    #expect(form.take("？") == .explain)
    var first = dialogue()
    #expect(first.take("<") == .proceed)
    #expect(first.item?.name == "applicationId")
  }

  @Test func goesOnWhereItStopped() {
    let half = answered(dialogue(), until: "form.mentorCount")
    let resumed = dialogue(data: half.data)
    #expect(resumed.item?.name == "form.mentorCount")
    let whole = dialogue(data: answered(dialogue()).data)
    #expect(whole.stage == .review)
  }

  @Test func asksOnlyWhatTheAnswersCallFor() {
    var answers = FormTests.answers
    answers["facts.premisesKind"] = "自有 "
    answers["facts.serviceOrientation"] = "以服务创客为主"
    answers["facts.activeMakers"] = "20"
    var form = answered(dialogue(), with: answers)
    let names = form.asked.map { form.script.items[$0].name }
    #expect(!names.contains("facts.leaseStart") && !names.contains("facts.activeTeams"))
    #expect(names.contains("facts.activeMakers"))
    // The bureau's words, as they are shown, with marks of their own width.
    let granted = FormAnswer.read(
      "无偿提供（划拨、借用）", for: FormScript.application.items.first { $0.name == "facts.premisesKind" }!, data: [:],
      today: FormTests.today)
    #expect(granted == .success("granted"))
    // Mending an answer that calls for others asks for those, then comes back.
    let number = names.firstIndex(of: "facts.premisesKind")! + 1
    #expect(form.take(String(number)) == .proceed)
    #expect(form.take("租赁") == .proceed)
    #expect(form.item?.name == "facts.leaseStart")
    #expect(form.take("2021-04-01") == .proceed)
    #expect(form.take("2028-03-31") == .proceed)
    #expect(form.stage == .review)
    // What is not asked any more is not sent.
    #expect(form.take(String(number)) == .proceed)
    #expect(form.take("自有") == .proceed)
    #expect(form.result.value(at: ["facts", "leaseStart"]) == nil)
    #expect(form.data.value(at: ["facts", "leaseStart"]) == "2021-04-01")
  }

  @Test func mendsOneAnswerFromTheReview() {
    var form = answered(dialogue())
    #expect(form.take("what") == .unclear)
    #expect(form.take("999") == .unclear)
    let number = form.asked.firstIndex { form.script.items[$0].name == "form.mentorCount" }! + 1
    #expect(form.take("\(number)") == .proceed)
    #expect(form.take("2") == .proceed)
    #expect(form.stage == .review && form.data.value(at: ["form", "mentorCount"]) == 2)
    #expect(form.take("<") == .proceed)
    #expect(form.item?.name == "copies")
  }

  @Test func proposesWhatTheRegisterKnows() {
    var form = answered(dialogue(proposals: ["copies": 3]), until: "spaceId")
    #expect(form.take("s9") == .lookUp(space: "s9"))
    let knowsS9 = form.know(ofSpace: ["spaceId": "s9", "on": "2022-12-01"])
    #expect(!knowsS9)
    #expect(form.item?.name == "spaceId" && form.data["spaceId"] == nil)
    #expect(form.take("s1") == .lookUp(space: "s1"))
    let knowsS1 = form.know(ofSpace: ["name": "塞上云创", "operatorId": "o7", "address": "民福东街"])
    #expect(knowsS1)
    #expect(form.item?.name == "operatorId")
    #expect(form.take("") == .proceed)
    #expect(form.data["operatorId"] == "o7")
  }

  /// The kernel keeps 4095 bytes of what is typed in a line and drops the rest.
  @Test func aLineThatATerminalHasCutIsNoAnswer() {
    let long = [UInt8](repeating: 0x61, count: Terminal.longestLine)
    #expect(FormLine(.whole(long), isTyped: true) == .unusable(FormLine.cut))
    #expect(FormLine(.whole(Array(long.dropLast())), isTyped: true) == .text(String(repeating: "a", count: 4_094)))
    #expect(FormLine(.whole(long), isTyped: false) == .text(String(repeating: "a", count: 4_095)))
    #expect(FormLine(.tooLong(length: 9), isTyped: false) == .unusable(FormLine.tooLong(9)))
    #expect(FormLine(.whole([0xD6, 0xDD]), isTyped: false) == .unusable(FormLine.notUTF8))
  }

  @Test func aLongTextComesOutOfAFile() throws {
    var form = answered(dialogue(), until: "form.address")
    let address = try #require(form.item)
    #expect(FormFile.path(in: " @ a b.txt ", for: address) == "a b.txt")
    #expect(FormFile.path(in: "a@b", for: address) == nil)
    let number = try #require(FormScript.application.items.first { $0.name == "form.mentorCount" })
    #expect(FormFile.path(in: "@a", for: number) == nil && FormFile.path(in: "@a", for: nil) == nil)
    let space = try #require(FormScript.application.items.first { $0.name == "spaceId" })
    #expect(FormFile.path(in: "@a", for: space) == nil)
    try withFile("\u{FEFF}民福东街86号\n") { path in
      let text = try FormFile.read(path).get()
      #expect(form.take(textOfFile: text) == .proceed && form.data.value(at: ["form", "address"]) == "民福东街86号")
    }
    try withFile(" \n") { path in #expect(throws: FormAnswer.Problem.self) { try FormFile.read(path).get() } }
    #expect(throws: FormAnswer.Problem.self) { try FormFile.read(freshPath()).get() }
    // An address is one line; none of it is a word to the form.
    #expect(form.take("<") == .proceed)
    #expect(form.take(textOfFile: "一\n二") == .refuse(.form(TypedText.Fault.severalLines.sentence)))
    #expect(form.take(textOfFile: "!") != .leave)
  }

  @Test func showsQuestionsAndTheReview() throws {
    let text = FormText(rendering: Rendering(language: .chinese))
    let items = FormScript.application.items
    let mentors = try #require(items.first { $0.name == "form.mentorCount" })
    #expect(text.question(mentors, number: 12, of: 45, standing: 8) == "[12/45] 创业导师数（人） [8 人]：")
    let nature = try #require(items.first { $0.name == "form.investorNature" })
    #expect(text.question(nature, number: 1, of: 2, standing: nil).contains("\n    2 民营企业\n"))
    let review = text.review(answered(dialogue()))
    #expect(review.contains("民营企业") && review.contains("792.40 ㎡") && review.contains("—"))
    #expect(text.problem(.afterDay(FormTests.today)) == "不得晚于 2022年12月1日")
  }
}
