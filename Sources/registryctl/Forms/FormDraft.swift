import RegistryCore

/// An application that is being filled in, on disk: what an interruption must not lose.
///
/// It holds personal data, so that only its owner may read it, and it goes once the application is recorded.
struct FormDraft {
  let path: String
  /// Made with the draft and kept with it: however often it is submitted, it is recorded once.
  let commandId: String
  var data: JSONObject

  private static let permissions: UInt32 = 0o600
  private static let idBytes = 10

  /// The draft of an earlier sitting, if there is one, else a new one that is not yet on disk.
  static func open(_ path: String, of command: CommandName) throws(Failure) -> (draft: FormDraft, isResumed: Bool) {
    let exists = try onSystem { () throws(SystemError) in try HostDisk().exists(path) }
    guard exists else {
      return (FormDraft(path: path, commandId: Hex.encode(Randomness.bytes(idBytes)), data: [:]), false)
    }
    let value = try JSONDocument.read(path, option: "draft")
    guard let object = value.asObject, object["command"] == .string(command.name),
      let id = object["commandId"]?.asText, let data = object["data"]?.asObject
    else {
      throw .usage(.badDocument(path, reason: Phrase("不是申报草稿", "is no draft of this form")), verb: nil)
    }
    return (FormDraft(path: path, commandId: id.string, data: data), true)
  }

  /// Puts the answers on disk, as a whole.
  func save(as command: CommandName) throws(Failure) {
    let object: JSONObject = [
      "command": .string(command.name), "commandId": .string(Text(commandId)), "data": .object(data),
    ]
    let bytes = JSONWriter.bytes(of: .object(object)) + [UInt8(ascii: "\n")]
    try SmallFile.write(bytes, to: path, permissions: FormDraft.permissions)
  }

  func remove() throws(Failure) {
    try onSystem { () throws(SystemError) in
      if try HostDisk().exists(path) { try HostDisk().remove(path) }
    }
  }
}
