@testable import RegistryCore

/// What the reader takes, the writer writes so that the reader takes it again as the same; and a text can be passed over
/// exactly where it can be read, but for names that occur twice.
@Sendable func fuzzJSON(_ bytes: [UInt8]) {
  let read = Result { try JSONReader.parse(bytes) }
  let skipped = Result { () throws -> Void in
    try bytes.withUnsafeBytes { bytes in
      var cursor = try JSONCursor(bytes)
      try cursor.skipValue()
      try cursor.finish()
    }
  }
  switch (read, skipped) {
  case (.success(let value), .success):
    let written = JSONWriter.bytes(of: value)
    promise((try? JSONReader.parse(written)) == value, "it is read as another value once it was written")
    promise((try? JSONReader.parse(written)).map { JSONWriter.bytes(of: $0) } == written, "two ways of writing it")
  case (.failure(let error), .success):
    guard let error = error as? JSONError, case .duplicateMember = error.reason else {
      fatalError("broken promise: passed over, and not readable: \(error)")
    }
  case (.success, .failure(let error)): fatalError("broken promise: readable, and not passed over: \(error)")
  case (.failure, .failure): break
  }
}
