import RegistryCore

/// The outcomes of a run of `submit`, a JSON line for each line of input, and so the place from which an interrupted run
/// goes on.
final class ResultFile {
  /// A line of input that has its outcome.
  struct Decided: Equatable {
    let line: Int
    /// Digest of what stood there.
    let input: String
    let exitCode: ExitCode
    /// The events that it has in the log.
    let seqs: [Int]
  }

  /// The options of a verb that can keep its outcomes in a file.
  static let options: [OptionSpec] = [
    OptionSpec(
      "results", .file, "结果写入该文件，每行输入一个结果；标准输出只有汇总",
      "write the outcomes to that file, one for each line of input, and only a summary to standard output"),
    OptionSpec(
      "resume", .flag, "继续被中断的运行：结果文件中已有结果的行不再提交",
      "go on with an interrupted run: lines that have their outcome in the file of results are passed over"),
  ]

  /// What an earlier run has left, in the order of the input.
  private(set) var decided: [Decided] = []
  private let file: any DiskFile
  private var gathered: [UInt8] = []

  /// How every line begins: what an interruption has torn is known by it.
  private static let beginning = Array("{\"line\":".utf8)

  /// Longest line: an outcome with every violation that a command can have.
  private static let maxLineBytes = 1 << 20

  /// - Parameter resumes: goes on with a file that is there; otherwise there must be none.
  init(_ path: String, resumes: Bool, verb: Verb) throws(Failure) {
    var whole = 0
    if try onSystem({ () throws(SystemError) in try HostDisk().exists(path) }) {
      guard resumes else { throw .usage(.resultsExist(path), verb: verb.name) }
      whole = try ResultFile.read(path, into: &decided, verb)
    }
    file = try onSystem { () throws(SystemError) in
      let file = try HostDisk().open(path, .createOrOpen(permissions: 0o644))
      // A line that an interruption has torn is written anew, and so is what was never recorded.
      try file.truncate(to: whole)
      return file
    }
  }

  /// - Returns: bytes of the lines that stand.
  private static func read(_ path: String, into decided: inout [Decided], _ verb: Verb) throws(Failure) -> Int {
    let size = try onSystem { () throws(SystemError) in
      let file = try HostDisk().open(path, .read)
      defer { try? file.close() }
      return try file.size()
    }
    let reader = try onSystem { () throws(SystemError) in try LineReader(file: path, maxLength: maxLineBytes) }
    var whole = 0
    while let line = try onSystem({ () throws(SystemError) in try reader.nextLine() }) {
      guard case .whole(let bytes) = line else { throw .usage(.noResults(path), verb: verb.name) }
      if whole + bytes.count + 1 > size, bytes.isEmpty || bytes.starts(with: beginning.prefix(bytes.count)) { break }
      guard let object = (try? JSONReader.parse(bytes))?.asObject,
        let number = Answer(object).number("line"), let input = Answer(object).string("input")
      else { throw .usage(.noResults(path), verb: verb.name) }
      let outcome = OutcomeReport(object)
      // Accepted without being recorded, by an atomic batch that was refused: from here on all is to be submitted anew.
      if outcome.isAccepted, !outcome.isRecorded { break }
      decided.append(Decided(line: number, input: input, exitCode: outcome.exitCode, seqs: outcome.seqs))
      whole += bytes.count + 1
    }
    return whole
  }

  func put(_ outcome: OutcomeReport, line: Int, input: String) {
    var members: [JSONObject.Member] = [
      .init(key: "line", value: .number(JSONNumber(line))), .init(key: "input", value: .string(Text(input))),
    ]
    members += outcome.object.members
    gathered += JSONWriter.bytes(of: .object(JSONObject(members)))
    gathered.append(UInt8(ascii: "\n"))
  }

  func flush() throws(Failure) {
    guard !gathered.isEmpty else { return }
    let bytes = gathered
    gathered.removeAll(keepingCapacity: true)
    try onSystem { () throws(SystemError) in try file.append(bytes) }
  }

  func close() throws(Failure) {
    try flush()
    try onSystem { () throws(SystemError) in
      try file.sync()
      try file.close()
    }
  }
}
