import Glibc
import Testing

@testable import RegistryCore

/// Why files and sockets are not what they should be, in both languages. What the operating system says is the same in
/// both.
@Suite struct LogReasonTests {
  private static let cause = SystemError("fdatasync", "/r/log", code: EIO)
  private static let json = JSONError(offset: 4, reason: .expected(.end))
  private static let excerpt = Array("@ 7 x".utf8).withUnsafeBytes { Excerpt($0) }
  private static let digest = AttachmentDigest(String(repeating: "0a", count: 32))

  private static func next(_ fault: FrameFault?) -> FrameFault? {
    switch fault {
    case nil: .cutFileHeader(expected: 30, found: 5)
    case .cutFileHeader: .noFileHeader(expected: "registry-log 1 o", found: excerpt)
    case .noFileHeader: .foreignFileHeader(expected: "registry-log 1 o", found: excerpt)
    case .foreignFileHeader: .noHeader(found: excerpt)
    case .noHeader: .cutHeader(found: 6)
    case .cutHeader: .tooLarge(bytes: 99_999_999)
    case .tooLarge: .cutLines(expected: 20, found: 9)
    case .cutLines: .checksum(expected: 0x1234_5678, found: 0x8765_4321)
    case .checksum: .sequence(expected: 8, found: 10)
    case .sequence: .lineCount(expected: 3, found: 2)
    case .lineCount: .noObject(at: 41)
    case .noObject: .lineTooLong(at: 42, bytes: 2_000_000)
    case .lineTooLong: nil
    }
  }

  private static func next(_ proof: Damage.Proof?) -> Damage.Proof? {
    switch proof {
    case nil: .sealed
    case .sealed: .acknowledged(upTo: 12)
    case .acknowledged: .goodFrameBehind(at: 900)
    case .goodFrameBehind: .wholeButWrong
    case .wholeButWrong: .inconsistent
    case .inconsistent: nil
    }
  }

  private static var frameFaults: [FrameFault] {
    var faults: [FrameFault] = []
    while let fault = next(faults.last) { faults.append(fault) }
    return faults
  }

  @Test func whatIsDamaged() {
    for proof: Damage.Proof in BothLanguages.walk(Self.next) {
      BothLanguages.check(proof)
      for fault in Self.frameFaults {
        let damage = Damage(path: "/r/1.log", offset: 77, expected: fault.expected, found: fault.found, proof: proof)
        BothLanguages.check(damage)
        BothLanguages.check(LogError.damaged(damage))
      }
    }
    for fault in Self.frameFaults { BothLanguages.check(LogError.unfit(.lines(fault))) }
  }

  private static func next(_ unfit: LogError.Unfit?) -> LogError.Unfit? {
    switch unfit {
    case nil: .noLines
    case .noLines: .lineTooLong(bytes: 2_000_000)
    case .lineTooLong: .frameTooLong(bytes: 30_000_000)
    case .frameTooLong: .lines(.lineCount(expected: 3, found: 2))
    case .lines: nil
    }
  }

  private static func next(_ fault: EventLine.Fault?) -> EventLine.Fault? {
    switch fault {
    case nil: .json(json)
    case .json: .member("by.uid")
    case .member: .version(9)
    case .version: nil
    }
  }

  @Test func whyALogIsNotReadOrWritten() {
    var unfit = Self.next(LogError.Unfit?.none)
    while let one = unfit {
      BothLanguages.check(LogError.unfit(one))
      unfit = Self.next(one)
    }
    BothLanguages.check(LogError.poisoned(cause: Self.cause))
    for fault: EventLine.Fault in BothLanguages.walk(Self.next) {
      BothLanguages.check(fault)
      BothLanguages.check(LogError.unreadable(seq: 6, reason: fault.phrase))
    }
    let system = LogError.system(Self.cause).phrase
    #expect(system.english == "fdatasync /r/log: Input/output error (EIO 5)")
    BothLanguages.check(LogError.system(Self.cause))
  }

  private static func next(_ refusal: AttachmentError.Refusal?) -> AttachmentError.Refusal? {
    switch refusal {
    case nil: .tooLarge(bytes: 900_000_000)
    case .tooLarge: .chunkTooLarge(bytes: 9_000_000)
    case .chunkTooLarge: .sizeDiffers(expected: 10, found: 11)
    case .sizeDiffers: .offsetDiffers(expected: 12, found: 13)
    case .offsetDiffers: .beyondTheEnd(size: 14, end: 15)
    case .beyondTheEnd: digest.map { .digestDiffers(found: $0) }
    case .digestDiffers: nil
    }
  }

  @Test func whyAnAttachmentIsNotTaken() throws {
    let digest = try #require(Self.digest)
    for refusal: AttachmentError.Refusal in BothLanguages.walk(Self.next) {
      BothLanguages.check(refusal)
      BothLanguages.check(AttachmentError.refused(refusal, received: 16))
    }
    BothLanguages.check(AttachmentError.notStored(digest))
    BothLanguages.check(AttachmentError.damaged(path: "/r/a", found: digest))
    BothLanguages.check(AttachmentError.poisoned(cause: Self.cause))
  }

  private static func next(_ fault: RegistryIdentity.Fault?) -> RegistryIdentity.Fault? {
    switch fault {
    case nil: .origin("a b")
    case .origin: .rehearsal(origin: "o1", isRehearsal: true)
    case .rehearsal(_, true): .rehearsal(origin: "rehearsal/o1", isRehearsal: false)
    case .rehearsal(_, false): .created("2022")
    case .created: .json(json)
    case .json: .tooLong
    case .tooLong: .notAnObject
    case .notAnObject: .missing("origin")
    case .missing: .wrongType("rehearsal", expected: Phrase("布尔值 true 或 false", "true or false"))
    case .wrongType: .unknownMember("x1")
    case .unknownMember: .newerFormat(found: "2")
    case .newerFormat: nil
    }
  }

  private static func next(_ error: DirectoryError?) -> DirectoryError? {
    switch error {
    case nil: .noRegistry(path: "/r")
    case .noRegistry: .unfinished(path: "/r")
    case .unfinished: .exists(path: "/r")
    case .exists: .notEmpty(path: "/r", name: "x1")
    case .notEmpty: .identity(path: "/r", .notAnObject)
    case .identity: .identityMissing(path: "/r")
    case .identityMissing: .founding(.unfit(.noLines))
    case .founding, .system: nil
    }
  }

  @Test func whyADirectoryIsNoRegistry() {
    for fault: RegistryIdentity.Fault in BothLanguages.walk(Self.next) {
      BothLanguages.check(fault)
      BothLanguages.check(DirectoryError.identity(path: "/r/registry.json", fault))
    }
    for error: DirectoryError in BothLanguages.walk(Self.next) { BothLanguages.check(error) }
    BothLanguages.check(KeyFile.Fault.tooOpen(path: "/r/key", permissions: 0o644))
    BothLanguages.check(KeyFile.Fault.noKey(path: "/r/key"))
    for pid: Int32? in [nil, 4_711] {
      BothLanguages.check(DirectoryLock.Failure.alreadyHeld(DirectoryLock.AlreadyHeld(path: "/r/lock", pid: pid)))
    }
  }

  private static func next(_ failure: UnixConnection.ConnectFailure?) -> UnixConnection.ConnectFailure? {
    switch failure {
    case nil: .badPath(UnixAddress.complaint(about: String(repeating: "x", count: 108)))
    case .badPath: .noSuchSocket(path: "/s1")
    case .noSuchSocket: .refused(path: "/s1")
    case .refused: .notPermitted(path: "/s1")
    case .notPermitted, .system: nil
    }
  }

  @Test func whyNothingIsConnected() {
    for failure: UnixConnection.ConnectFailure in BothLanguages.walk(Self.next) { BothLanguages.check(failure) }
    BothLanguages.check(UnixConnection.ConnectFailure.badPath(UnixAddress.complaint(about: "")))
  }
}
