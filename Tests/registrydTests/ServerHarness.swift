import Glibc
import RegistryCore
import Testing

@testable import registryd

/// A server on a socket in a directory of its own, turned by hand, so that nothing depends on timing.
final class ServerHarness {
  let registry: FakeRegistry
  let server: Server
  let path: String

  private static let log = DaemonLog(CommandLineEnvironment(program: "", arguments: []) { _ in nil })

  init(events: Int = 0, limits: ServerLimits = ServerLimits()) throws {
    registry = FakeRegistry(events: events)
    path = "/tmp/registryd-test-\(ProcessControl.processID)-\(Hex.encode(Randomness.bytes(6))).sock"
    let listener = try UnixListener(path, permissions: 0o600)
    server = try Server(listener: listener, signals: nil, service: registry, log: Self.log, limits: limits)
  }

  deinit {
    server.beginStopping()
    for connection in Array(server.connections.values) { server.drop(connection) }
  }

  /// Turns until there is nothing more to do.
  func turn(_ count: Int = 20) throws {
    for _ in 0..<count { try server.turn(timeoutMilliseconds: 0) }
  }

  func connect() throws -> TestClient {
    try TestClient(UnixConnection.connect(path))
  }
}

/// A client in the server's own thread. It must not wait for what the server has not sent: after so long, it fails.
final class TestClient {
  private let socket: UnixConnection
  private var session = ClientSession()
  private let poller: Poller
  private var events: [Poller.Event] = []

  init(_ socket: UnixConnection) throws {
    self.socket = socket
    poller = try Poller(maxEvents: 1)
    try poller.add(socket, token: 1, interest: .read)
  }

  /// Puts calls on the wire in one piece.
  func send(_ calls: MethodCall...) throws {
    for call in calls { session.send(call) }
    try flush()
  }

  private func flush() throws {
    let bytes = session.withPendingOutput { Array($0) }
    session.consumeOutput(bytes.count)
    #expect(try socket.sendAll(bytes))
  }

  func sendRaw(_ text: String) throws {
    #expect(try socket.sendAll(Array(text.utf8)))
  }

  func finishSending() {
    #expect(shutdown(socket.pollDescriptor, Int32(SHUT_WR)) == 0)
  }

  func close() throws {
    try socket.close()
  }

  struct NothingCame: Error {}

  /// The next reply, which the server has sent already.
  func reply() throws -> ClientSession.Incoming {
    while true {
      if let reply = try session.nextReply() { return reply }
      guard try receive() else { throw NothingCame() }
    }
  }

  /// The next reply if it has come.
  func replyIfThere() throws -> ClientSession.Incoming? {
    if let reply = try session.nextReply() { return reply }
    return try receive() ? try session.nextReply() : nil
  }

  /// True if the server has closed and nothing more comes.
  func isAtEnd() throws -> Bool {
    while try receive() { if session.inputHasEnded { return true } }
    return false
  }

  /// Takes what has come; false if nothing has.
  private func receive() throws -> Bool {
    try poller.wait(into: &events, timeoutMilliseconds: 0)
    guard !events.isEmpty else { return false }
    var bytes: [UInt8] = []
    switch try socket.receive(appendingTo: &bytes, max: 65_536) {
    case .bytes: session.feed(bytes)
    case .closed: session.endInput()
    case .wouldBlock: return false
    }
    return true
  }
}

extension MethodCall {
  static func registry(_ method: String, _ parameters: JSONObject = [:], flag: Flag = .none) -> MethodCall {
    MethodCall(method: Text("org.registryd.Registry.\(method)"), parameters: parameters, flag: flag)
  }

  /// A Submit with so many commands.
  static func submit(_ count: Int = 1, flag: Flag = .none) -> MethodCall {
    let command: JSONValue = .object(["commandId": "c", "command": "certify", "data": .object([:])])
    return registry("Submit", ["commands": .array([JSONValue](repeating: command, count: count))], flag: flag)
  }

  static func query(_ name: String, bytes: Int = 0) -> MethodCall {
    registry("Query", ["query": .object(["query": .string(Text(name)), "bytes": .number(JSONNumber(bytes))])])
  }
}

extension ClientSession.Incoming {
  /// The parameters of a good reply.
  var parameters: JSONObject? {
    switch self {
    case .final(let parameters), .continues(let parameters): parameters
    case .error: nil
    }
  }

  var continues: Bool {
    switch self {
    case .continues: true
    case .final, .error: false
    }
  }

  var errorName: String? {
    switch self {
    case .error(let name, _): name.string
    case .final, .continues: nil
    }
  }

  /// The member `size`.
  var size: Int? { parameters?["size"]?.asNumber?.natural.map { Int($0) } }

  /// How many event lines a reply of Log has.
  var lineCount: Int? { parameters?["lines"]?.asArray?.count }
}
