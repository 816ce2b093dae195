extension Request {
  /// Reads what a call asks for.
  ///
  /// - Throws: the error that the call is to be answered with.
  package init(_ call: MethodCall) throws(CallFailure) {
    let (interface, method) = try Self.split(call.method)
    switch interface {
    case ServiceInterface.name:
      guard let method = ServiceInterface.Method(rawValue: method) else { throw .methodNotFound(call.method) }
      try self.init(method, call)
    case RegistryInterface.name:
      guard let method = RegistryInterface.Method(rawValue: method) else { throw .methodNotFound(call.method) }
      try self.init(method, call)
    default: throw .interfaceNotFound(Text(interface))
    }
  }

  /// The interface and the method of a qualified name: they part at the last dot.
  private static func split(_ name: Text) throws(CallFailure) -> (interface: String, method: String) {
    guard let dot = name.string.utf8.lastIndex(of: UInt8(ascii: ".")) else { throw .interfaceNotFound(name) }
    return (String(name.string[..<dot]), String(name.string[name.string.utf8.index(after: dot)...]))
  }

  private init(_ method: ServiceInterface.Method, _ call: MethodCall) throws(CallFailure) {
    try Self.refuseUpgrade(call)
    switch method {
    case .getInfo:
      _ = try CallParameters(call.parameters, checkedAgainst: [])
      self = .getInfo
    case .getInterfaceDescription:
      let parameters = try CallParameters(
        call.parameters, checkedAgainst: ServiceInterface.getInterfaceDescriptionInput)
      self = .getInterfaceDescription(interface: parameters.text("interface") ?? "")
    }
  }

  private init(_ method: RegistryInterface.Method, _ call: MethodCall) throws(CallFailure) {
    try Self.refuseUpgrade(call)
    let parameters = try CallParameters(call.parameters, checkedAgainst: RegistryInterface.input(of: method))
    self =
      switch method {
      case .info: .info(InfoRequest(language: try Language(parameters)))
      case .submit: .submit(try SubmitRequest(parameters))
      case .query: .query(try QueryRequest(parameters))
      case .whatIf: .whatIf(try WhatIfRequest(parameters))
      case .log: .log(try LogRequest(parameters, flag: call.flag))
      case .checkpoint: .checkpoint(try CheckpointRequest(parameters))
      case .prove: .proof(try ProofRequest(parameters))
      case .proveConsistency: .consistencyProof(try ConsistencyRequest(parameters))
      case .bundle: .bundle(try BundleRequest(parameters))
      case .putAttachment: .putAttachment(try PutAttachmentRequest(parameters))
      case .getAttachment: .getAttachment(try GetAttachmentRequest(parameters))
      }
  }

  /// A plain reply would confirm the upgrade, so the call must fail; the connection then stays as it is.
  private static func refuseUpgrade(_ call: MethodCall) throws(CallFailure) {
    if call.flag == .upgrade { throw .methodNotImplemented(call.method) }
  }
}

extension SubmitRequest {
  fileprivate init(_ parameters: CallParameters) throws(CallFailure) {
    let commands = parameters.value("commands")?.asArray ?? []
    guard commands.count <= WireLimits.maxCommands else { throw .invalidParameter("commands") }
    self.init(
      commands: commands,
      check: parameters.flag("check"),
      atomic: parameters.flag("atomic"),
      expectedSize: try parameters.integer("expectedSize", in: 0...Int.max),
      language: try Language(parameters))
  }
}

extension QueryRequest {
  fileprivate init(_ parameters: CallParameters) throws(CallFailure) {
    self.init(query: parameters.value("query")?.asObject ?? [:], language: try Language(parameters))
  }
}

extension WhatIfRequest {
  fileprivate init(_ parameters: CallParameters) throws(CallFailure) {
    let commands = parameters.value("commands")?.asArray ?? []
    guard commands.count <= WireLimits.maxCommands else { throw .invalidParameter("commands") }
    let spaces = (parameters.value("spaces")?.asArray ?? []).compactMap(\.asText)
    guard spaces.count <= WireLimits.maxCommands else { throw .invalidParameter("spaces") }
    self.init(
      commands: commands, knownAt: try parameters.parsed("knownAt") { Instant(timestamp: $0) },
      on: try parameters.parsed("on") { CivilDate(iso: $0) }, spaces: spaces.map { SpaceID($0) },
      language: try Language(parameters))
  }
}

extension LogRequest {
  fileprivate init(_ parameters: CallParameters, flag: MethodCall.Flag) throws(CallFailure) {
    let follow = parameters.flag("follow")
    guard !follow || flag == .more else { throw .expectedMore }
    self.init(
      from: try parameters.integer("from", in: 1...Int.max) ?? 1,
      limit: try parameters.integer("limit", in: 1...Int.max),
      follow: follow,
      isSeries: flag == .more,
      language: try Language(parameters))
  }
}

extension PutAttachmentRequest {
  fileprivate init(_ parameters: CallParameters) throws(CallFailure) {
    let sha256 = try parameters.digest()
    let bytes = try parameters.integer("bytes", in: 0...Int.max) ?? 0
    let offset = try parameters.integer("offset", in: 0...bytes) ?? 0
    guard let data = Base64.decode(parameters.text("data")?.string ?? ""),
      data.count <= min(WireLimits.maxAttachmentChunk, bytes - offset)
    else { throw .invalidParameter("data") }
    self.init(sha256: sha256, bytes: bytes, offset: offset, data: data, language: try Language(parameters))
  }
}

extension GetAttachmentRequest {
  fileprivate init(_ parameters: CallParameters) throws(CallFailure) {
    let length = try parameters.integer("length", in: 1...Int.max) ?? WireLimits.maxAttachmentChunk
    self.init(
      sha256: try parameters.digest(),
      offset: try parameters.integer("offset", in: 0...Int.max) ?? 0,
      length: min(length, WireLimits.maxAttachmentChunk),
      language: try Language(parameters))
  }
}

extension Language {
  init(_ parameters: CallParameters) throws(CallFailure) {
    guard let tag = parameters.text("language") else {
      self = .english
      return
    }
    guard let language = Language(name: tag) else { throw .invalidParameter("language") }
    self = language
  }
}

extension CallParameters {
  /// A text of the call that says something else, such as a date; none if it is absent.
  fileprivate func parsed<Value>(_ name: Text, _ read: (Text) -> Value?) throws(CallFailure) -> Value? {
    guard let text = text(name) else { return nil }
    guard let value = read(text) else { throw .invalidParameter(name) }
    return value
  }

  fileprivate func digest() throws(CallFailure) -> Text {
    guard let text = text("sha256"), text.string.utf8.count == 64, text.string.utf8.allSatisfy(\.isLowerCaseHex)
    else { throw .invalidParameter("sha256") }
    return text
  }
}

extension UInt8 {
  fileprivate var isLowerCaseHex: Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self)
  }
}
