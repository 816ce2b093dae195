import RegistryCore

/// The table of verbs as JSON, for programs that write command lines or check what is written about them.
enum VerbJSON {
  static func table(_ verbs: [Verb]) -> JSONObject {
    [
      "verbs": .array(verbs.map { .object(object($0)) }),
      "commonOptions": .array((OptionSpec.common + [.version]).map { .object(object($0)) }),
      "exitCodes": .array(
        ExitCode.allCases.map { code in
          .object(["code": .number(JSONNumber(Int(code.rawValue))), "meaning": phrase(code.meaning)])
        }),
    ]
  }

  static func object(_ verb: Verb) -> JSONObject {
    var object: JSONObject = [
      "name": text(verb.name), "section": text(verb.section.rawValue), "purpose": phrase(verb.purpose),
      "operands": .array(verb.operands.map { .object(self.object($0)) }),
      "options": .array(verb.options.map { .object(self.object($0)) }), "example": text(verb.example),
    ]
    object["remarks"] = verb.remarks.map(phrase)
    return object
  }

  private static func object(_ operand: OperandSpec) -> JSONObject {
    var object = kind(operand.value)
    object["name"] = phrase(operand.name)
    object["optional"] = .bool(operand.count == .optional || operand.count == .any)
    object["repeatable"] = .bool(operand.count == .oneOrMore || operand.count == .any)
    return object
  }

  private static func object(_ option: OptionSpec) -> JSONObject {
    var object = kind(option.value)
    object["name"] = text(option.name)
    object["purpose"] = phrase(option.purpose)
    object["required"] = .bool(option.isRequired)
    object["repeatable"] = .bool(option.isRepeatable)
    return object
  }

  private static func kind(_ value: ValueKind) -> JSONObject {
    switch value {
    case .choice(let choices): return ["kind": "choice", "choices": array(choices)]
    case .wording(let choices): return ["kind": "text", "choices": array(choices)]
    case .place: return ["kind": "text", "choices": array(PlaceWords.choices)]
    case .shorthand: return kind(.document)
    case .identifier(let kind): return ["kind": "identifier", "of": text(kind.rawValue)]
    case .flag, .version, .boolean, .text, .date, .instant, .natural, .decimal, .document, .file, .digest, .size, .days,
      .duration, .verb, .command, .word:
      return ["kind": text(String(describing: value))]
    }
  }

  private static func array(_ choices: [ValueKind.Choice]) -> JSONValue {
    .array(choices.map { .object(["value": text($0.value), "label": phrase($0.label)]) })
  }

  private static func text(_ string: String) -> JSONValue { .string(Text(string)) }

  private static func phrase(_ phrase: Phrase) -> JSONValue {
    .object(["zh": text(phrase.chinese), "en": text(phrase.english)])
  }
}
