import RegistryCore

/// The lines of `submit`'s input, counted, empty ones left out.
final class CommandLines: CommandSource {
  /// A line that is a JSON object, or why it is none.
  enum Item {
    case command(JSONObject)
    case malformed(String)
  }

  private let reader: LineReader
  private let maxLength: Int
  private let language: Language
  /// Bytes of the file; nil for standard input and pipes.
  private let size: Int?
  private var taken = 0
  /// The number of the line given last, from 1.
  private(set) var lineNumber = 0

  /// - Parameter word: a file; `-` or nothing for standard input.
  init(_ word: String?, maxLength: Int, language: Language) throws(Failure) {
    self.maxLength = maxLength
    self.language = language
    do throws(SystemError) {
      if let word, word != "-" {
        reader = try LineReader(file: word, maxLength: maxLength)
        size = try? HostDisk().open(word, .read).size()
      } else {
        reader = LineReader(maxLength: maxLength)
        size = nil
      }
    } catch {
      throw .system(error)
    }
  }

  var progress: (done: Int, total: Int?) { (taken, size) }

  /// The next line that is not empty; nil at the end. It waits for input if there is none.
  func next() throws(Failure) -> Item? { try next(waiting: true) }

  /// The next line that is not empty and is there already; nil if there is none, or no more.
  func nextWithoutWaiting() throws(Failure) -> Item? { try next(waiting: false) }

  private func next(waiting: Bool) throws(Failure) -> Item? {
    do throws(SystemError) {
      while waiting || reader.hasLine, let line = try reader.nextLine() {
        lineNumber += 1
        switch line {
        case .tooLong(let length):
          taken += length + 1
          return .malformed(
            text(
              "第 \(lineNumber) 行有 \(length) 字节，至多 \(maxLength) 字节",
              "line \(lineNumber) has \(length) bytes, and the longest line that is read has \(maxLength)"))
        case .whole(let bytes):
          taken += bytes.count + 1
          let bytes = lineNumber == 1 ? TextEncoding.withoutMark(bytes) : bytes
          if bytes.allSatisfy(CommandLines.isWhiteSpace) { continue }
          return item(bytes)
        }
      }
      return nil
    } catch {
      throw .system(error)
    }
  }

  private func item(_ bytes: [UInt8]) -> Item {
    do throws(JSONError) {
      if let object = try JSONReader.parse(bytes, limits: .command).asObject { return .command(object) }
      return .malformed(text("第 \(lineNumber) 行不是 JSON 对象", "line \(lineNumber) is not a JSON object"))
    } catch {
      return .malformed(
        text(
          "第 \(lineNumber) 行第 \(error.offset + 1) 字节处不是有效的 JSON：\(error.reason.phrase.chinese)",
          "line \(lineNumber) is not valid JSON at byte \(error.offset + 1): \(error.reason)"))
    }
  }

  private func text(_ chinese: String, _ english: String) -> String {
    language == .chinese ? chinese : english
  }

  private static func isWhiteSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}
