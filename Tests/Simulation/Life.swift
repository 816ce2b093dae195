import RegistryCore

/// The life of one makerspace, that of `Scripts/examples/life`, under ids of its own: nineteen commands that are legal
/// one after the other, and a last one that is refused. Every personal value in it is a text that occurs nowhere else,
/// so that a leak can be found by looking for it.
struct Life {
  /// What personal values begin with, and nothing else in a registry.
  static let personalMark = "personal-"

  let number: Int
  let commands: [JSONObject]

  init(_ number: Int, from example: [String]) throws {
    self.number = number
    commands = try example.map { line in
      var text = line
      for word in Self.names { text = Self.replacing(word, in: text, with: "\(word)-\(number)") }
      text = Self.replacing(Self.creditCode, in: text, with: Self.creditCode(number))
      guard var object = try JSONReader.parse(Array(text.utf8)).asObject, var data = object["data"]?.asObject else {
        throw Finding("a line of the example is no command")
      }
      // The registry sets both; and the call that the example answers is not part of the life.
      object["recordedAt"] = nil
      object["recordedBy"] = nil
      data["callId"] = nil
      let id = object["commandId"]?.asText?.string ?? ""
      if let name = object["command"]?.asText.flatMap({ CommandName(rawValue: $0.string) }) {
        data = Self.personalised(data, of: name, as: id)
      }
      object["data"] = .object(data)
      return object
    }
  }

  /// The data with a personal value of its own in every place that has one.
  static func personalised(_ data: JSONObject, of name: CommandName, as id: String) -> JSONObject {
    PersonalValues.replace(in: data, of: name) { path, _ in
      let value = "\(personalMark)\(id)-\(path.string)".replacing("[", with: "-").replacing("]", with: "-")
      return .string(Text(path.string.hasSuffix("Email") ? value + "@example.org" : value))
    }
  }

  /// The lines of the example, but for the call.
  static func example(in directory: String, on disk: any Disk) throws -> [String] {
    var lines: [String] = []
    for name in try disk.list(directory) where name.hasSuffix(".jsonl") {
      let file = try disk.open("\(directory)/\(name)", .read)
      let bytes = try file.read(at: 0, count: file.size())
      lines += bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
    }
    return lines.filter { !$0.contains("\"openCall\"") }
  }

  private static let names = [
    "op-saishang", "sp-saishang", "2022-017", "2025-009", "2022-003", "2023-004", "2024-002", "2023-011", "2025-001",
  ]
  private static let creditCode = "91140602MA0KUN3L2N"

  private static func replacing(_ word: String, in text: String, with other: String) -> String {
    text.replacing(word, with: other)
  }

  /// A valid unified social credit code (GB 32100) with a valid organisation code (GB 11714), another for each number.
  private static func creditCode(_ number: Int) -> String {
    let digits = String(number)
    var body = "91140602" + String(repeating: "0", count: 8 - digits.count) + digits
    let weights = [3, 7, 9, 10, 5, 8, 4, 2]
    let organisation = zip(body.utf8.dropFirst(8), weights).reduce(0) { $0 + Int($1.0 - UInt8(ascii: "0")) * $1.1 }
    let check = 11 - organisation % 11
    body += check == 10 ? "X" : check == 11 ? "0" : String(check)
    let characters = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
    var weight = 1
    var total = 0
    for byte in body.utf8 {
      total += (characters.firstIndex(of: byte) ?? 0) * weight
      weight = weight * 3 % 31
    }
    return body + String(Unicode.Scalar(characters[(31 - total % 31) % 31]))
  }
}
