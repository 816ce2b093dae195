import RegistryCore

extension String {
  /// Without white space, of any width, around it.
  var trimmed: String {
    var rest = unicodeScalars[...]
    while let first = rest.first, first.isRegistryWhiteSpace { rest.removeFirst() }
    while let last = rest.last, last.isRegistryWhiteSpace { rest.removeLast() }
    return String(rest)
  }
}
