/// Why a text is not the JSON that the registry takes, and where.
package struct JSONError: Error, Equatable {
  /// Bytes from the start of the text to the first byte that is wrong; the length of the text if it ends too early.
  package let offset: Int
  package let reason: Reason

  package init(offset: Int, reason: Reason) {
    self.offset = offset
    self.reason = reason
  }

  /// What a reader was looking for when it found something else.
  package enum Expectation: String, Sendable {
    case value = "a value"
    case memberName = "a member name in double quotes"
    case memberNameOrBrace = "a member name in double quotes or '}'"
    case valueOrBracket = "a value or ']'"
    case colon = "':' after the member name"
    case commaOrBrace = "',' or '}' after the member"
    case commaOrBracket = "',' or ']' after the element"
    case closingQuote = "the closing '\"' of a string"
    case digit = "a digit"
    case escape = "one of \" \\ / b f n r t u after '\\'"
    case hexDigits = "four hexadecimal digits after '\\u'"
    case object = "an object"
    case array = "an array"
    case string = "a string"
    case number = "a number"
    case boolean = "true or false"
    case end = "the end of the text"
  }

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

extension JSONError.Reason: CustomStringConvertible {
  /// The reason as part of a sentence: lower case, without a full stop.
  package var description: String {
    switch self {
    case .expected(let what): "expected \(what.rawValue)"
    case .endsEarly(let what): "the text ends where it should have \(what.rawValue)"
    case .byteOrderMark: "a byte order mark must not stand before JSON (RFC 8259 section 8.1)"
    case .leadingZero: "a number must not begin with a zero that another digit follows"
    case .numberTooLong(let limit): "a number must not have more than \(limit) characters"
    case .controlCharacter(let byte):
      "the control character \\u00\(Hex.encode([byte])) must be written as an escape in a string"
    case .invalidUTF8: "the bytes are not valid UTF-8 (RFC 3629)"
    case .loneSurrogate: "a surrogate escape (\\ud800 to \\udfff) must be a high one followed by a low one"
    case .duplicateMember(let name): "the member \(JSONWriter.quoted(name)) occurs twice in one object"
    case .tooDeep(let limit): "arrays and objects must not stand in each other more than \(limit) deep"
    }
  }
}

extension JSONError: CustomStringConvertible {
  package var description: String { "not valid JSON at byte \(offset): \(reason)" }
}
