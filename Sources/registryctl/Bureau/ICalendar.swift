import RegistryCore

/// A calendar in the format that calendar programs import (RFC 5545).
struct ICalendar {
  private var lines: [String]

  /// - Parameter name: what programs call the calendar (`X-WR-CALNAME`, which most read).
  init(name: String) {
    lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//registryctl//Register of makerspaces//EN", "CALSCALE:GREGORIAN",
    ]
    lines.append("X-WR-CALNAME:" + ICalendar.escaped(name))
  }

  /// One thing in a calendar.
  struct Entry {
    /// The same for the same thing for ever: a program that imports it again replaces it (RFC 5545 §3.8.4.7).
    let uid: String
    /// When what is said was last changed, in UTC.
    let stamp: Instant
    let summary: String
    let description: String
    let category: String
  }

  /// An event of one whole day, with a reminder so many days before it, each.
  mutating func add(_ entry: Entry, on day: CivilDate, remindingDaysBefore reminders: [Int]) {
    lines.append("BEGIN:VEVENT")
    addCommon(entry)
    lines.append("DTSTART;VALUE=DATE:" + ICalendar.date(day))
    // The end is the first day after it (§3.6.1).
    lines.append("DTEND;VALUE=DATE:" + ICalendar.date(day.adding(days: 1)))
    lines.append("TRANSP:TRANSPARENT")
    for days in reminders {
      lines += ["BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:" + ICalendar.escaped(entry.summary)]
      lines += ["TRIGGER:-P\(days)D", "END:VALARM"]
    }
    lines.append("END:VEVENT")
  }

  /// Something to do that has no day.
  mutating func addToDo(_ entry: Entry) {
    lines.append("BEGIN:VTODO")
    addCommon(entry)
    lines += ["STATUS:NEEDS-ACTION", "END:VTODO"]
  }

  private mutating func addCommon(_ entry: Entry) {
    lines.append("UID:" + ICalendar.escaped(entry.uid))
    lines.append("DTSTAMP:" + ICalendar.stamp(entry.stamp))
    lines.append("SUMMARY:" + ICalendar.escaped(entry.summary))
    lines.append("DESCRIPTION:" + ICalendar.escaped(entry.description))
    lines.append("CATEGORIES:" + ICalendar.escaped(entry.category))
  }

  /// The whole calendar, each line folded and ended with CR LF.
  var text: String {
    (lines + ["END:VCALENDAR"]).map { ICalendar.folded($0) + "\r\n" }.joined()
  }
}

extension ICalendar {
  /// Octets of a line without its end (RFC 5545 §3.1).
  private static let longestLine = 75

  /// Breaks a long line: each further one begins with a blank, which counts. A character is never cut.
  static func folded(_ line: String) -> String {
    var result = ""
    var octets = 0
    for scalar in line.unicodeScalars {
      let size = UTF8.width(scalar)
      if octets + size > longestLine {
        result += "\r\n "
        octets = 1
      }
      result.unicodeScalars.append(scalar)
      octets += size
    }
    return result
  }

  /// A TEXT value (§3.3.11). Control characters, which it cannot hold, are left out.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case ";": result += "\\;"
      case ",": result += "\\,"
      case "\n": result += "\\n"
      default:
        if scalar.value >= 0x20, scalar.value != 0x7F { result.unicodeScalars.append(scalar) }
      }
    }
    return result
  }

  /// `20221230`. A computed day far in the future, which the format cannot write, is its last one.
  static func date(_ day: CivilDate) -> String {
    min(day, CivilDate.last(of: 9999)).description.filter { $0 != "-" }
  }

  /// `20221230T021109Z`.
  static func stamp(_ instant: Instant) -> String {
    instant.utc.prefix(19).filter { $0 != "-" && $0 != ":" } + "Z"
  }
}
