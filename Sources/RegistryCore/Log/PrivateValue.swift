/// One line of a private file: a personal value that an event commits to, or the note that it was erased.
///
///     {"seq":41,"path":"form.principalName","salt":"<base64 of 32 bytes>","value":"…"}
///     {"seq":41,"path":"form.principalName","erased":57}
package struct PrivateValue: Equatable, Sendable {
  /// The event that commits to the value.
  package let seq: Int
  /// Where in the event's `data` the commitment stands.
  package let path: Text
  /// The value with its salt, or the note of its erasure.
  package let content: Content

  /// What is left of a personal value.
  package enum Content: Equatable, Sendable {
    case present(salt: [UInt8], value: JSONValue)
    /// Salt and value were destroyed on the strength of that event.
    case erased(by: Int)
  }

  /// Takes members as they are; a salt must have ``Commitment/saltBytes`` bytes, or the line cannot be read back.
  package init(seq: Int, path: Text, content: Content) {
    self.seq = seq
    self.path = path
    self.content = content
  }
}

extension PrivateValue {
  /// The line without its line feed.
  var line: [UInt8] {
    var writer = JSONWriter(reserving: 192)
    writer.beginObject()
    writer.member("seq", seq)
    writer.member("path", path)
    switch content {
    case .present(let salt, let value):
      writer.member("salt", Base64.encode(salt))
      writer.member("value", value)
    case .erased(let event):
      writer.member("erased", event)
    }
    writer.endObject()
    return writer.bytes
  }

  /// Reads a line without its line feed; nil unless it is exactly what `line` writes for it.
  ///
  /// - Parameter tape: takes the line apart; it serves for one line after the other.
  init?(parsing line: UnsafeRawBufferPointer, on tape: JSONTape) {
    guard var members = (try? tape.read(line))?.asObject?.makeIterator(),
      let seq = members.find("seq")?.asNatural, let path = members.find("path")?.asText
    else { return nil }
    if let event = members.find("erased")?.asNatural {
      self.init(seq: Int(seq), path: path, content: .erased(by: Int(event)))
    } else {
      guard let salt = members.find("salt")?.asText.flatMap({ Base64.decode($0.string) }),
        salt.count == Commitment.saltBytes, let value = members.find("value")?.value
      else { return nil }
      self.init(seq: Int(seq), path: path, content: .present(salt: salt, value: value))
    }
    let read = line.assumingMemoryBound(to: UInt8.self)
    guard self.line.withUnsafeBufferPointer({ Text.areEqual($0, read) }) else { return nil }
  }

  init?(parsing line: [UInt8]) {
    let tape = JSONTape()
    guard let value = line.withUnsafeBytes({ PrivateValue(parsing: $0, on: tape) }) else { return nil }
    self = value
  }

  /// The seq at the beginning of a line, without reading the rest; nil if the line does not begin as one does.
  static func seq(ofLine line: UnsafeRawBufferPointer) -> Int? {
    let opening: StaticString = "{\"seq\":"
    guard opening.withUTF8Buffer({ line.starts(with: $0) }) else { return nil }
    var rest = DecimalFields(UnsafeRawBufferPointer(rebasing: line[opening.utf8CodeUnitCount...]))
    guard let seq = rest.takeNatural(), rest.take(UInt8(ascii: ",")) else { return nil }
    return seq
  }
}

/// The personal values of one event, as the private file has them.
package struct PrivateValues: Equatable, Sendable {
  /// In the order of the file; of several at one path the first counts.
  package let entries: [PrivateValue]

  /// What became of a value; anybody can tell the three apart.
  package enum State: Equatable, Sendable {
    /// The value is there and opens its commitment.
    case present(JSONValue)
    /// It was erased on the strength of that event.
    case erased(by: Int)
    /// It ought to be there: a fault.
    case missing
  }

  /// The state of the value that an event commits to at a path.
  package func state(of path: Text, commitment: Commitment, by hasher: SHA256 = SHA256()) -> State {
    guard let entry = entries.first(where: { $0.path == path }) else { return .missing }
    return switch entry.content {
    case .present(let salt, let value): commitment.opens(to: value, salt: salt, by: hasher) ? .present(value) : .missing
    case .erased(let event): .erased(by: event)
    }
  }
}
