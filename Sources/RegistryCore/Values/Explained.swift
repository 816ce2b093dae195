/// What can be told to people in their language, such as why a file is not taken.
///
/// `description` is the English text, for logs and for what goes over the wire as text, so that English has one source.
/// The Chinese text says the same, with the same names and numbers. Whether it is a sentence or a part of one is for the
/// type to say.
package protocol Explained: CustomStringConvertible {
  /// What is told, in both languages.
  var phrase: Phrase { get }
}

extension Explained {
  /// The English text.
  package var description: String { phrase.english }
}
