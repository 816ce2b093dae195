/// The methods that prove what the log says, as parts of the interface's table.
enum ProofInterface {
  static let checkpointInput = [
    InterfaceField(
      "complete", .nullable(.bool),
      "First record an event that commits the log to what belongs to each stream, unless the last one does already.")
  ]
  static let checkpointOutput = [
    InterfaceField("checkpoint", .string, "The checkpoint of the whole log, a signed note as in C2SP tlog-checkpoint.")
  ]
  static let checkpointDocumentation = """
    The signed checkpoint: name, size and root of the log. The daemon signs every few seconds when
    there is something new; this signs at once.
    """

  static let proveInput = [InterfaceField("seq", .int, "Sequence number of the event, from 1.")]
  static let proveOutput = [
    InterfaceField("proof", .string, "The proof as in C2SP tlog-proof, with the line as its extra data.")
  ]
  static let proveDocumentation = "Prove that an event is in the log. The leaf is its line, byte for byte."

  static let consistencyInput = [InterfaceField("checkpoint", .string, "An earlier checkpoint, a signed note.")]
  static let consistencyOutput = [
    InterfaceField("oldSize", .int, "Events in the earlier checkpoint."),
    InterfaceField("path", .array(.string), "The hashes of the proof of RFC 6962 section 2.1.2 in base64."),
    InterfaceField("checkpoint", .string, "The checkpoint that the proof leads to."),
  ]
  static let consistencyDocumentation = """
    Prove that the log begins with what it was when an earlier checkpoint was signed: nothing was
    changed, moved or removed since.

    Errors: Inconsistent.
    """

  static let bundleInput = [
    InterfaceField("spaceId", .string, "The space."),
    InterfaceField("on", .nullable(.string), "The day asked about, as in Query."),
    InterfaceField("knownAt", .nullable(.string), "The knowledge to answer from, as in Query."),
    InterfaceField(
      "personal", .nullable(.bool), "With the personal values and the salts that open their commitments."),
  ]
  static let bundleOutput = [
    InterfaceField("bundle", .object, "Written without spaces, and a line feed behind it, it is a bundle file.")
  ]
  static let bundleDocumentation = """
    Everything that a third party needs to check the answer to `show` for a space: the answer, every
    event that it rests on with its inclusion proof, the proof that these are all, and the signed
    checkpoint. Records an event that commits the log to what belongs to each stream, unless the last
    one does already.

    Errors: QuestionRefused, StorageFailed.
    """

  static let inconsistent = ErrorDeclaration(
    name: "Inconsistent",
    documentation: "The log does not begin with what the checkpoint says, or it is of another log.",
    fields: [InterfaceField("message", .string, "What differs, in the language asked for.")])
}
