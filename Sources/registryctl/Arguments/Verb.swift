import RegistryCore

/// One thing that the program can be told to do: its first word, what goes with it, and what happens then.
struct Verb: Sendable {
  /// Kebab-case.
  let name: String
  let section: Section
  /// In one line.
  let purpose: Phrase
  var operands: [OperandSpec] = []
  /// Besides those that every verb takes.
  var options: [OptionSpec] = []
  /// A command line that works, without the program's name; what it names must be there.
  let example: String
  /// What else has to be known to use it, in whole sentences.
  var remarks: Phrase?
  let run: Run

  typealias Run = @Sendable (Invocation) throws(Failure) -> ExitCode

  /// The parts of the help.
  enum Section: String, CaseIterable, Sendable {
    case questions
    case entry
    case proof
    case program
    /// A verb for each command.
    case acts

    var title: Phrase {
      switch self {
      case .questions: Phrase("查询", "Questions")
      case .entry: Phrase("录入与附件", "Entry and evidence")
      case .proof: Phrase("证明与核对", "Proof")
      case .program: Phrase("其他", "Other")
      case .acts: Phrase("登记事项（每个命令一个动作）", "Acts (one verb for each command)")
      }
    }
  }

  /// Every option that the verb takes.
  var allOptions: [OptionSpec] { options + OptionSpec.common }
}

/// All verbs. Parsing, help and suggestions follow it, and whatever else is to speak of verbs.
enum VerbTable {
  /// Those that are no command, in the order of the help. Looking for one makes no more of the table than it must:
  /// the program is started anew for every question.
  private static let groups: [@Sendable () -> [Verb]] = [
    { SpaceQuestions.verbs }, { RegisterQuestions.verbs }, { DutyQuestions.verbs }, { RecordQuestions.verbs },
    { DisputeQuestions.verbs }, { [WhatIfVerb.verb] }, { BureauQuestions.verbs }, { PaperVerbs.verbs },
    { [LogVerb.verb, WaitVerb.verb, TableVerb.verb] },
    { [SubmitVerb.verb, PlanVerb.verb, ApplyVerb.verb, ExportVerb.verb, ImportVerb.verb] },
    { [QueryVerb.verb, TemplateVerb.verb] }, { AttachmentVerbs.verbs },
    { [CheckpointVerb.verb, ProveVerb.verb, BundleVerb.verb, VerifyVerb.verb, RecoverVerb.verb] },
    { [WitnessVerb.verb, CosignVerb.verb] },
    { [HelpVerb.verb, CompletionVerb.verb, ManualVerb.verb, SchemaVerb.verb] },
  ]

  static var general: [Verb] { groups.flatMap { $0() } }

  /// The verbs of a part of the help, in its order.
  static func verbs(in section: Verb.Section) -> [Verb] {
    section == .acts ? acts : general.filter { $0.section == section }
  }

  /// Those that are commands, in the order of the law.
  static var acts: [Verb] { CommandName.allCases.map(ActVerb.verb(for:)) }

  static var all: [Verb] { general + acts }

  /// The verb of that name; commands are also found by their names in data (`submitApplication`).
  static func find(_ word: String) -> Verb? {
    for group in groups {
      if let verb = group().first(where: { $0.name == word }) { return verb }
    }
    return command(named: word).map(ActVerb.verb(for:))
  }

  /// The command of a name in either form.
  static func command(named word: String) -> CommandName? {
    CommandName(name: Text(word.contains("-") ? KebabCase.camelCase(word) : word))
  }

  static var names: [String] { general.map(\.name) + CommandName.allCases.map { KebabCase.name($0.rawValue) } }
}
