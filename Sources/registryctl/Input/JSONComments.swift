/// Comments in JSON that people fill in: from `//` outside a string to the end of the line.
///
/// JSON has none; templates do, to say what belongs where. Only files named by `--data` and `--form` options may have
/// them, never commands on standard input of `submit`.
enum JSONComments {
  /// Puts blanks in the place of comments, so that every other byte stays where it was and complaints name the right
  /// place.
  static func blank(_ bytes: inout [UInt8]) {
    var isInString = false
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""): isInString.toggle()
      // What is escaped cannot end a string. Outside one a backslash is an error, which the reader will name.
      case UInt8(ascii: "\\") where isInString: index += 1
      case UInt8(ascii: "/") where !isInString && index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "/"):
        while index < bytes.count, bytes[index] != UInt8(ascii: "\n") {
          bytes[index] = UInt8(ascii: " ")
          index += 1
        }
      default: break
      }
      index += 1
    }
  }
}
