/// The keys of a command around its data, all of them required.
package enum EnvelopeTable {
  /// In the order in which they are missed.
  package static let keys: [Text] = ["commandId", "recordedAt", "recordedBy", "command", "data"]

  /// What a key stands for; nil for none of the five.
  package static func meaning(of key: Text) -> Phrase? {
    switch key.string {
    case "commandId": Phrase("命令号，由客户端选定；重复提交无害", "chosen by the client; makes a repeat harmless")
    case "recordedAt": Phrase("录入时间", "when the registry took the command down")
    case "recordedBy": Phrase("录入人", "who entered it")
    case "command": Phrase("命令", "name of the command")
    case "data": Phrase("内容：该命令的字段，另可有 attachments 和 note", "fields of the command; besides them attachments and note")
    default: nil
    }
  }
}
