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
    case .tooLong(let length): self = .unusable(FormLine.tooLong(length))
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

  /// The longest line that is read.
  static let maximumBytes = JSONDocument.maxBytes

  static func tooLong(_ length: Int) -> Phrase {
    Phrase(
      "这一行有 \(length) 字节，至多 \(maximumBytes) 字节，没有采用",
      "this line has \(length) bytes, and at most \(maximumBytes) are taken: nothing of it was")
  }

  static let notUTF8 = Phrase(
    "不是 UTF-8，没有采用：请把终端的编码改为 UTF-8", "this is not UTF-8, and was not taken: set the terminal to UTF-8")

  static let cut = Phrase(
    "终端一行至多 \(Terminal.longestLine) 字节，后面的已丢失，这一行没有采用：请把文字存入文件，答 @文件",
    "a terminal takes \(Terminal.longestLine) bytes a line and has dropped the rest, so nothing was taken: put the text in a file, and answer @FILE"
  )
}
