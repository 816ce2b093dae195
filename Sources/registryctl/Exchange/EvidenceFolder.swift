import RegistryCore

/// A folder with the evidence files that commands name, each under its SHA-256: what `export` writes beside the
/// commands, and what `import` hands in before them.
struct EvidenceFolder {
  let path: String

  /// Made if it is not there. Only its owner may look in: evidence is about people too.
  static func forWriting(_ path: String) throws(Failure) -> EvidenceFolder {
    try onSystem { () throws(SystemError) in
      if try !HostDisk().exists(path) { try HostDisk().makeDirectory(path, permissions: 0o700) }
    }
    return EvidenceFolder(path: path)
  }

  private func path(of digest: String) -> String { "\(path)/\(digest)" }

  /// Fetches files and checks each; one that is here from an earlier run is not fetched again.
  ///
  /// - Returns: those that the registry names and does not have.
  func fetch(
    _ digests: some Sequence<String>, from client: RegistryClient, on console: Console
  ) throws(Failure) -> [String] {
    var absent: [String] = []
    for digest in digests {
      let path = path(of: digest)
      let isHere = try onSystem { () throws(SystemError) in try HostDisk().exists(path) }
      if isHere, try AttachmentFile(path: path, on: console).digest == digest { continue }
      var download = AttachmentDownload(digest: digest, client: client, console: console)
      do throws(Failure) { _ = try download.write(to: path) } catch {
        guard case .call(.noSuchAttachment) = error else { throw error }
        absent.append(digest)
      }
    }
    return absent
  }

  /// Hands every file in whose name is a digest, and ends at one that does not have the digest of its name. Other files
  /// are none of an export.
  func handIn(to client: RegistryClient, on console: Console) throws(Failure) {
    let names = try onSystem { () throws(SystemError) in try HostDisk().list(path) }
    for name in names.sorted() where AttachmentDigest(name) != nil {
      let file = try AttachmentFile(path: path(of: name), on: console)
      guard file.digest == name else {
        throw .fileSpoilt(name: file.path, expected: name, found: file.digest)
      }
      try file.handIn(to: client, on: console)
    }
  }
}
