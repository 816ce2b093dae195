/// Every error that a call can be answered with, those of `org.varlink.service` and those of the registry.
///
/// A command that the law refuses is none of them: that is an outcome, part of a good answer.
///
/// What is told to people is written in the language of the call; a client, which gets one language, knows it as both.
package enum CallFailure: Error, Equatable {
  /// The service has no such interface.
  case interfaceNotFound(Text)
  /// The interface has no such method; the name is the qualified one, as called.
  case methodNotFound(Text)
  /// The method cannot be called in this manner: no connection is handed to another protocol here.
  case methodNotImplemented(Text)
  /// A parameter is missing, unknown, of another type or out of its range.
  case invalidParameter(Text)
  case permissionDenied
  /// The method makes sense with `more` only.
  case expectedMore
  /// Nothing was recorded, because the log could not be written; nothing will be until the daemon is started anew.
  case storageFailed(message: Phrase)
  /// The commands of one call, which are to be recorded together or not at all, are more than one frame of the log holds.
  case batchTooLong(message: Phrase)
  /// The log has another size than the caller expected; nothing was recorded.
  case sizeDiffers(expected: Int, size: Int)
  /// A question that cannot be answered as it was put.
  case questionRefused(parameter: Text, message: Phrase)
  /// No attachment with this digest is kept.
  case noSuchAttachment(sha256: Text)
  /// A part of an attachment was not taken; `received` is the offset at which to go on.
  case attachmentRefused(message: Phrase, received: Int)
  /// The log does not begin with what a checkpoint says.
  case inconsistent(message: Phrase)
}

extension CallFailure {
  /// The name of the error with its interface.
  package var qualifiedName: String {
    switch self {
    case .interfaceNotFound: "org.varlink.service.InterfaceNotFound"
    case .methodNotFound: "org.varlink.service.MethodNotFound"
    case .methodNotImplemented: "org.varlink.service.MethodNotImplemented"
    case .invalidParameter: "org.varlink.service.InvalidParameter"
    case .permissionDenied: "org.varlink.service.PermissionDenied"
    case .expectedMore: "org.varlink.service.ExpectedMore"
    case .storageFailed: "org.registryd.Registry.StorageFailed"
    case .batchTooLong: "org.registryd.Registry.BatchTooLong"
    case .sizeDiffers: "org.registryd.Registry.SizeDiffers"
    case .questionRefused: "org.registryd.Registry.QuestionRefused"
    case .noSuchAttachment: "org.registryd.Registry.NoSuchAttachment"
    case .attachmentRefused: "org.registryd.Registry.AttachmentRefused"
    case .inconsistent: "org.registryd.Registry.Inconsistent"
    }
  }

  /// The members that go with the error, as the interfaces declare them.
  package func parameters(in language: Language) -> JSONObject {
    func text(_ message: Phrase) -> JSONValue { .string(Text(message.text(in: language))) }
    return switch self {
    case .interfaceNotFound(let name): ["interface": .string(name)]
    case .methodNotFound(let name), .methodNotImplemented(let name): ["method": .string(name)]
    case .invalidParameter(let name): ["parameter": .string(name)]
    case .permissionDenied, .expectedMore: [:]
    case .storageFailed(let message), .batchTooLong(let message), .inconsistent(let message):
      ["message": text(message)]
    case .sizeDiffers(let expected, let size): ["expected": .integer(expected), "size": .integer(size)]
    case .questionRefused(let parameter, let message):
      ["parameter": .string(parameter), "message": text(message)]
    case .noSuchAttachment(let digest): ["sha256": .string(digest)]
    case .attachmentRefused(let message, let received):
      ["message": text(message), "received": .integer(received)]
    }
  }
}

extension CallFailure {
  /// Reads an error reply; nil if the name is none of these, or a member that belongs to it is missing.
  package init?(name: Text, parameters: JSONObject) {
    func text(_ key: Text) -> Text? { parameters.present(key)?.asText }
    func message() -> Phrase? { text("message").map { Phrase(same: $0.string) } }
    func integer(_ key: Text) -> Int? { parameters.present(key)?.asNatural.map { Int($0) } }
    let read: CallFailure? =
      switch name.string {
      case "org.varlink.service.InterfaceNotFound": text("interface").map { .interfaceNotFound($0) }
      case "org.varlink.service.MethodNotFound": text("method").map { .methodNotFound($0) }
      case "org.varlink.service.MethodNotImplemented": text("method").map { .methodNotImplemented($0) }
      case "org.varlink.service.InvalidParameter": text("parameter").map { .invalidParameter($0) }
      case "org.varlink.service.PermissionDenied": .permissionDenied
      case "org.varlink.service.ExpectedMore": .expectedMore
      case "org.registryd.Registry.StorageFailed":
        message().map { .storageFailed(message: $0) }
      case "org.registryd.Registry.Inconsistent":
        message().map { .inconsistent(message: $0) }
      case "org.registryd.Registry.BatchTooLong":
        message().map { .batchTooLong(message: $0) }
      case "org.registryd.Registry.SizeDiffers":
        if let expected = integer("expected"), let size = integer("size") {
          .sizeDiffers(expected: expected, size: size)
        } else {
          nil
        }
      case "org.registryd.Registry.QuestionRefused":
        if let parameter = text("parameter"), let message = message() {
          .questionRefused(parameter: parameter, message: message)
        } else {
          nil
        }
      case "org.registryd.Registry.NoSuchAttachment": text("sha256").map { .noSuchAttachment(sha256: $0) }
      case "org.registryd.Registry.AttachmentRefused":
        if let message = message(), let received = integer("received") {
          .attachmentRefused(message: message, received: received)
        } else {
          nil
        }
      default: nil
      }
    guard let read else { return nil }
    self = read
  }
}

extension JSONValue {
  static func integer(_ value: Int) -> JSONValue { .number(JSONNumber(value)) }
}
