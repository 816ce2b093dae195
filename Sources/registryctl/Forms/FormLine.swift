import RegistryCore

/// A line as a form can take it.
enum FormLine: Equatable {
  case text(String)
  /// Why it is no answer, nor a word to the form.
  case unusable(Phrase)

  /// - Parameter isTyped: at a terminal, which cuts long lines short: one that is as long as a line can be there has lost
  ///   its end, or may have.
  init(_ line: LineReader.Line, isTyped: Bool) {
    switch line {
    case .tooLong: self = .unusable(FormLine.tooLong)
    case .whole(let bytes):
      if isTyped, bytes.count >= Terminal.longestLine {
        self = .unusable(FormLine.cut)
      } else if let text = String(validating: bytes, as: UTF8.self) {
        self = .text(text)
      } else {
        self = .unusable(FormLine.notUTF8)
      }
    }
  }

  static let tooLong = Phrase("太长，没有采用", "this is too long, and was not taken")

  static let notUTF8 = Phrase(
    "不是 UTF-8，没有采用：请把终端的编码改为 UTF-8", "this is not UTF-8, and was not taken: set the terminal to UTF-8")

  static let cut = Phrase(
    "终端一行至多 \(Terminal.longestLine) 字节，后面的已丢失，这一行没有采用：请把文字存入文件，答 @文件",
    "a terminal takes \(Terminal.longestLine) bytes a line and has dropped the rest, so nothing was taken: put the text in a file, and answer @FILE"
  )
}
