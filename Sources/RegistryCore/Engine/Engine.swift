/// The registry at work: one directory, its log, and the state folded from it.
///
/// One thread owns the engine; nothing in it waits but the disk. A write goes through `stage`, which decides commands
/// and lets later ones of the batch see them, and `commit`, which makes the whole batch durable in one frame. Between
/// the two nothing may be answered: readers never see a decision before it is durable.
package final class Engine {
  /// Where the registry stands, and who it is.
  package let directory: LogDirectory
  let disk: any Disk
  /// None for an engine that only reads.
  let lock: DirectoryLock?
  var log: EventLog
  var privates: PrivateStore
  /// The evidence files. Taking one in records no event, so it needs neither `stage` nor `commit`.
  package let attachments: AttachmentStore
  /// What recovery found when the log was opened.
  package let recovery: RecoveryReport
  /// What was found when the personal values were opened; damage there stops nothing, so that it has to be told.
  package let privateReport: PrivateStore.Report
  /// The tree over all durable lines.
  var tree: MerkleTree
  let hasher = SHA256()
  let custody: Custody
  /// What was signed last and stands in every place where it is kept; none if it has to be put there.
  var signed: SignedCheckpoint?
  /// Why the last checkpoint could not be kept; none once one was.
  var signingFault: SystemError?
  /// Draws unpredictable bytes, for salts.
  let random: (Int) -> [UInt8]
  /// The founding event, which no command yielded.
  let founding: RegulationVersion

  /// The state, with everything that is staged.
  var state: EngineState
  /// Where texts stand that are searched for; made when the first search comes.
  var searchIndex: SearchIndex?
  /// Staged commands that are not durable yet, in order.
  var pending: [StagedRecord] = []
  /// Durable records with stand-ins that were read lately, see ``record(_:_:)``.
  var rememberedRecords: [RecordNumber: Record] = [:]
  /// Bytes of the lines of `pending`.
  var pendingBytes = 0
  /// Bytes of the lines that the personal values of `pending` take beside the log.
  var pendingPrivateBytes = 0
  /// Lines of `pending`.
  var pendingEvents = 0
  /// A failure that neither the log nor the private values know of.
  var failure: LogError?
  /// The failure with which staged commands were given up. Nobody may be told of them as if they were recorded.
  var abandoned: LogError?
  /// Why the state is not what the log says: it could not be read again after a failed write. Nothing is answered then.
  var unreadable: LogError?

  init(
    directory: LogDirectory, disk: any Disk, lock: DirectoryLock?, custody: Custody, opened: OpenedLog,
    privates: PrivateStore, privateReport: PrivateStore.Report, attachments: AttachmentStore,
    random: @escaping (Int) -> [UInt8] = { Randomness.bytes($0) }
  ) {
    self.custody = custody
    signed = custody.settled
    tree = opened.tree.tree
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
    self.random = random
  }

  /// How many events are durable.
  package var size: Int { log.size }

  /// The size that the log has once everything staged is durable.
  package var stagedSize: Int { log.size + pendingEvents }

  /// Why nothing more can be recorded until the daemon is started anew; none while all is well.
  package var fault: Phrase? {
    failure?.phrase ?? (log.fault ?? privates.fault).map { LogError.poisoned(cause: $0).phrase }
  }

  /// What is not as it should be although the register goes on, each in a sentence that says what to do.
  ///
  /// - Parameter now: what the machine's clock says.
  package func concerns(now: Instant) -> [Phrase] {
    var concerns = privateReport.losses
    if let signingFault {
      concerns.append(
        Phrase(
          "第 \(signed?.checkpoint.size ?? 0) 号以后的事件尚未签署，因为检查点未能保存：\(signingFault.phrase.chinese)；"
            + "请腾出空间：每隔几秒会再试一次",
          "events after \(signed?.checkpoint.size ?? 0) are not signed, because a checkpoint could not be kept: "
            + "\(signingFault); make room for it: it is tried again every few seconds"))
    }
    if !isRehearsal, now < state.lastAt {
      concerns.append(
        Phrase(
          "时钟为 \(now.utc)，而最后一个事件的录入时间是 \(state.lastAt.utc)：在此之前录入的都会记为这个时间；请校准时钟",
          "the clock says \(now.utc), and the last event was recorded at \(state.lastAt.utc): until then all that is "
            + "recorded bears that time; set the clock"))
    }
    return concerns
  }

  /// True for a registry to train with, in which commands may bring their own `recordedAt` and `recordedBy`.
  package var isRehearsal: Bool { directory.identity.isRehearsal }

  /// True if a guard was named that was not there when the registry was opened.
  package var lackedGuard: Bool { custody.lacksGuard }

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
  /// When the last event was recorded: recorded time does not go back behind it.
  var lastAt: Instant
  var table = RecordTable()
  var streams = Streams()
  var kinship = Kinship()
  /// How far each stream of events goes.
  var heads = StreamHeads()
  /// The last event that committed the log to its streams.
  var lastCommitment: Int?

  /// Decides a command by the rules, see ``Register/decide(_:target:)``.
  ///
  /// It changes nothing. That it could has the register lent where it stands, instead of a copy for every command, which
  /// would count two dozen references up and down.
  mutating func decide(_ submission: Submission, target: FoldedRecord?) throws(Refusal) -> Decision {
    try register.decide(submission, target: target)
  }

  /// See ``Register/disputeModifying(_:)``.
  mutating func disputeModifying(_ submission: Submission) -> (subject: Subject, dispute: Dispute)? {
    register.disputeModifying(submission)
  }

  /// The record of an accepted command.
  mutating func record(of id: CommandID) -> RecordNumber? { register.commands[id]?.record }
}

/// A command that is decided and not yet durable.
struct StagedRecord {
  let number: RecordNumber
  let submission: Submission
  let subject: Subject
  let firstSeq: Int
  /// Event lines, without line feeds.
  let lines: [[UInt8]]
  let privateValues: [PrivateValue]
  /// What it destroys once it is durable.
  let erasure: Erasure?
}
