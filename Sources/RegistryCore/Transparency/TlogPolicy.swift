/// Whom somebody believes: logs, witnesses, and how many of which witnesses must have cosigned (C2SP tlog-policy).
package struct TlogPolicy: Equatable, Sendable {
  /// The longest policy that is read.
  package static let maximumBytes = 262_144
  /// The most logs, witnesses and groups together; the specification wants at least 32 of each.
  package static let maximumEntries = 1_024

  /// A name of a witness or a group: octets without a meaning outside the policy.
  package struct Name: Hashable, Sendable, CustomStringConvertible {
    /// Any but blanks, tabs and control characters; they need not be UTF-8.
    package let octets: [UInt8]
    package var description: String { String(decoding: octets, as: UTF8.self) }
  }

  /// Somebody whose cosignature is looked for.
  package struct Witness: Equatable, Sendable {
    /// No other witness and no group has it, and it is not `none`.
    package let name: Name
    /// With an algorithm that is not known here the witness never counts as having cosigned.
    package let key: VerifierKey
  }

  /// Counts as a witness itself if at least `threshold` of its members do.
  package struct Group: Equatable, Sendable {
    /// No other group and no witness has it, and it is not `none`.
    package let name: Name
    /// From 1 to the number of members: `any` is 1, `all` is that number.
    package let threshold: Int
    /// Witnesses and groups of earlier lines; each belongs to one group at most.
    package let members: [Name]
  }

  /// What has to be seen; nil if the log's signature is enough.
  package private(set) var quorum: Name?
  /// In the order of the lines, no public key twice; may be empty, if the log is known from elsewhere.
  package private(set) var logs: [VerifierKey] = []
  /// In the order of the lines, no public key twice.
  package private(set) var witnesses: [Witness] = []
  /// A group stands behind all its members.
  package private(set) var groups: [Group] = []

  /// Reads a policy: one definition a line, and just one line `quorum`. Empty lines and those that begin with `#`
  /// are passed over.
  package init(parsing bytes: [UInt8], by hasher: some TreeHasher) throws(FormatFault) {
    guard bytes.count <= Self.maximumBytes else {
      throw FormatFault(format: .policy, line: 0, reason: .tooLong(limit: Self.maximumBytes))
    }
    var lines = try TextLines(bytes[...], of: .policy)
    var draft = Draft()
    while let line = lines.next() {
      if let control = line.first(where: { ($0 < 0x20 && $0 != UInt8(ascii: "\t")) || $0 == 0x7F }) {
        throw lines.fault(.controlCharacter(control))
      }
      let words = line.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      guard let first = words.first, first.first != UInt8(ascii: "#") else { continue }
      try take(words, &draft, lines.fault, hasher)
    }
    guard draft.hasQuorum else { throw FormatFault(format: .policy, line: 0, reason: .noQuorum) }
  }

  /// What is known of the lines so far.
  private struct Draft {
    /// Names that are defined, and whether they are a member of a group already.
    var isMember: [Name: Bool] = [:]
    var hasQuorum = false
  }

  private mutating func take(
    _ words: [ArraySlice<UInt8>], _ draft: inout Draft, _ fault: (FormatFault.Reason) -> FormatFault,
    _ hasher: some TreeHasher
  ) throws(FormatFault) {
    let keyword = String(decoding: words[0], as: UTF8.self)
    let rest = words.dropFirst()
    switch keyword {
    case "log":
      guard (1...2).contains(rest.count) else { throw fault(.expected(Phrase("“log 验证密钥 [网址]”", "log VKEY [URL]"))) }
      let key = try Self.key(rest[1], fault, hasher)
      guard !logs.contains(where: { $0.publicKey == key.publicKey }) else { throw fault(.duplicateKey) }
      logs.append(key)
    case "witness":
      guard (2...3).contains(rest.count) else {
        throw fault(.expected(Phrase("“witness 名称 验证密钥 [网址]”", "witness NAME VKEY [URL]")))
      }
      let name = try Self.define(rest[1], &draft, fault)
      let key = try Self.key(rest[2], fault, hasher)
      guard Self.cosigns(key) else { throw fault(.notACosigner) }
      guard !witnesses.contains(where: { $0.key.publicKey == key.publicKey }) else { throw fault(.duplicateKey) }
      witnesses.append(Witness(name: name, key: key))
    case "group":
      guard rest.count >= 3 else {
        throw fault(.expected(Phrase("“group 名称 any|all|门限 成员...”", "group NAME any|all|K MEMBER...")))
      }
      let members = try rest.dropFirst(2).map { (word) throws(FormatFault) in try Self.join(word, &draft, fault) }
      let threshold = try Self.threshold(rest[2], members: members.count, fault)
      groups.append(Group(name: try Self.define(rest[1], &draft, fault), threshold: threshold, members: members))
    case "quorum":
      guard rest.count == 1 else { throw fault(.expected(Phrase("“quorum 名称|none”", "quorum NAME|none"))) }
      guard !draft.hasQuorum else { throw fault(.secondQuorum) }
      draft.hasQuorum = true
      let name = Name(octets: Array(rest[1]))
      guard name != Self.none else { return }
      guard draft.isMember[name] != nil else { throw fault(.unknownName(name.description)) }
      quorum = name
    default: throw fault(.unknownKeyword(keyword))
    }
    guard logs.count + witnesses.count + groups.count <= Self.maximumEntries else {
      throw fault(.tooManyEntries(limit: Self.maximumEntries))
    }
  }

  private static let none = Name(octets: Array("none".utf8))

  private static func key(
    _ word: ArraySlice<UInt8>, _ fault: (FormatFault.Reason) -> FormatFault, _ hasher: some TreeHasher
  ) throws(FormatFault) -> VerifierKey {
    guard let text = String(validating: word, as: UTF8.self) else { throw fault(.invalidUTF8) }
    do throws(FormatFault) { return try VerifierKey(parsing: text, by: hasher) } catch { throw fault(error.reason) }
  }

  /// True unless the key is known to be one for something else: 0x01, 0x02 and 0x05 sign notes and tree heads.
  private static func cosigns(_ key: VerifierKey) -> Bool {
    switch key.algorithm {
    case .ed25519, .unsupported(0x02), .unsupported(0x05): false
    case .ed25519Cosignature, .unsupported: true
    }
  }

  private static func define(
    _ word: ArraySlice<UInt8>, _ draft: inout Draft, _ fault: (FormatFault.Reason) -> FormatFault
  ) throws(FormatFault) -> Name {
    let name = Name(octets: Array(word))
    guard name != none, draft.isMember.updateValue(false, forKey: name) == nil else {
      throw fault(.duplicateName(name.description))
    }
    return name
  }

  private static func join(
    _ word: ArraySlice<UInt8>, _ draft: inout Draft, _ fault: (FormatFault.Reason) -> FormatFault
  ) throws(FormatFault) -> Name {
    let name = Name(octets: Array(word))
    guard let isMember = draft.isMember[name] else { throw fault(.unknownName(name.description)) }
    guard !isMember else { throw fault(.secondGroup(name.description)) }
    draft.isMember[name] = true
    return name
  }

  private static func threshold(
    _ word: ArraySlice<UInt8>, members: Int, _ fault: (FormatFault.Reason) -> FormatFault
  ) throws(FormatFault) -> Int {
    if word.elementsEqual("any".utf8) { return 1 }
    if word.elementsEqual("all".utf8) { return members }
    guard let number = TextLines.natural(word), (1...members).contains(number) else {
      throw fault(.threshold(members: members))
    }
    return number
  }
}
