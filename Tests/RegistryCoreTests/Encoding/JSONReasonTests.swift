import Testing

@testable import RegistryCore

/// Why a text is no JSON, in both languages.
@Suite struct JSONReasonTests {
  private static func next(_ reason: JSONError.Reason?) -> JSONError.Reason? {
    switch reason {
    case nil: .expected(.value)
    case .expected: .endsEarly(.hexDigits)
    case .endsEarly: .byteOrderMark
    case .byteOrderMark: .leadingZero
    case .leadingZero: .numberTooLong(limit: 40)
    case .numberTooLong: .controlCharacter(0x1F)
    case .controlCharacter: .invalidUTF8
    case .invalidUTF8: .loneSurrogate
    case .loneSurrogate: .duplicateMember("x1")
    case .duplicateMember: .tooDeep(limit: 12)
    case .tooDeep: nil
    }
  }

  @Test func everyReasonIsTold() {
    for reason in BothLanguages.walk(Self.next) {
      BothLanguages.check(reason)
      BothLanguages.check(JSONError(offset: 17, reason: reason))
    }
    for what in JSONError.Expectation.allCases { BothLanguages.check(JSONError.Reason.expected(what)) }
    #expect(
      JSONError(offset: 3, reason: .expected(.colon)).phrase
        == Phrase(
          "第 3 字节处不是有效的 JSON：此处应为成员名之后的“:”", "not valid JSON at byte 3: expected ':' after the member name"))
  }
}
