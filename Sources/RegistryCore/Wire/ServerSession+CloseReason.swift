extension ServerSession {
  /// Why a session of the server has come to its end.
  package enum CloseReason: Equatable, Sendable {
    /// The client closed, or closed its sending half, between two messages: the ordinary end.
    case endOfInput
    /// The client closed within a message.
    case truncatedMessage(bytes: Int)
    /// A message has more bytes than are accepted.
    case messageTooLong(limit: Int)
    /// A message is no call; the protocol has no reply to that.
    case malformed(MethodCall.Malformed)
  }
}

extension ServerSession.CloseReason: CustomStringConvertible {
  package var description: String {
    switch self {
    case .endOfInput: "the client closed the connection"
    case .truncatedMessage(let bytes): "the client closed the connection after \(bytes) bytes of a message"
    case .messageTooLong(let limit): "a message has more than \(limit) bytes"
    case .malformed(let why): why.description
    }
  }
}
