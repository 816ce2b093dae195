import Testing

@testable import RegistryCore

/// What must be true of a text that is told in Chinese and in English.
enum BothLanguages {
  /// Goes from one sample to the next, so that a switch without default in `next` names every case once, and a case that
  /// is new does not compile before it has a sample.
  static func walk<Value: Explained>(_ next: (Value?) -> Value?) -> [Value] {
    var samples: [Value] = []
    while let sample = next(samples.last) { samples.append(sample) }
    return samples
  }

  /// The Chinese is Chinese throughout, and has the numbers of the English; the English is what a log would have.
  static func check(_ explained: some Explained, sourceLocation: SourceLocation = #_sourceLocation) {
    let phrase = explained.phrase
    let told = Comment(rawValue: "\(phrase.chinese) / \(phrase.english)")
    #expect("\(explained)" == phrase.english, told, sourceLocation: sourceLocation)
    #expect(phrase.chinese.contains(where: isHan), told, sourceLocation: sourceLocation)
    #expect(!phrase.english.contains(where: isHan), told, sourceLocation: sourceLocation)
    #expect(english(in: phrase.chinese).isEmpty, told, sourceLocation: sourceLocation)
    #expect(numbers(in: phrase.chinese) == numbers(in: phrase.english), told, sourceLocation: sourceLocation)
  }

  private static func isHan(_ character: Character) -> Bool { ("\u{4E00}"..."\u{9FFF}").contains(character) }

  /// Words without which there is hardly an English sentence, and which no command, format or name has.
  private static func english(in text: String) -> [Substring] {
    text.split { !$0.isASCII || !$0.isLetter }.filter {
      ["an", "the", "is", "are", "it", "of", "not", "no", "must", "has", "have", "there", "with"].contains($0)
    }
  }

  private static func numbers(in text: String) -> [Substring] {
    text.split { !("0"..."9").contains($0) }.sorted()
  }
}
