import Testing

@testable import RegistryCore

/// The table of docs/JSON.md, row by row.
@Suite struct JSONTableTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let rule: String
    let text: [UInt8]
    let answer: String

    var testDescription: String { rule }

    /// `| rule | `text` | answer |`; nil for a line that is none of the kind.
    init?(_ line: Substring) {
      guard line.hasPrefix("| "), line.hasSuffix(" |") else { return nil }
      let parts = line.dropFirst(2).dropLast(2).split(separator: " | ", omittingEmptySubsequences: false)
      guard parts.count == 3, parts[1].hasPrefix("`"), parts[1].hasSuffix("`") else { return nil }
      rule = String(parts[0])
      text = Row.bytes(parts[1].dropFirst().dropLast())
      answer = String(decoding: Row.bytes(parts[2]), as: UTF8.self)
    }

    /// A text with `<0A 0D>` and `<9 x 1000>` written out.
    private static func bytes(_ written: Substring) -> [UInt8] {
      var bytes: [UInt8] = []
      var rest = written
      while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
        bytes += Array(rest[..<open].utf8)
        let inside = rest[rest.index(after: open)..<close]
        if let times = inside.firstRange(of: " x "), let count = Int(inside[times.upperBound...]) {
          for _ in 0..<count { bytes += Array(inside[..<times.lowerBound].utf8) }
        } else {
          bytes += inside.split(separator: " ").map { UInt8($0, radix: 16)! }
        }
        rest = rest[rest.index(after: close)...]
      }
      return bytes + Array(rest.utf8)
    }
  }

  static let rows: [Row] = {
    let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    let disk = HostDisk()
    guard let file = try? disk.open("/\(root)/docs/JSON.md", .read), let bytes = try? file.read(at: 0, count: 1 << 20)
    else { return [] }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap(Row.init)
  }()

  @Test(arguments: rows) func theReaderAnswersAsTheTableSays(_ row: Row) {
    #expect(Array(Self.answer(to: row.text).utf8) == Array(row.answer.utf8), "\(Self.answer(to: row.text))")
  }

  /// No rule is left out: every reason that the reader can give stands in the table, and so does every kind of value.
  @Test func theTableIsComplete() {
    #expect(Self.rows.count >= 70)
    let answers = Self.rows.map(\.answer)
    for part in [
      "expected a value", "the text ends where", "byte order mark", "begin with a zero", "more than 1000 characters",
      "control character", "not valid UTF-8", "surrogate escape", "occurs twice", "more than 64 deep", "read as `{",
      "read as `[", "read as `\"", "read as `-", "read as `true`",
    ] {
      #expect(answers.contains { $0.contains(part) }, "\(part) is not shown")
    }
  }

  private static func answer(to text: [UInt8]) -> String {
    do throws(JSONError) {
      return "read as `\(JSONWriter.bytes(of: try JSONReader.parse(text)).text)`"
    } catch {
      return "byte \(error.offset): \(error.reason)"
    }
  }
}
