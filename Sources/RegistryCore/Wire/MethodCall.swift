/// One method call as it came over the wire (UAPI.20, "Call").
package struct MethodCall: Equatable, Sendable {
  /// What the caller asks of the reply besides the plain one.
  package enum Flag: Equatable, Sendable {
    /// Exactly one reply.
    case none
    /// No reply at all, not even an error.
    case oneway
    /// A series of replies is welcome.
    case more
    /// The connection shall be handed to another protocol.
    case upgrade
  }

  /// The method with its interface: `org.registryd.Registry.Submit`.
  package let method: Text
  /// Empty if the caller sent none, null or `{}`: the three mean the same.
  package let parameters: JSONObject
  /// No more than one: a call with several is malformed.
  package let flag: Flag

  /// Takes a qualified name; whether there is such a method is for the service to say.
  package init(method: Text, parameters: JSONObject = [:], flag: Flag = .none) {
    self.method = method
    self.parameters = parameters
    self.flag = flag
  }
}

extension MethodCall {
  /// Why a message is no call. There is no reply to such a message: the connection is closed.
  package enum Malformed: Error, Equatable {
    case notJSON(JSONError)
    case notAnObject
    case methodMissing
    /// `method` is something else than a string.
    case methodNotText
    /// `parameters` is neither an object nor null.
    case parametersNotAnObject
    /// A flag is neither a boolean nor null.
    case flagNotBoolean(Text)
    /// More than one of `oneway`, `more` and `upgrade` is true.
    case severalFlags
    /// A member that the protocol does not know, and no vendor's either, as there is no dot in its name.
    case unknownMember(Text)
  }

  /// Reads one message.
  package init(decoding message: UnsafeRawBufferPointer) throws(Malformed) {
    let members = try Self.members(of: message)
    var method: Text?
    var parameters: JSONObject = [:]
    var flags: [Flag] = []
    for member in members {
      switch member.key.string {
      case "method":
        guard let name = member.value.asText else { throw .methodNotText }
        method = name
      case "parameters":
        if member.value.isNull { continue }
        guard let object = member.value.asObject else { throw .parametersNotAnObject }
        parameters = object
      case "oneway": if try Self.isSet(member) { flags.append(.oneway) }
      case "more": if try Self.isSet(member) { flags.append(.more) }
      case "upgrade": if try Self.isSet(member) { flags.append(.upgrade) }
      default:
        guard member.key.string.utf8.contains(UInt8(ascii: ".")) else { throw .unknownMember(member.key) }
      }
    }
    guard let method else { throw .methodMissing }
    guard flags.count <= 1 else { throw .severalFlags }
    self.init(method: method, parameters: parameters, flag: flags.first ?? .none)
  }

  private static func members(of message: UnsafeRawBufferPointer) throws(Malformed) -> [JSONObject.Member] {
    let value: JSONValue
    do { value = try JSONReader.parse(message) } catch { throw .notJSON(error) }
    guard let object = value.asObject else { throw .notAnObject }
    return object.members
  }

  private static func isSet(_ member: JSONObject.Member) throws(Malformed) -> Bool {
    if member.value.isNull { return false }
    guard let value = member.value.asBool else { throw .flagNotBoolean(member.key) }
    return value
  }
}

extension MethodCall.Malformed: CustomStringConvertible {
  /// For the daemon's log, and so without a word of what the client sent: it could be about a person.
  package var description: String {
    switch self {
    case .notJSON(let error): "a message is not valid JSON at byte \(error.offset)"
    case .notAnObject: "a message is not a JSON object"
    case .methodMissing: "a call has no member \"method\""
    case .methodNotText: "the member \"method\" of a call is not a string"
    case .parametersNotAnObject: "the member \"parameters\" of a call is not an object"
    case .flagNotBoolean: "a flag of a call is not a boolean"
    case .severalFlags: "a call has more than one of \"oneway\", \"more\" and \"upgrade\""
    case .unknownMember: "a call has a member that is none of the protocol"
    }
  }
}

extension MethodCall {
  /// The message for this call with its terminator: flags that are not set and parameters that are empty are left out.
  package func encoded() -> [UInt8] {
    var writer = JSONWriter(reserving: 128)
    writer.beginObject()
    writer.member("method", method)
    if !parameters.isEmpty {
      writer.key("parameters")
      writer.object(parameters)
    }
    switch flag {
    case .none: break
    case .oneway: writer.member("oneway", true)
    case .more: writer.member("more", true)
    case .upgrade: writer.member("upgrade", true)
    }
    writer.endObject()
    writer.endText(with: 0)
    return writer.bytes
  }
}
