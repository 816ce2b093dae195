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

  /// Reads a line by itself, without its line feed.
  package init(parsing bytes: [UInt8]) throws(Fault) {
    self = try bytes.withUnsafeBufferPointer { (buffer) throws(Fault) in
      try EventLine(parsing: UnsafeRawBufferPointer(buffer))
    }
  }
}

extension EventLine.Fault: Explained {
  package var phrase: Phrase {
    switch self {
    case .json(let error): error.phrase
    case .member(let name):
      Phrase(
        "成员“\(name)”缺失，或其值是本程序不认识的",
        "member '\(name)' is missing or has no value that this program knows")
    case .version(let version):
      Phrase(
        "格式版本 \(version) 由更新的程序写入；本程序至多能读版本 \(EventLine.schemaVersion)",
        "schema version \(version) was written by a later program; this one reads up to \(EventLine.schemaVersion)")
    }
  }
}
