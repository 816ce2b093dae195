@testable import RegistryCore

/// A session takes the same calls from the same bytes in whatever portions they come, and every call can be judged and
/// answered. The first byte says how large the portions are.
@Sendable func fuzzWire(_ bytes: [UInt8]) {
  guard let first = bytes.first else { return }
  let rest = Array(bytes.dropFirst())
  let whole = calls(in: rest, portion: max(1, rest.count))
  let parts = calls(in: rest, portion: 1 + Int(first) % 16)
  promise(whole == parts, "\(whole.count) calls at once, \(parts.count) in portions")
}

private func calls(in bytes: [UInt8], portion: Int) -> [MethodCall] {
  var session = ServerSession(maxCallBytes: 4096)
  var calls: [MethodCall] = []
  var start = 0
  while start < bytes.count, session.wantsInput {
    session.feed(Array(bytes[start..<min(bytes.count, start + portion)]))
    start += portion
    while let call = session.nextCall() {
      calls.append(call)
      let again = try? MethodCall(decoding: call.encoded().dropLast())
      promise(again == call, "a call is another one once it was written")
      do throws(CallFailure) {
        _ = try Request(call)
        session.reply(RegistryReply.serviceInfo(ServiceIdentity(vendor: "", product: "", version: "", url: "")))
      } catch {
        session.reply(.failure(error, in: .english))
      }
      session.consumeOutput(session.pendingOutputCount)
    }
  }
  return calls
}

extension MethodCall {
  fileprivate init(decoding bytes: ArraySlice<UInt8>) throws {
    self = try bytes.withUnsafeBytes { try MethodCall(decoding: $0) }
  }
}

/// A client that is answered with anything at all ends or goes on, and never crashes.
@Sendable func fuzzReply(_ bytes: [UInt8]) {
  var session = ClientSession(maxReplyBytes: 4096)
  for _ in 0..<3 { session.send(MethodCall(method: "org.registryd.Registry.Info")) }
  session.send(MethodCall(method: "org.registryd.Registry.Log", flag: .more))
  session.feed(bytes)
  for _ in 0..<64 {
    guard let reply = try? session.nextReply() else { break }
    _ = reply
  }
  session.endInput()
  _ = try? session.nextReply()
}
