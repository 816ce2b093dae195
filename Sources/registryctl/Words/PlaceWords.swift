import RegistryCore

/// The words for the places of the built-in regulation; another one may have others.
enum PlaceWords {
  static var choices: [ValueKind.Choice] {
    Parameters.shuozhou2016.jurisdictions.map(choice)
  }

  static func choice(_ place: Text) -> ValueKind.Choice {
    ValueKind.Choice(place, Labels.jurisdiction(place))
  }

  /// The place that a word means, in either language, whatever the case of its letters, with or without 区, 县 or 市 at
  /// its end; nil if it is none of them.
  static func place(_ word: String) -> String? {
    let wanted = word.trimmed.lowercased()
    return choices.first { choice in
      [choice.value.lowercased(), choice.label.chinese, choice.label.english.lowercased()].contains(wanted)
        || shortened(choice.label.chinese) == wanted
    }?.value
  }

  /// 朔城 for 朔城区; a name of two characters, such as 应县, has no shorter form.
  private static func shortened(_ name: String) -> String? {
    guard name.count > 2, let last = name.last, "区县市".contains(last) else { return nil }
    return String(name.dropLast())
  }
}
