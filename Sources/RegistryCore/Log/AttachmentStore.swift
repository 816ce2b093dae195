/// The evidence files of a registry, named by their SHA-256: `DIR/attachments/<2 hex>/<62 hex>`.
///
/// A file arrives in chunks in `attachments/incoming/<sha256>.part` and is put in its place when all of it is there,
/// durable and found to be what its name says. One thread owns the store.
package final class AttachmentStore {
  /// 1 GiB: a scanned file of a thousand pages, or an hour of a public hearing. It bounds what one caller can make the
  /// disk take before the digest is checked.
  package static let maximumBytes = 1 << 30

  /// Bytes of one chunk: as base64 in a message it stays below 1 MiB, and no other call waits long behind it.
  package static let maximumChunkBytes = 512 << 10

  /// Uploads in progress at once; each holds an open file. Beginning another gives up the one untouched for longest.
  package static let maximumUploads = 64

  /// Bytes in memory while a stored file is verified.
  private static let verificationBytes = 1 << 20

  private let directory: LogDirectory
  private let disk: any Disk
  private var uploads: [AttachmentDigest: Upload] = [:]
  private var uses = 0

  /// The failure that left it open whether a file is durably in its place.
  package private(set) var fault: SystemError?

  private struct Upload {
    let file: any DiskFile
    let path: String
    let size: Int
    let hasher: SHA256
    var received = 0
    var lastUse = 0
  }

  /// A store to be read only, such as one that a daemon has open or that came with a backup; nothing is changed.
  package init(reading directory: LogDirectory, on disk: any Disk) {
    self.directory = directory
    self.disk = disk
  }

  /// Opens the store. Uploads that a stop has interrupted are thrown away: their senders begin again.
  package static func open(_ directory: LogDirectory, on disk: any Disk) throws(AttachmentError) -> AttachmentStore {
    try reporting { () throws(SystemError) in
      for path in [directory.attachmentsPath, directory.incomingPath] where try !disk.exists(path) {
        try disk.makeDirectory(path, permissions: LogDirectory.directoryPermissions)
        try disk.syncDirectory(DurableFile.directory(of: path))
      }
      for name in try disk.list(directory.incomingPath) where name.hasSuffix(".part") {
        try disk.remove("\(directory.incomingPath)/\(name)")
      }
      // A daemon may have been killed between renaming a file and syncing its folder. What is seen here is answered
      // with "stored" from now on, so it must be.
      for name in try disk.list(directory.attachmentsPath) where name.utf8.count == 2 && Hex.decode(name) != nil {
        try disk.syncDirectory("\(directory.attachmentsPath)/\(name)")
      }
      try disk.syncDirectory(directory.attachmentsPath)
    }
    return AttachmentStore(reading: directory, on: disk)
  }

  /// How much of an attachment is here.
  package struct Receipt: Equatable, Sendable {
    /// Bytes from the beginning of the file on; the next chunk begins here.
    package let received: Int
    /// True if all of it is here, found to be what its name says, and durable.
    package let isComplete: Bool
  }

  /// Takes a chunk.
  ///
  /// A chunk that is here already is not written again, so a sender may repeat one whose answer got lost. An empty chunk
  /// at 0 asks how much is here.
  ///
  /// - Parameters:
  ///   - size: bytes of the whole attachment.
  ///   - offset: where the chunk begins; must be what has been received, or lie within it.
  package func put(
    _ digest: AttachmentDigest, size: Int, offset: Int, chunk: [UInt8]
  ) throws(AttachmentError) -> Receipt {
    if let fault { throw .poisoned(cause: fault) }
    let received = uploads[digest]?.received ?? 0
    guard size <= Self.maximumBytes else { throw .refused(.tooLarge(bytes: size), received: received) }
    guard chunk.count <= Self.maximumChunkBytes else {
      throw .refused(.chunkTooLarge(bytes: chunk.count), received: received)
    }
    if uploads[digest] == nil, let stored = try self.size(of: digest) {
      guard size == stored else { throw .refused(.sizeDiffers(expected: stored, found: size), received: stored) }
      return Receipt(received: stored, isComplete: true)
    }
    let expectedSize = uploads[digest]?.size ?? size
    guard size >= 0, size == expectedSize else {
      throw .refused(.sizeDiffers(expected: max(0, expectedSize), found: size), received: received)
    }
    guard offset >= 0, offset <= received else {
      throw .refused(.offsetDiffers(expected: received, found: offset), received: received)
    }
    let end = offset + chunk.count
    guard end <= size else { throw .refused(.beyondTheEnd(size: size, end: end), received: received) }
    if end <= received && received < size { return Receipt(received: received, isComplete: false) }
    guard offset == received else {
      throw .refused(.offsetDiffers(expected: received, found: offset), received: received)
    }
    return try take(chunk, of: digest, size: size)
  }

  /// Bytes of a stored attachment; nil if it is not stored (whole).
  package func size(of digest: AttachmentDigest) throws(AttachmentError) -> Int? {
    let path = path(digest)
    return try Self.reporting { () throws(SystemError) in
      guard try disk.exists(path) else { return nil }
      let file = try disk.open(path, .read)
      let size = try file.size()
      try file.close()
      return size
    }
  }

  /// Some bytes of a stored attachment, and how many it has.
  ///
  /// - Parameters:
  ///   - offset: not negative; nothing is read at or beyond the end.
  ///   - length: at most this many bytes, and never more than a chunk.
  package func read(
    _ digest: AttachmentDigest, offset: Int, length: Int
  ) throws(AttachmentError) -> (bytes: [UInt8], size: Int) {
    let path = path(digest)
    let found: (bytes: [UInt8], size: Int)? = try Self.reporting { () throws(SystemError) in
      guard try disk.exists(path) else { return nil }
      let file = try disk.open(path, .read)
      let size = try file.size()
      let count = max(0, min(length, Self.maximumChunkBytes, size - max(0, offset)))
      let bytes = count == 0 ? [] : try file.read(at: max(0, offset), count: count)
      try file.close()
      return (bytes, size)
    }
    guard let found else { throw .notStored(digest) }
    return found
  }

  /// Reads a stored attachment whole and makes sure that it is what its name says.
  package func verify(_ digest: AttachmentDigest) throws(AttachmentError) {
    let path = path(digest)
    let found: [UInt8]? = try Self.reporting { () throws(SystemError) in
      guard try disk.exists(path) else { return nil }
      let file = try disk.open(path, .read)
      let hasher = SHA256()
      // Not beyond its size: a device in the place of a file has none, and could be read for ever.
      let size = try file.size()
      var offset = 0
      while offset < size,
        case let bytes = try file.read(at: offset, count: min(Self.verificationBytes, size - offset)), !bytes.isEmpty
      {
        hasher.update(bytes)
        offset += bytes.count
      }
      try file.close()
      return hasher.finish()
    }
    guard let found else { throw .notStored(digest) }
    let actual = AttachmentDigest(of: found)
    guard actual == digest else { throw .damaged(path: path, found: actual) }
  }

  /// Every stored attachment, in the order of the digests.
  package func list() throws(AttachmentError) -> [AttachmentDigest] {
    try Self.reporting { () throws(SystemError) in
      var digests: [AttachmentDigest] = []
      guard try disk.exists(directory.attachmentsPath) else { return [] }
      for folder in try disk.list(directory.attachmentsPath) where folder.utf8.count == 2 {
        for name in try disk.list("\(directory.attachmentsPath)/\(folder)") {
          if let digest = AttachmentDigest(folder + name) { digests.append(digest) }
        }
      }
      return digests
    }
  }

  private func folder(_ digest: AttachmentDigest) -> String { "\(directory.attachmentsPath)/\(digest.parts.folder)" }

  private func path(_ digest: AttachmentDigest) -> String { "\(folder(digest))/\(digest.parts.file)" }
}

extension AttachmentStore {
  /// Writes a chunk that continues the upload, and completes it with the last one.
  private func take(
    _ chunk: [UInt8], of digest: AttachmentDigest, size: Int
  ) throws(AttachmentError) -> Receipt {
    var upload: Upload
    if let begun = uploads[digest] { upload = begun } else { upload = try begin(digest, size: size) }
    do {
      try upload.file.write(chunk, at: upload.received)
    } catch {
      giveUp(digest)
      throw .system(error)
    }
    upload.hasher.update(chunk)
    upload.received += chunk.count
    uses += 1
    upload.lastUse = uses
    uploads[digest] = upload
    guard upload.received == size else { return Receipt(received: upload.received, isComplete: false) }

    let found = AttachmentDigest(of: upload.hasher.finish())
    guard found == digest else {
      giveUp(digest)
      throw .refused(.digestDiffers(found: found), received: 0)
    }
    try complete(upload, digest)
    return Receipt(received: size, isComplete: true)
  }

  private func begin(_ digest: AttachmentDigest, size: Int) throws(AttachmentError) -> Upload {
    if uploads.count >= Self.maximumUploads,
      let oldest = uploads.min(by: { $0.value.lastUse < $1.value.lastUse })
    {
      giveUp(oldest.key)
    }
    let path = "\(directory.incomingPath)/\(digest).part"
    let upload = try Self.reporting { () throws(SystemError) in
      // One that could not be removed when it was given up.
      if try disk.exists(path) { try disk.remove(path) }
      return Upload(
        file: try disk.open(path, .create(permissions: LogDirectory.filePermissions)), path: path, size: size,
        hasher: SHA256())
    }
    uploads[digest] = upload
    return upload
  }

  /// Puts a whole file in its place, durably.
  ///
  /// Dying before the rename leaves a part that the next start removes; after it, the file is there or not, whole. The
  /// content is synced before it gets its name, so nothing under a name is ever half there.
  private func complete(_ upload: Upload, _ digest: AttachmentDigest) throws(AttachmentError) {
    do throws(SystemError) {
      try disk.setPermissions(upload.path, Segment.sealedPermissions)
      try upload.file.sync()
      if try !disk.exists(folder(digest)) {
        try disk.makeDirectory(folder(digest), permissions: LogDirectory.directoryPermissions)
        try disk.syncDirectory(directory.attachmentsPath)
      }
    } catch {
      giveUp(digest)
      throw .system(error)
    }
    uploads[digest] = nil
    do throws(SystemError) {
      try disk.rename(upload.path, to: path(digest))
      try disk.syncDirectory(folder(digest))
      try disk.syncDirectory(directory.incomingPath)
      try upload.file.close()
    } catch {
      // The file may stand in its place without being durable there, and would be answered with "stored".
      fault = error
      throw .poisoned(cause: error)
    }
  }

  /// Ends an upload and removes what there is of it. What cannot be removed now is removed at the next start.
  private func giveUp(_ digest: AttachmentDigest) {
    guard let upload = uploads.removeValue(forKey: digest) else { return }
    try? upload.file.close()
    try? disk.remove(upload.path)
  }

  private static func reporting<T>(_ body: () throws(SystemError) -> T) throws(AttachmentError) -> T {
    do { return try body() } catch { throw .system(error) }
  }
}
