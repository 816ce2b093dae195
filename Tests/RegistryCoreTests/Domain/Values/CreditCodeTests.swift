import Testing

@testable import RegistryCore

@Suite struct CreditCodeTests {
  @Test(
    arguments: [
      ("91350100M000100Y43", nil), ("91140600MA0GQ1XX6C", nil), ("91140600MA0GQ1XX0R", nil),
      ("91350100M000100Y44", .checkCharacter), ("91350100M00O100Y43", .character), ("91350100M000100Y4Z", .character),
      ("91350100M000100Y4", .length), ("91350100M000100Y433", .length), ("", .length),
      ("91350100m000100y43", .character), ("9135A100M000100Y43", .regionCode), ("９1350100M000100Y43", .character),
      ("91350100M000100Y4 ", .character), ("AA350100M000100Y43", .checkCharacter),
    ] as [(Text, CreditCodeFault?)])
  func namesTheFirstFault(code: Text, fault: CreditCodeFault?) {
    #expect(CreditCode.validate(code) == fault)
  }

  @Test(
    arguments: [
      ("91350100M000100Y43", true), ("91140600MA0GQ1XX6C", true), ("91140600MA0GQ1XX0R", false),
    ] as [(Text, Bool)])
  func checksTheOrganisationCode(code: Text, matches: Bool) {
    #expect(CreditCode.organisationCodeMatches(code) == matches)
  }

  @Test func everyChangeOfOneCharacterIsNoticed() {
    let code = Array("91140600MA0GQ1XX6C")
    for position in code.indices {
      for other in "0123456789ABCDEFGHJKLMNPQRTUWXY" where other != code[position] {
        var changed = code
        changed[position] = other
        #expect(CreditCode.validate(Text(String(changed))) != nil)
      }
    }
  }
}
