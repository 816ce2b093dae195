/// A checkpoint that a person can write down, read out and compare by eye: origin, size and the beginning of the root.
///
///     rehearsal/shuozhou 24 5dc9-da79-a706-59a9-beb5-59cb-701d-ed9a
///
/// It stands on certificates and dossiers, so that whoever holds one can later tell whether the log still begins with
/// what it had then. It is not signed; its worth is the paper that it stands on.
///
/// Hexadecimal digits have neither letters that look alike nor capitals, and can be dictated. Of n digits,
///
/// - somebody who must match a paper that is already out has to try about 16^n logs: 2^128 for 32 digits;
/// - somebody who prepares two histories *before* the paper is printed (the bureau itself) needs about the square root
///   of that: 2^64 for 32 digits, each try being the hashes of a whole way to the root. With 16 digits it would be 2^32,
///   an afternoon on one machine; that is why half as many are not enough.
package struct ShortCheckpoint: Hashable, Sendable {
  /// Hexadecimal digits of the root, 4 bits each.
  package static let digits = 32
  /// Digits between two hyphens.
  static let groupDigits = 4

  /// The name of the log.
  package let origin: Text
  /// Number of entries.
  package let size: Int
  /// The first half of the root.
  private let beginning: [UInt8]

  /// The short form of a checkpoint, without half of its root and without its extensions.
  package init(_ checkpoint: Checkpoint) {
    origin = checkpoint.origin
    size = checkpoint.size
    beginning = Array(checkpoint.root.bytes.prefix(Self.digits / 2))
  }

  /// Reads what a person typed: capitals and any hyphens between the digits do not matter.
  package init(parsing text: String) throws(FormatFault) {
    func fault(_ reason: FormatFault.Reason) -> FormatFault {
      FormatFault(format: .shortCheckpoint, line: 0, reason: reason)
    }
    let words = text.utf8.split(separator: UInt8(ascii: " "))
    guard words.count == 3 else {
      throw fault(.expected(Phrase("名称、事件数和根的数字", "origin, size and the digits of the root")))
    }
    origin = Text(String(decoding: words[0], as: UTF8.self))
    guard let size = TextLines.natural(Array(words[1])[...]) else { throw fault(.number) }
    self.size = size
    let digits = String(decoding: words[2].filter { $0 != UInt8(ascii: "-") }, as: UTF8.self).lowercased()
    guard digits.utf8.count == Self.digits, let bytes = Hex.decode(digits) else {
      throw fault(
        .expected(Phrase("根的 \(Self.digits) 位十六进制数字", "\(Self.digits) hexadecimal digits of the root")))
    }
    beginning = bytes
  }
}

extension ShortCheckpoint: CustomStringConvertible {
  package var description: String {
    let digits = Array(Hex.encode(beginning).utf8)
    let groups = stride(from: 0, to: digits.count, by: Self.groupDigits).map {
      String(decoding: digits[$0..<$0 + Self.groupDigits], as: UTF8.self)
    }
    return "\(origin) \(size) \(groups.joined(separator: "-"))"
  }
}
