/// What commands would make of a space: an element of the answer to `WhatIf`.
package enum WhatIfJSON {
  /// One whole object without a line feed; a status is nil if the space is not registered on the day.
  package static func bytes(
    of space: SpaceID, on date: CivilDate, before: SpaceStatus?, after: SpaceStatus?
  ) -> [UInt8] {
    var writer = JSONWriter(reserving: 512)
    writer.object { writer in
      writer.member("spaceId", space.text)
      writer.member("on", date.text)
      writer.key("before")
      writer.object { AnswerJSON.write(space, date, before, to: &$0) }
      writer.key("after")
      writer.object { AnswerJSON.write(space, date, after, to: &$0) }
      ExplanationJSON.write(MemberChange.between(before, after), as: "statusChanges", to: &writer)
    }
    return writer.bytes
  }
}
