/// Who a registry is: the content of `DIR/registry.json`, written once, last of all when a registry is made.
///
///     {"formatVersion":1,"origin":"szzc.example/registry","created":"2022-12-30T02:11:09.482113Z","rehearsal":false}
package struct RegistryIdentity: Equatable, Sendable {
  /// The version of the directory's format that this program writes, and the only one it reads.
  package static let formatVersion = 1
  /// An origin stands in every checkpoint and in the first line of every segment; 255 bytes is what a file or host
  /// name may have.
  package static let maximumOriginBytes = 255
  /// What the origin of a rehearsal begins with, and no other's.
  package static let rehearsalPrefix = "rehearsal/"
  /// The longest `registry.json` that is read: four members, the longest of them the origin, with room for white space.
  static let maximumBytes = 4_096

  /// The registry's name in checkpoints: a URL without scheme, by convention.
  package let origin: String
  /// When it was made: UTC with microseconds, `2022-12-30T02:11:09.482113Z`.
  package let created: String
  /// True for a registry to train and try with; its origin then begins with `rehearsal/`, and no other's does.
  package let isRehearsal: Bool

  /// Throws `origin`, `rehearsal` or `created` if a member does not keep its rule.
  package init(origin: String, created: String, isRehearsal: Bool) throws(Fault) {
    // It is the name of the key that signs.
    guard VerifierKey.isName(origin), origin.utf8.count <= Self.maximumOriginBytes else { throw .origin(origin) }
    guard origin.utf8.starts(with: Self.rehearsalPrefix.utf8) == isRehearsal else {
      throw .rehearsal(origin: origin, isRehearsal: isRehearsal)
    }
    guard Self.isInstant(created) else { throw .created(created) }
    self.origin = origin
    self.created = created
    self.isRehearsal = isRehearsal
  }

  /// Why there is no identity in some members, or in the bytes of a file.
  package enum Fault: Error, Equatable {
    case origin(String)
    case rehearsal(origin: String, isRehearsal: Bool)
    case created(String)
    case json(JSONError)
    case tooLong
    case notAnObject
    case missing(String)
    case wrongType(String, expected: Phrase)
    case unknownMember(Text)
    /// Written by a later program, whose format this one does not know.
    case newerFormat(found: String)
  }

  /// `yyyy-mm-ddThh:mm:ss.uuuuuuZ`, as far as its shape goes.
  private static func isInstant(_ text: String) -> Bool {
    let shape = "0000-00-00T00:00:00.000000Z".utf8
    return text.utf8.count == shape.count
      && zip(text.utf8, shape).allSatisfy { byte, model in
        model == UInt8(ascii: "0") ? (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) : byte == model
      }
  }
}

extension RegistryIdentity {
  /// The file's bytes: one line of canonical JSON.
  package var bytes: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("formatVersion", Self.formatVersion)
    writer.member("origin", origin)
    writer.member("created", created)
    writer.member("rehearsal", isRehearsal)
    writer.endObject()
    writer.endText(with: UInt8(ascii: "\n"))
    return writer.bytes
  }

  /// Reads the file's bytes. The version is looked at before anything else: what a later format has besides is not ours
  /// to judge.
  package init(parsing bytes: [UInt8]) throws(Fault) {
    guard bytes.count <= Self.maximumBytes else { throw .tooLong }
    let value: JSONValue
    do { value = try JSONReader.parse(bytes) } catch { throw .json(error) }
    guard let object = value.asObject else { throw .notAnObject }
    guard let version = object["formatVersion"] else { throw .missing("formatVersion") }
    guard let number = version.asNumber else { throw .wrongType("formatVersion", expected: Phrase("数", "a number")) }
    guard number.natural == Int64(Self.formatVersion) else { throw .newerFormat(found: number.literal) }
    for member in object.members where !["formatVersion", "origin", "created", "rehearsal"].contains(member.key) {
      throw .unknownMember(member.key)
    }
    guard let origin = object["origin"] else { throw .missing("origin") }
    guard let origin = origin.asText else { throw .wrongType("origin", expected: Phrase("字符串", "a string")) }
    guard let created = object["created"] else { throw .missing("created") }
    guard let created = created.asText else { throw .wrongType("created", expected: Phrase("字符串", "a string")) }
    guard let rehearsal = object["rehearsal"] else { throw .missing("rehearsal") }
    guard let rehearsal = rehearsal.asBool else {
      throw .wrongType("rehearsal", expected: Phrase("布尔值 true 或 false", "true or false"))
    }
    try self.init(origin: origin.string, created: created.string, isRehearsal: rehearsal)
  }
}

extension RegistryIdentity.Fault: Explained {
  package var phrase: Phrase {
    switch self {
    case .origin(let origin):
      Phrase(
        "名称“\(origin)”不能使用：\(VerifierKey.nameExpectation.chinese)，至多 \(RegistryIdentity.maximumOriginBytes) 字节，"
          + "如“registry.example.org/makerspaces”",
        "the origin \"\(origin)\" cannot be used: \(VerifierKey.nameExpectation.english), in at most "
          + "\(RegistryIdentity.maximumOriginBytes) bytes, such as \"registry.example.org/makerspaces\"")
    case .rehearsal(let origin, true):
      Phrase(
        "名称“\(origin)”不能用于演练登记簿：须以“\(RegistryIdentity.rehearsalPrefix)”开头",
        "the origin \"\(origin)\" cannot be that of a rehearsal: it must begin with \"\(RegistryIdentity.rehearsalPrefix)\""
      )
    case .rehearsal(let origin, false):
      Phrase(
        "名称“\(origin)”不能用于正式登记簿：只有演练登记簿的名称以“\(RegistryIdentity.rehearsalPrefix)”开头",
        "the origin \"\(origin)\" cannot be that of a real registry: only a rehearsal's begins with \"\(RegistryIdentity.rehearsalPrefix)\""
      )
    case .created(let text):
      Phrase(
        "“created”是“\(text)”，不是“2022-12-30T02:11:09.482113Z”这样的时间",
        "\"created\" is \"\(text)\", not an instant such as \"2022-12-30T02:11:09.482113Z\"")
    case .json(let error): Phrase("不是 JSON：\(error.phrase.chinese)", "it is no JSON: \(error)")
    case .tooLong:
      Phrase(
        "超过 \(RegistryIdentity.maximumBytes) 字节", "it is longer than \(RegistryIdentity.maximumBytes) bytes")
    case .notAnObject: Phrase("不是 JSON 对象", "it is no JSON object")
    case .missing(let name): Phrase("缺少成员“\(name)”", "the member \"\(name)\" is missing")
    case .wrongType(let name, let expected):
      Phrase("成员“\(name)”应为\(expected.chinese)", "the member \"\(name)\" is not \(expected.english)")
    case .unknownMember(let name):
      Phrase("不认识成员 \(JSONWriter.quoted(name))", "the member \(JSONWriter.quoted(name)) is not known")
    case .newerFormat(let found):
      Phrase(
        "其格式版本是 \(found)，本程序只认识 \(RegistryIdentity.formatVersion)：请使用写入它的程序的版本或更新的版本",
        "its format version is \(found), and this program knows \(RegistryIdentity.formatVersion) only: "
          + "use the version of the program that wrote it, or a later one")
    }
  }
}
