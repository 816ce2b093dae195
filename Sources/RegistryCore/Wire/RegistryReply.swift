/// The good answers of both interfaces. What the engine encoded already is put in as it is.
package enum RegistryReply {
  /// `GetInfo` of `org.varlink.service`.
  package static func serviceInfo(_ identity: ServiceIdentity) -> Reply {
    .parameters { writer in
      writer.member("vendor", identity.vendor)
      writer.member("product", identity.product)
      writer.member("version", identity.version)
      writer.member("url", identity.url)
      writer.key("interfaces")
      writer.beginArray()
      writer.string(ServiceInterface.name)
      writer.string(RegistryInterface.name)
      writer.endArray()
    }
  }

  /// `GetInterfaceDescription` of `org.varlink.service`.
  package static func interfaceDescription(of interface: Text) throws(CallFailure) -> Reply {
    switch interface.string {
    case ServiceInterface.name: description(ServiceInterface.text)
    case RegistryInterface.name: description(RegistryInterface.text)
    default: throw .interfaceNotFound(interface)
    }
  }

  private static func description(_ text: String) -> Reply {
    .parameters(reserving: text.utf8.count * 2) { $0.member("description", text) }
  }

  /// `Info`.
  ///
  /// - Parameter language: of the fault and the concerns.
  package static func info(_ info: RegistryInfo, size: Int, in language: Language = .english) -> Reply {
    .parameters { writer in
      writer.key("info")
      info.write(to: &writer, in: language)
      writer.member("size", size)
    }
  }

  /// `Submit`.
  ///
  /// - Parameter outcomes: each one whole JSON object.
  package static func outcomes(_ outcomes: [[UInt8]], size: Int) -> Reply {
    .parameters(reserving: outcomes.reduce(64) { $0 + $1.count + 1 }) { writer in
      writer.key("outcomes")
      writer.beginArray()
      for outcome in outcomes { writer.raw(outcome) }
      writer.endArray()
      writer.member("size", size)
    }
  }

  /// `Submit`.
  ///
  /// - Parameter array: all outcomes as one JSON array.
  package static func outcomes(array: [UInt8], size: Int) -> Reply {
    .parameters(reserving: array.count + 64) { writer in
      writer.key("outcomes")
      writer.raw(array)
      writer.member("size", size)
    }
  }

  /// `WhatIf`.
  ///
  /// - Parameters:
  ///   - outcomes: each one whole JSON object.
  ///   - effects: likewise.
  package static func whatIf(_ outcomes: [[UInt8]], effects: [[UInt8]], size: Int) -> Reply {
    .parameters(reserving: (outcomes + effects).reduce(64) { $0 + $1.count + 1 }) { writer in
      for (key, items) in [("outcomes", outcomes), ("effects", effects)] {
        writer.key(Text(key))
        writer.beginArray()
        for item in items { writer.raw(item) }
        writer.endArray()
      }
      writer.member("size", size)
    }
  }

  /// `Query`.
  ///
  /// - Parameter result: one whole JSON object.
  package static func result(_ result: [UInt8], size: Int) -> Reply {
    .parameters(reserving: result.count + 64) { writer in
      writer.key("result")
      writer.raw(result)
      writer.member("size", size)
    }
  }

  /// `Log`, one reply of it.
  package static func log(_ page: LogPage, continues: Bool) -> Reply {
    .parameters(continues: continues, reserving: page.lines.count + page.lines.count / 4 + 64) { writer in
      writer.key("lines")
      writer.beginArray()
      for line in page.lines.split(separator: UInt8(ascii: "\n")) {
        writer.string(String(decoding: line, as: UTF8.self))
      }
      writer.endArray()
      writer.member("next", page.next)
      writer.member("size", page.size)
    }
  }

  /// `Checkpoint`.
  package static func checkpoint(_ note: String, size: Int) -> Reply {
    .parameters { writer in
      writer.member("checkpoint", note)
      writer.member("size", size)
    }
  }

  /// `Prove`.
  ///
  /// - Parameter proof: a whole tlog-proof.
  package static func proof(_ proof: String, size: Int) -> Reply {
    .parameters(reserving: proof.utf8.count * 2) { writer in
      writer.member("proof", proof)
      writer.member("size", size)
    }
  }

  /// `ProveConsistency`.
  ///
  /// - Parameter path: hashes in base64.
  package static func consistency(oldSize: Int, path: [String], note: String, size: Int) -> Reply {
    .parameters { writer in
      writer.member("oldSize", oldSize)
      writer.array("path", path) { $0.string($1) }
      writer.member("checkpoint", note)
      writer.member("size", size)
    }
  }

  /// `Bundle`.
  ///
  /// - Parameter bundle: one whole JSON object, canonical.
  package static func bundle(_ bundle: [UInt8], size: Int) -> Reply {
    .parameters(reserving: bundle.count + 64) { writer in
      writer.key("bundle")
      writer.raw(bundle)
      writer.member("size", size)
    }
  }

  /// `PutAttachment`.
  package static func attachmentReceived(_ received: Int, isComplete: Bool, size: Int) -> Reply {
    .parameters { writer in
      writer.member("received", received)
      writer.member("complete", isComplete)
      writer.member("size", size)
    }
  }

  /// `GetAttachment`.
  ///
  /// - Parameters:
  ///   - offset: where in the file `data` begins.
  ///   - bytes: length of the whole file.
  package static func attachmentPart(_ data: [UInt8], offset: Int, bytes: Int, size: Int) -> Reply {
    .parameters(reserving: data.count / 3 * 4 + 128) { writer in
      writer.member("data", Base64.encode(data))
      writer.member("offset", offset)
      writer.member("bytes", bytes)
      writer.member("size", size)
    }
  }
}

/// Who made the service, for `GetInfo` of `org.varlink.service`.
package struct ServiceIdentity: Equatable, Sendable {
  /// Who publishes the program.
  package let vendor: String
  /// Which program it is.
  package let product: String
  /// The program's version, not that of an interface.
  package let version: String
  /// Where to read of it; empty for nowhere.
  package let url: String

  /// Takes texts as they are; none of them is looked into by the protocol.
  package init(vendor: String, product: String, version: String, url: String) {
    self.vendor = vendor
    self.product = product
    self.version = version
    self.url = url
  }
}

/// A run of event lines.
package struct LogPage: Equatable, Sendable {
  /// The lines as they stand in the log, each with its line feed.
  package let lines: [UInt8]
  /// Sequence number of the event after the last line, or of the one asked for if there is no line.
  package let next: Int
  /// Events in the log.
  package let size: Int

  /// Takes a run as it is; `next` minus the number of lines is where it begins.
  package init(lines: [UInt8], next: Int, size: Int) {
    self.lines = lines
    self.next = next
    self.size = size
  }
}
