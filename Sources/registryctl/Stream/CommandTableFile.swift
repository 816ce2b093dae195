import RegistryCore

/// Commands as the rows of a table: the first row names the fields, nested ones with dots (`form.contactName`), by their
/// names or by what the bureau calls them.
final class CommandTableFile: CommandSource {
  private var records: CSVRecords
  private let columns: [CommandColumn]
  private let command: CommandName?
  private let language: Language
  private(set) var lineNumber = 1
  private var hasFailed = false

  /// Longest table that is read: a hundred thousand rows of a long form.
  private static let maxBytes = 256 << 20

  /// - Parameters:
  ///   - path: a file; nil for standard input.
  ///   - command: that of every row; nil if the rows name theirs.
  init(_ path: String?, command: CommandName?, _ invocation: Invocation) throws(Failure) {
    self.command = command
    language = invocation.language
    let name = path ?? StandardStreams.Stream.input.name
    let bytes = try WholeFile.read(path, maxBytes: CommandTableFile.maxBytes)
    let decoded: TextEncoding.Decoded
    do throws(TextEncoding.Fault) {
      decoded = try TextEncoding.decode(
        bytes, as: invocation.arguments["encoding"].flatMap(TextEncoding.init(rawValue:)))
    } catch {
      throw invocation.usage(.badDocument(name, reason: error.sentence))
    }
    if decoded.encoding != .utf8 {
      invocation.console.say(
        invocation.rendering.text("\(name)：按 \(decoded.encoding.name) 读取", "\(name): read as \(decoded.encoding.name)"))
    }
    records = CSVRecords(decoded.utf8)
    let header: CSVRecords.Record?
    do throws(CSVRecords.Fault) { header = try records.next() } catch {
      throw invocation.usage(.badDocument(name, reason: CommandTableFile.sentence(error)))
    }
    guard let header else { throw invocation.usage(.noCommands) }
    columns = try CommandColumn.columns(header.fields, command: command, name: name, invocation)
  }

  var progress: (done: Int, total: Int?) { (records.offset, records.count) }

  func nextWithoutWaiting() throws(Failure) -> CommandLines.Item? { try next() }

  func next() throws(Failure) -> CommandLines.Item? {
    while !hasFailed {
      do throws(CSVRecords.Fault) {
        guard let record = try records.next() else { return nil }
        lineNumber = record.line
        // Spreadsheets leave rows of commas behind.
        if record.fields.allSatisfy({ Text($0).isBlank }) { continue }
        return item(record)
      } catch {
        // Where a row ends is not known any more.
        hasFailed = true
        return .malformed(CommandTableFile.sentence(error).text(in: language))
      }
    }
    return nil
  }

  private func item(_ record: CSVRecords.Record) -> CommandLines.Item {
    func malformed(_ phrase: Phrase) -> CommandLines.Item {
      .malformed(
        Phrase("第 \(record.line) 行：\(phrase.chinese)", "line \(record.line): \(phrase.english)").text(in: language))
    }
    guard record.fields.count <= columns.count || record.fields[columns.count...].allSatisfy({ Text($0).isBlank })
    else {
      return malformed(
        Phrase(
          "有 \(record.fields.count) 格，首行只有 \(columns.count) 格",
          "it has \(record.fields.count) fields, and the first row has \(columns.count)"))
    }
    var row = CommandRow(command: command)
    for (column, cell) in zip(columns, record.fields) where !Text(cell).isBlank {
      do throws(CommandColumn.Fault) { try row.put(cell, in: column) } catch { return malformed(error.sentence) }
    }
    guard let object = row.object else {
      return malformed(
        Phrase("没有 command：请加这一列，或用 --command", "it names no command: add that column, or use --command"))
    }
    return .command(object)
  }

  private static func sentence(_ fault: CSVRecords.Fault) -> Phrase {
    switch fault {
    case .openQuote(let line): Phrase("第 \(line) 行开始的引号没有结束", "a quotation that begins in line \(line) has no end")
    case .afterQuote(let line):
      Phrase(
        "第 \(line) 行的引号之后还有文字；格内的引号要写两次",
        "line \(line) goes on behind a closing quotation mark; marks inside a field are doubled")
    }
  }
}
