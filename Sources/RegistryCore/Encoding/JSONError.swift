/// Why a text is not the JSON that the registry takes, and where.
package struct JSONError: Error, Equatable {
  /// Bytes from the start of the text to the first byte that is wrong; the length of the text if it ends too early.
  package let offset: Int
  /// What is wrong there.
  package let reason: Reason

  /// Takes an offset from the start of the text that was handed in, even if that is a slice of a longer one.
  package init(offset: Int, reason: Reason) {
    self.offset = offset
    self.reason = reason
  }

  /// What a reader was looking for when it found something else.
  package enum Expectation: CaseIterable, Sendable {
    case value
    case memberName
    case memberNameOrBrace
    case valueOrBracket
    case colon
    case commaOrBrace
    case commaOrBracket
    case closingQuote
    case digit
    case escape
    case hexDigits
    case object
    case array
    case string
    case number
    case boolean
    case end
  }

  /// What is wrong with a text. Limits are the most that is taken.
  package enum Reason: Equatable, Sendable {
    case expected(Expectation)
    case endsEarly(Expectation)
    case byteOrderMark
    case leadingZero
    case numberTooLong(limit: Int)
    case controlCharacter(UInt8)
    case invalidUTF8
    case loneSurrogate
    case duplicateMember(Text)
    case tooDeep(limit: Int)
  }
}

extension JSONError.Expectation: Explained {
  package var phrase: Phrase {
    switch self {
    case .value: Phrase("一个值", "a value")
    case .memberName: Phrase("双引号中的成员名", "a member name in double quotes")
    case .memberNameOrBrace: Phrase("双引号中的成员名或“}”", "a member name in double quotes or '}'")
    case .valueOrBracket: Phrase("一个值或“]”", "a value or ']'")
    case .colon: Phrase("成员名之后的“:”", "':' after the member name")
    case .commaOrBrace: Phrase("成员之后的“,”或“}”", "',' or '}' after the member")
    case .commaOrBracket: Phrase("元素之后的“,”或“]”", "',' or ']' after the element")
    case .closingQuote: Phrase("字符串结尾的双引号", "the closing '\"' of a string")
    case .digit: Phrase("一个数字", "a digit")
    case .escape: Phrase("“\\”之后的 \" \\ / b f n r t u 之一", "one of \" \\ / b f n r t u after '\\'")
    case .hexDigits: Phrase("“\\u”之后的四位十六进制数字", "four hexadecimal digits after '\\u'")
    case .object: Phrase("一个对象", "an object")
    case .array: Phrase("一个数组", "an array")
    case .string: Phrase("一个字符串", "a string")
    case .number: Phrase("一个数", "a number")
    case .boolean: Phrase("布尔值 true 或 false", "true or false")
    case .end: Phrase("文本的结尾", "the end of the text")
    }
  }
}

extension JSONError.Reason: Explained {
  /// The reason as part of a sentence: in English lower case, without a full stop.
  package var phrase: Phrase {
    switch self {
    case .expected(let what): Phrase("此处应为\(what.phrase.chinese)", "expected \(what)")
    case .endsEarly(let what):
      Phrase("文本已结束，此处应有\(what.phrase.chinese)", "the text ends where it should have \(what)")
    case .byteOrderMark:
      Phrase(
        "JSON 之前不得有字节顺序标记（RFC 8259 第 8.1 节）",
        "a byte order mark must not stand before JSON (RFC 8259 section 8.1)")
    case .leadingZero:
      Phrase("数不得以零开头而后接数字", "a number must not begin with a zero that another digit follows")
    case .numberTooLong(let limit):
      Phrase("数不得超过 \(limit) 个字符", "a number must not have more than \(limit) characters")
    case .controlCharacter(let byte):
      Phrase(
        "字符串中的控制字符 \\u00\(Hex.encode([byte])) 必须写成转义",
        "the control character \\u00\(Hex.encode([byte])) must be written as an escape in a string")
    case .invalidUTF8: Phrase("字节不是有效的 UTF-8（RFC 3629）", "the bytes are not valid UTF-8 (RFC 3629)")
    case .loneSurrogate:
      Phrase(
        "代理项转义（\\ud800 至 \\udfff）必须是高位在前、低位在后的一对",
        "a surrogate escape (\\ud800 to \\udfff) must be a high one followed by a low one")
    case .duplicateMember(let name):
      Phrase(
        "同一对象中成员 \(JSONWriter.quoted(name)) 出现两次",
        "the member \(JSONWriter.quoted(name)) occurs twice in one object")
    case .tooDeep(let limit):
      Phrase(
        "数组和对象的嵌套不得超过 \(limit) 层", "arrays and objects must not stand in each other more than \(limit) deep")
    }
  }
}

extension JSONError: Explained {
  package var phrase: Phrase {
    Phrase("第 \(offset) 字节处不是有效的 JSON：\(reason.phrase.chinese)", "not valid JSON at byte \(offset): \(reason)")
  }
}
