import RegistryCore

/// What the command line asks for.
enum Invocation: Equatable {
  case help
  case version
  case manual(Language)
  case initialize(InitializeOptions)
  case makeKey(MakeKeyOptions)
  case serve(ServeOptions)
}

/// Making a new registry.
struct InitializeOptions: Equatable {
  /// The directory that it will be kept in.
  var data: String
  /// The name in its checkpoints; nil leaves the choice to the registry.
  var origin: String?
  /// A file with the first regulation; nil takes the one built in.
  var regulation: String?
  var isRehearsal = false
  /// The file with the private key; nil for the one in the directory.
  var key: String?
}

/// Giving a registry that has no key its first one.
struct MakeKeyOptions: Equatable {
  var data: String
  /// The file to keep it in; nil for the one in the directory.
  var key: String?
}

/// Serving a registry.
struct ServeOptions: Equatable {
  /// The directory that it is kept in.
  var data: String
  /// Path of the socket.
  var socket: String
  /// Mode bits of the socket.
  var socketMode: UInt32 = defaultSocketMode
  /// The file with the private key; nil for the one in the directory.
  var key: String?
  /// A second copy of the last signed checkpoint, elsewhere.
  var guardFile: String?

  /// To connect takes the right to write: the owner and the group have it.
  static let defaultSocketMode: UInt32 = 0o660
}

/// A command line that cannot be understood; the sentence says why and what to write instead.
struct UsageError: Error, Equatable {
  let sentence: String
}

extension Invocation {
  /// Reads the command line.
  init(_ environment: CommandLineEnvironment) throws(UsageError) {
    if environment.arguments.contains(where: { $0 == "--help" || $0 == "-h" }) {
      self = .help
      return
    }
    if environment.arguments.contains("--version") {
      self = .version
      return
    }
    if environment.arguments.first == "man" {
      self = .manual(try Self.manualLanguage(environment.arguments.dropFirst()))
      return
    }
    if environment.arguments.first == "init" {
      var words = OptionWords(Array(environment.arguments.dropFirst()), allowed: Option.ofInit)
      self = .initialize(try Self.initialize(&words))
    } else if environment.arguments.first == "init-key" {
      var words = OptionWords(Array(environment.arguments.dropFirst()), allowed: Option.ofMakeKey)
      self = .makeKey(try Self.makeKey(&words))
    } else {
      var words = OptionWords(environment.arguments, allowed: Option.ofServe)
      self = .serve(try Self.serve(&words, environment))
    }
  }

  /// English, unless one word names another language.
  private static func manualLanguage(_ words: ArraySlice<String>) throws(UsageError) -> Language {
    guard let word = words.first else { return .english }
    guard words.count == 1, let language = Language(rawValue: word) else {
      throw UsageError(sentence: "man takes en or zh, not \"\(words.joined(separator: " "))\"")
    }
    return language
  }

  private static func initialize(_ words: inout OptionWords) throws(UsageError) -> InitializeOptions {
    var values: [Option: String] = [:]
    while let (option, value) = try words.next() { values[option] = value }
    guard let data = values[.data] else {
      throw UsageError(sentence: "init needs the directory to make: registryd init --data DIR")
    }
    return InitializeOptions(
      data: data, origin: values[.origin], regulation: values[.regulation], isRehearsal: values[.rehearsal] != nil,
      key: values[.key])
  }

  private static func makeKey(_ words: inout OptionWords) throws(UsageError) -> MakeKeyOptions {
    var values: [Option: String] = [:]
    while let (option, value) = try words.next() { values[option] = value }
    guard let data = values[.data] else {
      throw UsageError(sentence: "init-key needs the directory of the registry: registryd init-key --data DIR")
    }
    return MakeKeyOptions(data: data, key: values[.key])
  }

  private static func serve(
    _ words: inout OptionWords, _ environment: CommandLineEnvironment
  ) throws(UsageError) -> ServeOptions {
    var values: [Option: String] = [:]
    while let (option, value) = try words.next() { values[option] = value }
    guard let data = values[.data] else {
      throw UsageError(sentence: "the directory of the registry is needed: registryd --data DIR")
    }
    let place = ServiceAddress.text(
      option: values[.socket], variable: environment.variable(ServiceAddress.variable))
    var options = ServeOptions(data: data, socket: try path(place))
    if let mode = values[.socketMode] { options.socketMode = try self.mode(mode) }
    options.key = values[.key]
    options.guardFile = values[.guardFile]
    return options
  }

  private static func path(_ address: String) throws(UsageError) -> String {
    do throws(ServiceAddress.Invalid) { return try ServiceAddress(address).path } catch {
      throw UsageError(sentence: "the socket \"\(address)\" cannot be used: \(error)")
    }
  }

  private static func mode(_ text: String) throws(UsageError) -> UInt32 {
    guard (3...4).contains(text.utf8.count), let mode = UInt32(text, radix: 8), mode <= 0o777 else {
      throw UsageError(sentence: "--socket-mode takes three or four octal digits such as 660 or 0660, not \"\(text)\"")
    }
    return mode
  }
}

/// The options of the daemon.
enum Option: String, CaseIterable {
  case data = "--data"
  case socket = "--socket"
  case socketMode = "--socket-mode"
  case origin = "--origin"
  case regulation = "--regulation"
  case rehearsal = "--rehearsal"
  case key = "--key"
  case guardFile = "--guard"

  static let ofInit: [Option] = [.data, .origin, .regulation, .rehearsal, .key]
  static let ofMakeKey: [Option] = [.data, .key]
  static let ofServe: [Option] = [.data, .socket, .socketMode, .key, .guardFile]

  /// True if a value belongs to it.
  var takesValue: Bool { placeholder != nil }
}
