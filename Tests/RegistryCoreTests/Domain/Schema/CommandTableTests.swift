import Testing

@testable import RegistryCore

@Suite struct CommandTableTests {
  @Test func everyCommandIsDescribedInBothLanguages() {
    #expect(CommandName.allCases.count == 33)
    #expect(EventName.allCases.count == 38)
    for spec in CommandTable.all {
      #expect(CommandTable.spec(of: spec.name) === spec)
      #expect(!spec.zh.isEmpty && !spec.meaning.isEmpty)
      for field in spec.fields {
        #expect(!field.zh.isEmpty && !field.meaning.isEmpty, "\(spec.name.rawValue).\(field.name)")
        #expect(field.allowed.allSatisfy { !$0.zh.isEmpty && !$0.english.isEmpty })
        #expect((field.content != nil) == (field.type == .object || field.type == .array))
      }
      #expect(Set(spec.fields.map(\.name)).count == spec.fields.count)
    }
    #expect(EventName.allCases.allSatisfy { !$0.label.chinese.isEmpty && !$0.label.english.isEmpty })
    #expect(EntityKind.allCases.allSatisfy { !$0.label.chinese.isEmpty && !$0.label.english.isEmpty })
  }

  @Test func everyEventComesFromACommandAndTakesItsDateFromAField() {
    for event in EventName.allCases where !event.isStatement {
      #expect(!EventTable.commands(yielding: event).isEmpty, "\(event.rawValue)")
    }
    #expect(EventTable.commands(yielding: .revoked) == [.revokeTitle, .findFraud])
    for spec in CommandTable.all {
      for event in spec.events {
        switch event.effectiveOn {
        case .field(let name): #expect(spec.field(name)?.type == .date && spec.field(name)?.required == true)
        case .first(let name, let other):
          #expect(spec.field(name)?.type == .date && spec.field(name)?.required == false)
          #expect(spec.field(other)?.required == true)
        case .recording: #expect([.correctRecord, .annulRecord].contains(spec.name))
        }
      }
    }
  }

  @Test func decisionsAreThoseOfTheLaw() {
    #expect(
      Set(CommandTable.all.filter(\.disputable).map(\.name)) == [
        .reviewLocally, .orderRectification, .verifyRectification, .recordChange, .certify, .refuseCertification,
        .recordAssessment, .grantReward, .imposeSanction, .revokeTitle, .findFraud, .relinquishTitle,
      ])
  }

  @Test func identifiersAreTheFieldsThatEndInId() {
    for spec in CommandTable.all {
      for field in spec.fields {
        #expect(field.isIdentifier == field.name.string.hasSuffix("Id"), "\(spec.name.rawValue).\(field.name)")
      }
    }
    for kind in EntityKind.allCases {
      #expect(
        CommandTable.all.contains { $0.field(Text(kind.rawValue + "Id"))?.isIdentifier == true }, "\(kind.rawValue)")
    }
  }

  @Test func personalDataIsMarked() {
    var marked: Set<Text> = []
    for spec in CommandTable.all {
      for field in spec.fields where field.personal != .none { marked.insert(field.name) }
    }
    #expect(marked == ["form", "members", "objector"])
    #expect(
      FormTable.personalNames == ["principalName", "principalPhone", "contactName", "contactPhone", "contactEmail"])
  }

  @Test func theFormIsThatOfThePaper() {
    #expect(FormTable.fields.count == 28)
    #expect(FormTable.fields.filter { $0.required == .always }.count == 24)
    #expect(FactTable.fields.map(\.name).count == 8)
    #expect(MetricTable.fields.count == 5)
    #expect(PlanSections.headings.count == 8)
    for field in FormTable.fields + FactTable.fields + MetricTable.fields {
      #expect(!field.zh.isEmpty && !field.english.isEmpty, "\(field.name)")
      #expect((field.type == .choice) == !field.allowed.isEmpty)
    }
  }
}

@Suite struct ContentFieldTests {
  private static func literal(_ text: String) -> JSONValue { .number(JSONNumber(validLiteral: text)) }

  @Test(
    arguments: [
      ("spaceName", ["雁门众创空间", " x "], ["", " ", .null, 1]),
      ("filledOn", ["2018-03-05"], ["2018-3-5", "", 20_180_305]),
      ("mentorCount", [0, 3, literal("-0")], ["3", true, literal("3.0"), literal("-1"), .null]),
      ("eventsPerMonth", ["1", "0.5", 2], ["", "1.234", literal("1.5"), .null]),
      ("providesSeedFund", [true, false], ["true", 1, .null]),
      ("investorNature", ["stateOwned", "other"], ["", "国有企业", 1, .null]),
      (
        "contactEmail", ["a@b.c", "a.b+c@d.e.f", "王@例.中国", "a@b..c", "a@b.c."],
        [
          "", "a", "a@b", "@b.c", "a@.c", "a@b.", "a@@b.c", "a b@c.d", "a@b.c\n", "a@b.c@d.e", "a@b\u{3000}.c", 1,
          .null,
        ]
      ),
    ] as [(Text, [JSONValue], [JSONValue])])
  func acceptsItsType(name: Text, good: [JSONValue], bad: [JSONValue]) throws {
    let field = try #require(FormTable.field(name))
    for value in good { #expect(field.accepts(value), "\(name) refused \(value)") }
    for value in bad { #expect(!field.accepts(value), "\(name) took \(value)") }
  }
}
