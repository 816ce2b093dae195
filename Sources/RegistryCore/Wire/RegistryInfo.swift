/// What `Info` tells of a registry.
package struct RegistryInfo: Equatable, Sendable {
  /// The registry's name in its checkpoints.
  package var origin: String
  /// The public key that its checkpoints are verified with, as a vkey (C2SP signed-note).
  package var verifierKey: String
  /// True for a registry to train with.
  package var isRehearsal: Bool
  /// Version of the form in which the log is kept.
  package var formatVersion: Int
  /// Version of the program.
  package var version: String
  /// Accepted commands.
  package var commands: Int
  /// Registered spaces (众创空间), with a title or without.
  package var spaces: Int
  /// Registered operators (运营主体), with a space or without.
  package var operators: Int
  /// RFC 3339, UTC; nil if nothing was recorded.
  package var lastRecordedAt: String?
  /// Id of the regulation in force today; nil if none is.
  package var regulation: String?
  /// RFC 3339, UTC.
  package var startedAt: String
  /// Where the registry is kept, for whoever may read it there; nil if that is nobody's business.
  package var directory: String?
  /// Why nothing can be recorded; nil if all is well.
  package var fault: Phrase?
  /// What is not as it should be although commands are recorded, each in a sentence.
  package var concerns: [Phrase]

  /// Takes members as they are; instants must be in RFC 3339 and UTC already.
  package init(
    origin: String, verifierKey: String, isRehearsal: Bool, formatVersion: Int, version: String, commands: Int,
    spaces: Int, operators: Int, lastRecordedAt: String?, regulation: String?, startedAt: String,
    directory: String? = nil, fault: Phrase?, concerns: [Phrase] = []
  ) {
    self.origin = origin
    self.verifierKey = verifierKey
    self.isRehearsal = isRehearsal
    self.formatVersion = formatVersion
    self.version = version
    self.commands = commands
    self.spaces = spaces
    self.operators = operators
    self.lastRecordedAt = lastRecordedAt
    self.regulation = regulation
    self.startedAt = startedAt
    self.directory = directory
    self.fault = fault
    self.concerns = concerns
  }

  func write(to writer: inout JSONWriter, in language: Language) {
    writer.beginObject()
    writer.member("origin", origin)
    writer.member("verifierKey", verifierKey)
    writer.member("rehearsal", isRehearsal)
    writer.member("formatVersion", formatVersion)
    writer.member("version", version)
    writer.member("commands", commands)
    writer.member("spaces", spaces)
    writer.member("operators", operators)
    if let lastRecordedAt { writer.member("lastRecordedAt", lastRecordedAt) }
    if let regulation { writer.member("regulation", regulation) }
    writer.member("startedAt", startedAt)
    if let directory { writer.member("directory", directory) }
    writer.member("writable", fault == nil)
    if let fault { writer.member("fault", fault.text(in: language)) }
    if !concerns.isEmpty {
      writer.key("concerns")
      writer.beginArray()
      for concern in concerns { writer.string(concern.text(in: language)) }
      writer.endArray()
    }
    writer.endObject()
  }
}
