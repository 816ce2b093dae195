import RegistryCore

extension String {
  /// Digits, letters and marks typed with a Chinese keyboard, as the rules want them.
  var halfWidth: String {
    var result = ""
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E: result.unicodeScalars.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case 0x3001: result.append(",")
      case 0x3002: result.append(".")
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
