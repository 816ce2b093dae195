import DiskSimulation
import RegistryCore

/// One call of `Submit`.
struct Call {
  let commands: [JSONObject]
  let isAtomic: Bool
  let isRehearsed: Bool
  let caller: Caller
  let now: Instant
}

/// A client that takes makerspaces through their lives, and now and then sends what is wrong, late, twice or over.
///
/// It remembers what it was told. What it was not told about it sends again, under the same id.
struct Client {
  let caller: Caller
  private let example: [String]
  private let number: Int
  private var lives = 0
  private var waiting: [JSONObject] = []
  private var serial = 0
  /// Commands that were accepted, with their ids.
  private var accepted: [JSONObject] = []
  /// Commands sent without an answer.
  private var unanswered: [JSONObject] = []

  init(number: Int, example: [String]) {
    self.number = number
    self.example = example
    caller = Caller(userID: UInt32(1_000 + number), userName: Text("clerk\(number)"))
  }

  /// The next call.
  mutating func next(_ chance: inout SplitMix, now: Instant) throws -> Call {
    if waiting.isEmpty {
      waiting = try Life(number * 100 + lives, from: example).commands
      lives += 1
    }
    var commands: [JSONObject] = []
    for _ in 0...chance.pick([0, 0, 0, 1, 3]) { commands.append(command(&chance, after: commands.count)) }
    return Call(
      commands: commands, isAtomic: chance.happens(perMille: 200), isRehearsed: chance.happens(perMille: 80),
      caller: caller, now: now)
  }

  /// Takes down what became of a call; nil if it was not answered.
  mutating func note(_ call: Call, _ outcomes: [Outcome]?) {
    guard !call.isRehearsed else { return }
    guard let outcomes else {
      unanswered += call.commands
      return
    }
    for (command, outcome) in zip(call.commands, outcomes) {
      unanswered.removeAll { $0 == command }
      if waiting.first == command { waiting.removeFirst() }
      guard case .accepted(let receipt) = outcome, !receipt.seqs.isEmpty, !receipt.isDuplicate else { continue }
      accepted.append(command)
    }
  }

  private mutating func command(_ chance: inout SplitMix, after place: Int) -> JSONObject {
    let expected = waiting.indices.contains(place) ? waiting[place] : waiting[0]
    switch chance.below(40) {
    case 0...1: return again(&chance) ?? expected
    case 2...4: return unanswered.isEmpty ? expected : chance.pick(unanswered)
    case 5: return altered(&chance) ?? expected
    case 6: return named(chance.pick(waiting), "early")
    case 7: return broken(expected, &chance)
    case 8...10: return correction(&chance) ?? expected
    case 11: return annulment(&chance) ?? expected
    case 12...13: return erasure(&chance) ?? expected
    case _: return expected
    }
  }

  /// An accepted command once more.
  private func again(_ chance: inout SplitMix) -> JSONObject? {
    accepted.isEmpty ? nil : chance.pick(accepted)
  }

  /// Another command under an id that is taken.
  private func altered(_ chance: inout SplitMix) -> JSONObject? {
    guard var command = again(&chance), var data = command["data"]?.asObject else { return nil }
    data["note"] = .string(Text("altered \(chance.below(1_000))"))
    command["data"] = .object(data)
    return command
  }

  private mutating func named(_ command: JSONObject, _ why: String) -> JSONObject {
    serial += 1
    var command = command
    command["commandId"] = .string(Text("\(why)-\(number)-\(serial)"))
    return command
  }

  /// A command with something wrong in its form.
  private mutating func broken(_ command: JSONObject, _ chance: inout SplitMix) -> JSONObject {
    var command = named(command, "broken")
    var data = command["data"]?.asObject ?? [:]
    switch chance.below(4) {
    case 0: data["unknownMember"] = 1
    case 1: if let key = data.keys.first { data[key] = .array([]) }
    case 2: if let key = data.keys.last { data[key] = nil }
    case _: command["commandId"] = 7
    }
    command["data"] = .object(data)
    return command
  }

  private mutating func repair(_ name: String, _ data: JSONObject) -> JSONObject {
    named(["commandId": "", "command": .string(Text(name)), "data": .object(data)], name)
  }

  /// A correction of a date, or of the personal values of an application or an objection.
  private mutating func correction(_ chance: inout SplitMix) -> JSONObject? {
    guard let target = again(&chance), let id = target["commandId"], let data = target["data"]?.asObject else {
      return nil
    }
    var changes: JSONObject = [:]
    if let form = data["form"], chance.below(2) == 0 {
      changes["form"] = form
    } else if data["objector"] != nil {
      changes["objector"] = "x"
    } else if let (key, date) = Self.date(in: data) {
      changes[key] = .string(date.adding(days: -chance.below(4)).text)
    } else {
      return nil
    }
    let personal = Life.personalised(["changes": .object(changes)], of: .correctRecord, as: "c\(number)-\(serial)")
    return repair(
      "correctRecord",
      ["targetCommandId": id, "changes": personal["changes"] ?? .null, "reason": "录入错误", "approvedBy": "chief"])
  }

  private static func date(in data: JSONObject) -> (Text, CivilDate)? {
    for key in ["submittedOn", "reviewedOn", "inspectedOn", "heldOn", "decisionDate", "registeredOn"] as [Text] {
      if let date = data[key]?.asText.flatMap(CivilDate.init(iso:)) { return (key, date) }
    }
    return nil
  }

  private mutating func annulment(_ chance: inout SplitMix) -> JSONObject? {
    guard let id = again(&chance)?["commandId"] else { return nil }
    return repair("annulRecord", ["targetCommandId": id, "reason": "误录", "approvedBy": "chief"])
  }

  /// An erasure of what an application, an objection or an inspection says of people.
  private mutating func erasure(_ chance: inout SplitMix) -> JSONObject? {
    guard let data = again(&chance)?["data"]?.asObject else { return nil }
    for (key, kind) in [("inspectionId", "inspection"), ("objectionId", "objection"), ("applicationId", "application")]
    {
      guard let id = data[Text(key)]?.asText else { continue }
      let field = kind == "application" && chance.below(3) == 0 ? "#contactPhone" : ""
      return repair(
        "erasePersonalData",
        [
          "subjectRef": .string(Text("\(kind):\(id.string)\(field)")), "legalBasis": "个人信息保护法第四十七条",
          "decidedOn": "2025-12-01", "approvedBy": "chief",
        ])
    }
    return nil
  }
}
