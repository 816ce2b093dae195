@testable import RegistryCore

/// What the reader takes, the writer writes so that the reader takes it again as the same; and the two ways of taking a
/// text apart, into a tree and onto a tape, take the same texts, as the same value, and find the same faults in others.
@Sendable func fuzzJSON(_ bytes: [UInt8]) {
  let read = Result { () throws(JSONError) in try JSONReader.parse(bytes) }
  let tape = JSONTape()
  let taken = Result { () throws(JSONError) in
    try bytes.withUnsafeBufferPointer { (bytes) throws(JSONError) in try tape.read(UnsafeRawBufferPointer(bytes)).value
    }
  }
  promise(read == taken, "a tree says \(read), a tape \(taken)")
  guard case .success(let value) = read else { return }
  let written = JSONWriter.bytes(of: value)
  promise((try? JSONReader.parse(written)) == value, "it is read as another value once it was written")
  promise((try? JSONReader.parse(written)).map { JSONWriter.bytes(of: $0) } == written, "two ways of writing it")
}
