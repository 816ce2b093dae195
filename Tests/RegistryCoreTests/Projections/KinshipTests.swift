import Testing

@testable import RegistryCore

/// What must be folded together, and whom a repair can touch.
@Suite struct KinshipTests {
  private static let code: Text = "91140600MA0GQ1XX6C"

  /// op1 ran s1, where fraud was found, and runs s2; op2 is a body of the same host; op3 and s3 are strangers.
  private static let kinship: Kinship = {
    var kinship = Kinship()
    func add(_ act: Act, about subject: Subject, _ operators: [OperatorID] = []) {
      kinship.add(act.event, about: subject, operators)
    }
    add(.registerOperator("op1"), about: .operator("op1"))
    add(
      Act.registerOperator("op2").with([
        "operatorKind": "affiliatedBody", "uscc": .null, "hostUscc": .string(code),
      ]), about: .operator("op2"))
    add(.registerOperator("op3", uscc: RegistrationTests.secondCode), about: .operator("op3"))
    add(.registerSpace("s1"), about: .space("s1"), ["op1"])
    add(.registerSpace("s2"), about: .space("s2"), ["op1"])
    add(.registerSpace("s3", operator: "op3"), about: .space("s3"), ["op3"])
    add(.findFraud(), about: .space("s1"), ["op1"])
    return kinship
  }()

  private static func subjects(_ names: String) -> Set<Subject> {
    Set(
      names.split(separator: " ").map { name -> Subject in
        let id = Text(String(name))
        return name.hasPrefix("s") ? .space(SpaceID(id)) : .operator(OperatorID(id))
      } + [.registry])
  }

  static let closures: [(Subject, String)] = [
    (.space("s1"), "s1 op1 op2"), (.space("s2"), "s2 op1 op2 s1"), (.space("s3"), "s3 op3"),
    (.operator("op1"), "op1 op2 s1"), (.operator("op2"), "op1 op2 s1"), (.operator("op3"), "op3"), (.registry, ""),
    (.space("s9"), "s9"),
  ]

  @Test(arguments: closures)
  func closure(_ subject: Subject, _ kin: String) {
    #expect(Self.kinship.closure(of: subject) == Self.subjects(kin))
  }

  @Test func findingsReachAllWhoShareACode() {
    #expect(Self.kinship.fraudSpaces(of: "op1") == ["s1"])
    #expect(Self.kinship.fraudSpaces(of: "op2") == ["s1"])
    #expect(Self.kinship.fraudSpaces(of: "op3") == [])
  }

  /// A repair of one space can make the history of the operator's other spaces illegal; a new code, that of others.
  static let reaches: [(Subject, JSONObject?, String)] = [
    (.space("s1"), nil, "s1 s2 op1 op2"), (.operator("op2"), nil, "s1 s2 op1 op2"), (.space("s3"), nil, "s3 op3"),
    (.operator("op3"), nil, "s3 op3"), (.operator("op3"), ["name": "x"], "s3 op3"),
    (.operator("op3"), ["uscc": .string(code)], "s1 s2 s3 op1 op2 op3"),
    (.operator("op3"), ["hostUscc": .string(code)], "s1 s2 s3 op1 op2 op3"), (.registry, nil, ""),
  ]

  @Test(arguments: reaches)
  func reach(_ subject: Subject, _ changes: JSONObject?, _ touched: String) {
    let correction = changes.map { CorrectRecord(Fields(Act.correct("c1", $0).data)) }
    #expect(Self.kinship.reach(of: subject, correction: correction) == Self.subjects(touched))
  }

  /// A code that a correction brings ties operators together, before and after.
  @Test func aCorrectedCodeTies() {
    var kinship = Self.kinship
    let correction = Act.correct("c1", ["uscc": .string(Self.code)])
    kinship.add(correction.event, about: .operator("op3"), [])
    #expect(kinship.closure(of: .space("s3")) == Self.subjects("s3 op3 op1 op2 s1"))
  }

  /// A change that carries a space and an operator ties the two, whichever of them it is about.
  @Test(arguments: ["rename", "operatorRename"] as [JSONValue])
  func aChangeOfBothTies(_ kind: JSONValue) {
    var kinship = Self.kinship
    let change = Act.change(kind, ["spaceId": "s3", "operatorId": "op1", "newName": "新"])
    kinship.add(change.event, about: .space("s3"), [])
    #expect(kinship.companions(of: .space("s3")) == [.operator("op1")])
    #expect(kinship.companions(of: .operator("op1")) == [.space("s3")])
    #expect(kinship.companions(of: .space("s1")) == [])
    #expect(kinship.closure(of: .space("s3")).isSuperset(of: Self.subjects("s3 op3 op1")))
    #expect(kinship.closure(of: .operator("op1")).contains(.space("s3")))
  }
}
