import Glibc
import Testing

@testable import RegistryCore

/// Why a registry is not opened, a bundle not believed or an answer not understood, in both languages.
@Suite struct EngineReasonTests {
  private static let root = SHA256().emptyRoot
  private static let format = FormatFault(format: .checkpoint, line: 2, reason: .hash)

  private static func next(_ fault: CheckpointFault?) -> CheckpointFault? {
    switch fault {
    case nil: .noKey(path: "/r/key", hadOne: false)
    case .noKey(_, false): .noKey(path: "/r/key", hadOne: true)
    case .noKey(_, true): .key(.noKey(path: "/r/key"))
    case .key: .damagedKey(.tooOpen(path: "/r/key", permissions: 0o640))
    case .damagedKey: .guardInside(path: "/r/guard")
    case .guardInside: .guardUnreachable(path: "/g/guard", directory: "/g")
    case .guardUnreachable: .noGuard(path: "/g/guard", format)
    case .noGuard: .missing(path: "/r/checkpoint")
    case .missing: .malformed(path: "/r/checkpoint", format)
    case .malformed: .notOurs(path: "/r/checkpoint", .noKnownKey(signers: ["o1"]))
    case .notOurs: .otherRegistry(path: "/r/checkpoint", found: "o1", expected: "o2")
    case .otherRegistry: .shorter(path: "/r/checkpoint", signed: 10, size: 8)
    case .shorter: .differs(path: "/r/checkpoint", signed: 10, root: root, found: root)
    case .differs: .hasKey(path: "/r/key")
    case .hasKey: .nothingLost
    case .nothingLost, .system: nil
    }
  }

  private static func next(_ error: EngineError?) -> EngineError? {
    switch error {
    case nil: .directory(.exists(path: "/r"))
    case .directory: .lock(.alreadyHeld(DirectoryLock.AlreadyHeld(path: "/r/lock", pid: 7)))
    case .lock: .log(.unfit(.noLines))
    case .log: .attachments(.refused(.tooLarge(bytes: 1), received: 0))
    case .attachments: .checkpoint(.nothingLost)
    case .checkpoint: nil
    }
  }

  @Test func whyARegistryIsNotOpened() {
    for fault: CheckpointFault in BothLanguages.walk(Self.next) { BothLanguages.check(fault) }
    for error: EngineError in BothLanguages.walk(Self.next) { BothLanguages.check(error) }
    let cause = SystemError("open", "/r", code: EACCES)
    for error in [
      EngineError.directory(.system(cause)), .lock(.system(cause)), .attachments(.system(cause)),
      .checkpoint(.key(.system(cause))), .checkpoint(.system(cause)),
    ] {
      #expect(error.phrase == cause.phrase)
    }
  }

  private static func next(_ fault: Bundle.Fault?) -> Bundle.Fault? {
    switch fault {
    case nil: .tooLong
    case .tooLong: .json(JSONError(offset: 5, reason: .invalidUTF8))
    case .json: .version("2")
    case .version: .member("bundle.events[3].line")
    case .member: .notCanonical
    case .notCanonical: nil
    }
  }

  private static func next(_ invalid: ServiceAddress.Invalid?) -> ServiceAddress.Invalid? {
    switch invalid {
    case nil: .empty
    case .empty: .scheme("tcp")
    case .scheme: .abstract
    case .abstract: nil
    }
  }

  private static func next(_ failure: ClientSession.Failure?) -> ClientSession.Failure? {
    switch failure {
    case nil: .closed(open: 1)
    case .closed(1): .closed(open: 3)
    case .closed: .messageTooLong(limit: 1_000)
    case .messageTooLong: .malformed(Phrase("有一条消息不是 JSON 对象", "a message is not a JSON object"))
    case .malformed: .unexpectedReply
    case .unexpectedReply: nil
    }
  }

  @Test func whyAnAnswerIsNone() {
    for fault: Bundle.Fault in BothLanguages.walk(Self.next) { BothLanguages.check(fault) }
    for invalid: ServiceAddress.Invalid in BothLanguages.walk(Self.next) { BothLanguages.check(invalid) }
    for failure: ClientSession.Failure in BothLanguages.walk(Self.next) { BothLanguages.check(failure) }
    let replies = [
      "x", "[]", #"{"continues":1}"#, #"{"error":"a.b","continues":true}"#, #"{"continues":true,"parameters":{}}"#,
    ]
    for reply in replies {
      var session = ClientSession()
      session.send(method: "a.b") { _ in }
      session.feed(Array(reply.utf8) + [0])
      do { _ = try session.nextReply() } catch {
        BothLanguages.check(error)
        continue
      }
      Issue.record("\(reply) is taken for a reply")
    }
  }
}
