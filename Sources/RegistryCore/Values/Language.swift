/// The languages in which the registry talks to people. Data, codes and names of fields are the same in both.
package enum Language: String, CaseIterable, Sendable {
  case chinese = "zh"
  case english = "en"
}

/// One thing said in both languages, so that no text can be written in one and forgotten in the other.
package struct Phrase: Hashable, Sendable {
  /// Says what ``english`` says, with the same names and numbers.
  package let chinese: String
  /// Stands also where one language has to do: in logs, and as `description` (``Explained``).
  package let english: String

  /// Two texts that say the same, with the same names and numbers.
  package init(_ chinese: String, _ english: String) {
    self.chinese = chinese
    self.english = english
  }

  /// What is the same in both: names, paths, patterns, and the words of the operating system.
  package init(same text: String) {
    self.init(text, text)
  }

  /// The text for somebody who reads that language.
  package func text(in language: Language) -> String {
    switch language {
    case .chinese: chinese
    case .english: english
    }
  }
}
