/// The state of the register: everything that later decisions and questions need to know of the events so far.
///
/// A value: the same events always give the same register. It can be folded from the whole log, from the log up to a
/// moment, or from the part of it that one question needs; all questions are functions of a register and a date.
package struct Register: Sendable {
  /// Every version of the measure (办法) known, the founding one first.
  package internal(set) var regulations: RegulationBook
  /// The calls (申报通知) by which an application's day is judged (N2).
  package internal(set) var calls: [CallID: Call] = [:]
  /// Every operating body (运营主体) that is registered, whether it runs a space or not.
  package internal(set) var operators = TextDictionary<OperatorID, Operator>()
  /// Own credit codes of operators (统一社会信用代码): one operator each.
  package internal(set) var creditCodes = TextDictionary<Text, OperatorID>()
  /// Every space (众创空间) that is registered, with a title or without.
  package internal(set) var spaces = TextDictionary<SpaceID, Space>()
  /// The names and addresses that spaces have now, for the warnings `nameInUse` and `addressInUse`.
  package internal(set) var names = NameIndex()
  /// Where bans (禁止期) are to be looked for; they stand with the findings of spaces.
  package internal(set) var bans = BanIndex()
  /// Every accepted command, annulled ones too: a command number counts once (命令号, G13).
  package internal(set) var commands = CommandIndex()
  /// Decisions and disputes by what they are about: also about a space that, as the history stands now, does not exist.
  package internal(set) var proceedings = TextDictionary<Subject, Proceedings>()
  /// What each identifier in use belongs to.
  package internal(set) var directory = EntityDirectory()
  /// Spaces with orders to rectify (责令整改) by what the order rests on. Only ever added to: whether an order still stands,
  /// its space tells.
  package internal(set) var orderedBases = TextDictionary<Text, Set<SpaceID>>()
  /// Subjects whose personal data were erased (去除个人信息).
  package internal(set) var erasures: Set<Text> = []
  /// Recorded time of the last accepted command; a later one must not be before it.
  package internal(set) var lastRecordedAt: Instant?

  /// A register in which nothing is recorded, and of the regulation only this version is known.
  package init(founding: RegulationVersion) {
    regulations = RegulationBook(founding: founding)
  }

  /// The parameters that govern a date: p(d) of DOMAIN §3.
  package func parameters(on date: CivilDate) -> Parameters {
    regulations.parameters(on: date)
  }

  /// True if a command introduced the identifier and was not annulled since; the founding regulation's does not count.
  package func isInUse(_ key: EntityKey) -> Bool {
    directory[key] != nil
  }

  /// The space that an identifier belongs to.
  package func space(of key: EntityKey) -> Space? {
    guard case .space(let id)? = directory[key] else { return nil }
    return spaces[id]
  }

  /// An application, open or closed, and its space; nil if no such application is registered.
  package func application(_ id: ApplicationID) -> (space: Space, application: Application)? {
    guard let space = space(of: .application(id)), let application = space.application(id) else { return nil }
    return (space, application)
  }

  /// A notice by its identifier; only the last of an application is found.
  package func notice(_ id: NoticeID) -> (space: Space, application: Application, notice: Notice)? {
    guard let space = space(of: .notice(id)) else { return nil }
    for application in space.applications {
      if let notice = application.notice, notice.id == id { return (space, application, notice) }
    }
    return nil
  }

  /// An objection by its identifier; only those to the last notice of an application are found.
  package func objection(_ id: ObjectionID) -> (space: Space, application: Application, objection: Objection)? {
    guard let space = space(of: .objection(id)) else { return nil }
    for application in space.applications {
      if let found = application.notice?.objections.first(where: { $0.id == id }) {
        return (space, application, found)
      }
    }
    return nil
  }

  /// The rectification if it exists and is not void (DOMAIN §5.6).
  package func rectification(_ id: RectificationID) -> (space: Space, rectification: Rectification)? {
    guard let space = space(of: .rectification(id)), let found = space.rectification(id), !space.isVoid(found)
    else { return nil }
    return (space, found)
  }

  /// A dispute, pending or decided, and what the disputed command is about; nil if none has the identifier.
  package func dispute(_ id: DisputeID) -> (subject: Subject, dispute: Dispute)? {
    guard let subject = directory[.dispute(id)], let found = proceedings[subject]?.dispute(id) else { return nil }
    return (subject, found)
  }

  /// An accepted command that has not been annulled.
  package func command(_ id: CommandID) -> CommandIndex.Entry? {
    guard let entry = commands[id], !entry.isAnnulled else { return nil }
    return entry
  }

  /// The decision that a command recorded, if it was one that can be disputed.
  package func decision(_ id: CommandID) -> DisputableDecision? {
    guard let entry = command(id), let subject = commands.subject(of: id) else { return nil }
    return proceedings[subject]?.decision(entry.record)
  }
}
