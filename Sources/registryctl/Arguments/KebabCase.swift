/// Names of commands and fields as they are typed: `submitApplication` is `submit-application`.
enum KebabCase {
  /// Every capital begins a new part; what has none is unchanged.
  static func name(_ camelCase: String) -> String {
    var result = ""
    result.reserveCapacity(camelCase.utf8.count + 4)
    for scalar in camelCase.unicodeScalars {
      guard scalar.properties.isUppercase else {
        result.unicodeScalars.append(scalar)
        continue
      }
      if !result.isEmpty, result.last != "-" { result.append("-") }
      result.append(scalar.properties.lowercaseMapping)
    }
    return result
  }

  /// `submit-application` as the data have it: `submitApplication`.
  static func camelCase(_ name: String) -> String {
    var result = ""
    var raises = false
    for character in name {
      if character == "-" {
        raises = true
      } else {
        result += raises ? character.uppercased() : String(character)
        raises = false
      }
    }
    return result
  }
}
