/// The registry at work: one directory, its log, and the state folded from it.
///
/// One thread owns the engine; nothing in it waits but the disk. A write goes through `stage`, which decides commands
/// and lets later ones of the batch see them, and `commit`, which makes the whole batch durable in one frame. Between
/// the two nothing may be answered: readers never see a decision before it is durable.
package final class Engine {
  package let directory: LogDirectory
  let disk: any Disk
  let lock: DirectoryLock
  var log: EventLog
  var privates: PrivateStore
  package let attachments: AttachmentStore
  /// What recovery found when the log was opened.
  package let recovery: RecoveryReport
  package let privateReport: PrivateStore.Report
  /// The founding event, which no command yielded.
  let founding: RegulationVersion

  /// The state, with everything that is staged.
  var state: EngineState
  /// Where texts stand that are searched for; made when the first search comes.
  var searchIndex: SearchIndex?
  /// Staged commands that are not durable yet, in order.
  var pending: [StagedRecord] = []
  /// Bytes of the lines of `pending`.
  var pendingBytes = 0
  /// Bytes of the lines that the personal values of `pending` take beside the log.
  var pendingPrivateBytes = 0
  /// Lines of `pending`.
  var pendingEvents = 0
  /// A failure that neither the log nor the private values know of.
  var failure: LogError?
  /// Why the state is not what the log says: it could not be read again after a failed write. Nothing is answered then.
  var unreadable: LogError?

  init(
    directory: LogDirectory, disk: any Disk, lock: DirectoryLock, opened: OpenedLog, privates: PrivateStore,
    privateReport: PrivateStore.Report, attachments: AttachmentStore
  ) {
    self.directory = directory
    self.disk = disk
    self.lock = lock
    log = opened.log
    recovery = opened.report
    founding = opened.founding
    state = opened.state
    self.privates = privates
    self.privateReport = privateReport
    self.attachments = attachments
  }

  /// How many events are durable.
  package var size: Int { log.size }

  /// The size that the log has once everything staged is durable.
  package var stagedSize: Int { log.size + pendingEvents }

  /// Why nothing more can be recorded until the daemon is started anew; none while all is well.
  package var fault: String? {
    failure?.description ?? (log.fault ?? privates.fault).map { LogError.poisoned(cause: $0).description }
  }

  package var isRehearsal: Bool { directory.identity.isRehearsal }

  /// The register as it stands, with everything durable. Not to be asked between `stage` and `commit`.
  package var register: Register { state.register }

  /// Accepted commands, the staged ones included.
  package var commandCount: Int { state.table.count }
}

/// Everything that is folded from the log.
struct EngineState {
  var register: Register
  /// Where the founding event stands.
  let foundingPlace: LineLocation
  /// When the registry was founded: recorded time begins there.
  let foundedAt: Instant
  var table = RecordTable()
  var streams = Streams()
  var kinship = Kinship()
  /// How far each stream of events goes.
  var heads = StreamHeads()
}

/// A command that is decided and not yet durable.
struct StagedRecord {
  let number: RecordNumber
  let firstSeq: Int
  /// Event lines, without line feeds.
  let lines: [[UInt8]]
  let privateValues: [PrivateValue]
  /// What it destroys once it is durable, if it is an erasure.
  let erased: [PrivateTarget]
}
