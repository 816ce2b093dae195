extension RegistryInterface {
  static let infoType = TypeDeclaration(
    name: "RegistryInfo",
    documentation: "What registry this is and how it is.",
    fields: [
      InterfaceField("origin", .string, "The name of the registry, as in its checkpoints."),
      InterfaceField(
        "verifierKey", .string,
        "The key that its checkpoints are verified with, as a C2SP vkey; an auditor compares it with one from elsewhere."
      ),
      InterfaceField(
        "rehearsal", .bool, "True for a registry for training and trials, which never becomes a real one."),
      InterfaceField("formatVersion", .int, "Version of the form in which the log is kept."),
      InterfaceField("version", .string, "Version of the daemon."),
      InterfaceField("commands", .int, "Accepted commands."),
      InterfaceField("spaces", .int, "Spaces registered."),
      InterfaceField("operators", .int, "Operators registered."),
      InterfaceField(
        "lastRecordedAt", .nullable(.string), "When the last command was recorded; absent if there is none."),
      InterfaceField("regulation", .nullable(.string), "Id of the regulation in force today; absent if none is."),
      InterfaceField("startedAt", .string, "When the daemon was started."),
      InterfaceField(
        "directory", .nullable(.string), "The directory that the registry is kept in, on the daemon's machine."),
      InterfaceField("writable", .bool, "False after a write has failed; then nothing is recorded until a new start."),
      InterfaceField("fault", .nullable(.string), "Why it is not writable, in the language asked for."),
      InterfaceField(
        "concerns", .nullable(.array(.string)),
        "What is not as it should be although commands are recorded, in the language asked for; absent if nothing is."),
    ])

  static let violationType = TypeDeclaration(
    name: "Violation",
    documentation: "One reason for refusing a command.",
    fields: [
      InterfaceField("rule", .string, "Id of the rule, for example R9.2 or G14."),
      InterfaceField(
        "article", .nullable(.string), "The article of the regulation that the rule comes from, if it has one."),
      InterfaceField("code", .string, "What is wrong: a fixed word, possibly followed by a colon and the place."),
    ])

  static let outcomeType = TypeDeclaration(
    name: "Outcome",
    documentation: """
      What became of one command. An accepted one has `events` and, unless it was only checked,
      `seq`; a refused one has `rule`, `article`, `code`, `message` and `violations`, the first of
      which gives the rule, the article and the code. Later versions may add members.
      """,
    fields: [
      InterfaceField(
        "commandId", .nullable(.object), "The id as it was sent, ordinarily a text; absent if none was sent."),
      InterfaceField("outcome", .enumeration(["accepted", "refused"])),
      InterfaceField("seq", .nullable(.array(.int)), "Sequence numbers of the events."),
      InterfaceField("events", .nullable(.array(.string)), "The types of the events, in order."),
      InterfaceField(
        "warnings", .nullable(.array(.string)), "What should be looked at although it is no reason to refuse."),
      InterfaceField(
        "duplicate", .nullable(.bool), "True if the command was accepted before; this is the first outcome."),
      InterfaceField("erased", .nullable(.int), "How many values were erased, for erasePersonalData."),
      InterfaceField(
        "wouldRecord", .nullable(.array(.object)),
        "With `check`: the events that would be recorded, each with type, effectiveOn, entities and facts."),
      InterfaceField("rule", .nullable(.string)),
      InterfaceField("article", .nullable(.string)),
      InterfaceField("code", .nullable(.string)),
      InterfaceField("message", .nullable(.string), "A sentence for people, in the language asked for."),
      InterfaceField("violations", .nullable(.array(.named("Violation"))), "Every reason found."),
    ])

  static let effectType = TypeDeclaration(
    name: "Effect",
    documentation: "What commands would make of a space.",
    fields: [
      InterfaceField("spaceId", .string),
      InterfaceField("on", .string, "The day of the two answers."),
      InterfaceField("before", .object, "The answer to `status` without the commands."),
      InterfaceField("after", .object, "The answer to `status` with them."),
      InterfaceField(
        "statusChanges", .array(.object), "Members of the status that are otherwise: `member`, `from`, `to`."),
    ])

  static let errors = [
    ErrorDeclaration(
      name: "StorageFailed",
      documentation: """
        A file of the registry could not be written or read. Whether commands of this call were recorded
        cannot be told: submitting them again under the same ids is safe. After a failed write nothing is
        recorded until the daemon is started anew.
        """,
      fields: [InterfaceField("message", .string, "What failed, for the administrator, in the language asked for.")]),
    ErrorDeclaration(
      name: "BatchTooLong",
      documentation: """
        The commands of an atomic call are more than the log records together. Nothing was recorded; the
        same commands can be submitted in smaller calls.
        """,
      fields: [InterfaceField("message", .string, "How long they are, and the limit, in the language asked for.")]),
    ErrorDeclaration(
      name: "SizeDiffers",
      documentation: "The log has not the size that the call expected. Nothing was recorded.",
      fields: [InterfaceField("expected", .int), InterfaceField("size", .int)]),
    ErrorDeclaration(
      name: "QuestionRefused",
      documentation: "The question cannot be answered as it was put.",
      fields: [
        InterfaceField("parameter", .string, "The member of the question that is wrong."),
        InterfaceField("message", .string, "What is wrong with it, in the language asked for."),
      ]),
    ErrorDeclaration(
      name: "NoSuchAttachment",
      documentation: "No file with this digest is kept.",
      fields: [InterfaceField("sha256", .string)]),
    ErrorDeclaration(
      name: "AttachmentRefused",
      documentation: "A part of a file was not taken.",
      fields: [
        InterfaceField("message", .string, "Why, in the language asked for."),
        InterfaceField("received", .int, "Bytes received so far; the next part must begin here."),
      ]),
    ProofInterface.inconsistent,
  ]
}
