extension EventLine {
  /// Why a line is not an event line.
  package enum Fault: Error, Equatable {
    case json(JSONError)
    /// A member is missing, of another type, or has a value that this program does not know.
    case member(String)
    /// A later program wrote it.
    case version(Int)
  }

  /// Reads a line, without its line feed.
  ///
  /// - Parameter tape: takes the line apart; it serves for one line after the other.
  package init(parsing bytes: UnsafeRawBufferPointer, on tape: JSONTape = JSONTape()) throws(Fault) {
    self = try LineView(bytes, on: tape).line
  }

  package init(parsing bytes: [UInt8]) throws(Fault) {
    self = try bytes.withUnsafeBufferPointer { (buffer) throws(Fault) in
      try EventLine(parsing: UnsafeRawBufferPointer(buffer))
    }
  }
}

extension EventLine.Fault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .json(let error): error.description
    case .member(let name): "member '\(name)' is missing or has no value that this program knows"
    case .version(let version):
      "schema version \(version) was written by a later program; this one reads up to \(EventLine.schemaVersion)"
    }
  }
}
