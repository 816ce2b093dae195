import RegistryCore

/// A file with a signed checkpoint in it: the checkpoint itself, the proof of an event, or a bundle.
struct CheckpointBearer {
  private let container: Container
  /// The checkpoint; cosignatures may be added to it.
  var note: SignedNote

  private enum Container {
    case none
    /// What stands before the checkpoint.
    case proof(head: [UInt8])
    case bundle(Bundle)
  }

  /// Why a file is none that has a checkpoint in it.
  enum Fault: Error {
    case format(FormatFault)
    case bundle(Bundle.Fault)
  }

  init(parsing bytes: [UInt8]) throws(Fault) {
    if bytes.first == UInt8(ascii: "{") {
      let bundle: Bundle
      do throws(Bundle.Fault) { bundle = try Bundle(parsing: bytes) } catch { throw .bundle(error) }
      container = .bundle(bundle)
      note = try Self.checkpoint(Array(bundle.checkpoint.string.utf8))
    } else if TlogProof.begins(bytes) {
      do throws(FormatFault) { note = try TlogProof(parsing: bytes).signed.note } catch { throw .format(error) }
      container = .proof(head: Array(bytes.dropLast(note.bytes.count)))
    } else {
      container = .none
      note = try Self.checkpoint(bytes)
    }
  }

  private static func checkpoint(_ bytes: [UInt8]) throws(Fault) -> SignedNote {
    do throws(FormatFault) { return try SignedCheckpoint(parsing: bytes).note } catch { throw .format(error) }
  }

  /// The file with the checkpoint as it is now.
  var bytes: [UInt8] {
    switch container {
    case .none: return note.bytes
    case .proof(let head): return head + note.bytes
    case .bundle(var bundle):
      bundle.checkpoint = Text(String(decoding: note.bytes, as: UTF8.self))
      return bundle.bytes
    }
  }
}

extension CheckpointBearer.Fault: Explained {
  package var phrase: Phrase {
    switch self {
    case .format(let fault): fault.phrase
    case .bundle(let fault): Phrase("不是证据包：\(fault.phrase.chinese)", "no bundle: \(fault)")
    }
  }
}
