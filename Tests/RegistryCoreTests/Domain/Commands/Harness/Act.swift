@testable import RegistryCore

/// A command as a test states it.
///
/// A test says when a command was recorded only where that matters; otherwise it was recorded at the end of the latest
/// day that it names, or with the command before it if that came later.
struct Act: Sendable {
  let name: CommandName
  private(set) var data: JSONObject
  private(set) var id: Text?
  private(set) var recordedAt: Text?
  private(set) var recordedBy: Text = "clerkA"

  init(_ name: CommandName, _ data: JSONObject) {
    self.name = name
    self.data = data
  }

  /// The same command with another value at a place such as `facts.totalArea`; nil takes the member out.
  func with(_ place: String, _ value: JSONValue?) -> Act {
    var act = self
    act.data = Act.replacing(place.split(separator: ".").map { Text(String($0)) }[...], in: data, with: value)
    return act
  }

  /// The same command with the members of an object in place of its own.
  func with(_ changes: JSONObject) -> Act {
    changes.members.reduce(self) { $0.with($1.key.string, $1.value) }
  }

  /// The same command under a number of the test's choice.
  func named(_ id: Text) -> Act {
    var act = self
    act.id = id
    return act
  }

  func recorded(_ recordedAt: Text) -> Act {
    var act = self
    act.recordedAt = recordedAt
    return act
  }

  func by(_ clerk: Text) -> Act {
    var act = self
    act.recordedBy = clerk
    return act
  }

  private static func replacing(_ path: ArraySlice<Text>, in object: JSONObject, with value: JSONValue?) -> JSONObject {
    guard let key = path.first else { return object }
    var result = object
    if path.count == 1 {
      result[key] = value
    } else {
      result[key] = .object(replacing(path.dropFirst(), in: object[key]?.asObject ?? [:], with: value))
    }
    return result
  }

  /// The latest day among the dates of the data that cannot lie after the recording.
  var latestDay: CivilDate? {
    CommandTable.spec(of: name).fields.filter(\.notAfterRecording)
      .compactMap { data[$0.name]?.asText.flatMap(CivilDate.init(iso:)) }
      .max()
  }
}

extension CivilDate {
  /// A day that a test writes down.
  static func day(_ iso: Text) -> CivilDate {
    CivilDate(iso: iso)!
  }
}
