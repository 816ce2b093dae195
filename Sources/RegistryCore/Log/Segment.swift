/// A file of the log: a header line, then frames. It is named after its first event.
package enum Segment {
  /// The version of the format of segments and private files that this program writes, and the only one it reads.
  static let version = 1

  /// A segment is sealed before the frame that would make it longer. Contract of docs/FORMAT.md: small enough to be
  /// read whole and copied at leisure, large enough that a registry of 1,000,000 events has fewer than ten.
  package static let rotationBytes = 64 << 20

  /// No segment is longer than `rotationBytes`, and no frame than that and 16 MiB: a longer file is none of the registry's,
  /// and is not read at all.
  static let maximumBytes = rotationBytes + Frame.maximumBytes

  /// Only the owner writes; nobody else reads what may be about people.
  static let openPermissions: UInt32 = 0o600
  static let sealedPermissions: UInt32 = 0o400

  static let suffix = ".log"

  /// The name of the segment that begins with an event, for example `00000000000000000041.log`.
  package static func name(firstSeq: Int) -> String { DecimalFields.digits20(firstSeq) + suffix }

  /// The first event of the segment of that name; nil if it is no segment's name.
  package static func firstSeq(ofName name: String) -> Int? { numbered(name, suffix: suffix) }

  /// The number in a name of 20 digits and a suffix; nil unless it is exactly that and at least 1.
  static func numbered(_ name: String, suffix: String) -> Int? {
    guard name.hasSuffix(suffix) else { return nil }
    let digits = Array(name.utf8.dropLast(suffix.utf8.count))
    let number = digits.withUnsafeBytes { bytes -> Int? in
      var fields = DecimalFields(bytes)
      guard let number = fields.takeDigits20(), fields.isEmpty else { return nil }
      return number
    }
    return number.flatMap { $0 > 0 ? $0 : nil }
  }

  /// The first line of a segment, with its line feed.
  static func header(origin: String) -> [UInt8] { FileHeader.log.line(origin: origin) }

  /// Makes the segment that begins with an event, durably: when this returns, file, header and name survive a crash.
  ///
  /// If we die on the way, there is no file, or an empty one, or one with a part of the header; recovery completes it.
  static func create(firstSeq: Int, in directory: String, origin: String, on disk: any Disk)
    throws(SystemError) -> any DiskFile
  {
    let file = try disk.open("\(directory)/\(name(firstSeq: firstSeq))", .create(permissions: openPermissions))
    try file.append(header(origin: origin))
    try file.sync()
    try disk.syncDirectory(directory)
    return file
  }
}
