extension EventLine {
  /// Why the data of the command are none that was ever accepted: a field is missing, of another type, or not known. Nil
  /// if they are sound, or the line has none.
  ///
  /// Only whoever does not trust the log has to ask: the registry records nothing else. Everything that is made of the
  /// data (`CommandName.payload`) rests on it.
  package var dataFault: Violation? {
    guard let content else { return nil }
    let data = PersonalValues.replace(in: content.data, of: content.name) { path, _ in
      PersonalValues.standIn(for: path)
    }
    return GenericChecks.check(data: data, of: content.name, recordedAt: recordedAt).violations.first
  }
}
