import RegistryCore

/// A file that holds a long answer to a question of a form: `@introduction.txt`.
enum FormFile {
  /// More than any form has room for.
  private static let maxBytes = 1 << 20

  /// The file that a line names; nil if the line is an answer by itself. Only questions for names and
  /// other text know files.
  static func path(in line: String, for item: FormItem?) -> String? {
    guard case .text(let form) = item?.kind, form != .identifier, let first = line.trimmed.unicodeScalars.first,
      "@＠".unicodeScalars.contains(first)
    else { return nil }
    return String(line.trimmed.dropFirst()).trimmed
  }

  /// The text without the white space around it.
  static func read(_ path: String) -> Result<String, FormAnswer.Problem> {
    do throws(Failure) {
      let bytes = try SmallFile.read(path, limit: maxBytes)
      do throws(TextEncoding.Fault) {
        let text = String(decoding: try TextEncoding.decode(bytes, as: nil).utf8, as: UTF8.self).trimmed
        return text.isEmpty ? .failure(.form(Phrase("\(path) 中没有文字", "\(path) is empty"))) : .success(text)
      } catch {
        let reason = error.sentence
        return .failure(.form(Phrase("\(path)：\(reason.chinese)", "\(path): \(reason.english)")))
      }
    } catch {
      return .failure(.form(error.explanation.sentence))
    }
  }
}
