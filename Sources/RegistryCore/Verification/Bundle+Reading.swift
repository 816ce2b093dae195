extension Bundle {
  /// Why a file is no bundle.
  package enum Fault: Error, Equatable {
    case tooLong
    case json(JSONError)
    /// A later program wrote it.
    case version(String)
    /// A member is missing or of another form.
    case member(String)
    /// It holds more, or is written in another way, than this says.
    case notCanonical
  }

  /// Reads a file. Exactly the bytes that `bytes` gives are accepted: nothing in a file can escape being looked at.
  package init(parsing bytes: [UInt8]) throws(Fault) {
    guard bytes.count <= Self.maximumBytes else { throw .tooLong }
    let value: JSONValue
    do { value = try JSONReader.parse(bytes) } catch { throw .json(error) }
    let file = try BundleMembers(value, "bundle")
    let version = try file.number("bundle")
    guard version == Self.version else { throw .version(String(version)) }
    self.init(
      question: try file.object("question"), answer: try file.object("answer"),
      checkpoint: try file.text("checkpoint"), map: try Self.line(file.value("map"), "map"),
      streams: try file.items("streams", Self.stream), events: try file.items("events", Self.line),
      personal: try file.items("personal", Self.personal), evidence: try file.items("evidence", Self.evidence))
    guard self.bytes == bytes else { throw .notCanonical }
  }

  private static func line(_ value: JSONValue, _ place: String) throws(Fault) -> ProvenLine {
    let members = try BundleMembers(value, place)
    return ProvenLine(line: Array(try members.text("line").string.utf8), path: try members.path())
  }

  private static func stream(_ value: JSONValue, _ place: String) throws(Fault) -> StreamProof {
    let members = try BundleMembers(value, place)
    guard let absent = members.object["absent"]?.asText else { return .present(try leaf(value, place)) }
    let before = try members.object["before"].map { (value) throws(Fault) in try leaf(value, place + ".before") }
    let after = try members.object["after"].map { (value) throws(Fault) in try leaf(value, place + ".after") }
    return .absent(absent, before: before, after: after)
  }

  private static func leaf(_ value: JSONValue, _ place: String) throws(Fault) -> ProvenLeaf {
    let members = try BundleMembers(value, place)
    let leaf = StreamLeaf(
      stream: try members.text("stream"), count: try members.number("count"), last: try members.number("last"))
    return ProvenLeaf(leaf, index: try members.number("index"), path: try members.path())
  }

  private static func personal(_ value: JSONValue, _ place: String) throws(Fault) -> PersonalEntry {
    let members = try BundleMembers(value, place)
    let state: PersonalEntry.State
    if members.object["withheld"] != nil {
      state = .withheld
    } else if members.object["missing"] != nil {
      state = .missing
    } else if members.object["erased"] != nil {
      state = .erased(by: try members.number("erased"))
    } else {
      state = .present(salt: try members.text("salt"), value: try members.value("value"))
    }
    return PersonalEntry(seq: try members.number("seq"), path: try members.text("path"), state: state)
  }

  private static func evidence(_ value: JSONValue, _ place: String) throws(Fault) -> EvidenceEntry {
    let members = try BundleMembers(value, place)
    return EvidenceEntry(
      digest: try members.text("sha256"), data: members.object["data"] == nil ? nil : try members.text("data"))
  }
}

/// The members of an object of a bundle, by type.
private struct BundleMembers {
  let object: JSONObject
  private let place: String

  init(_ value: JSONValue, _ place: String) throws(Bundle.Fault) {
    guard let object = value.asObject else { throw .member(place) }
    self.object = object
    self.place = place
  }

  private func fault(_ key: Text) -> Bundle.Fault { .member("\(place).\(key)") }

  func value(_ key: Text) throws(Bundle.Fault) -> JSONValue {
    guard let value = object[key] else { throw fault(key) }
    return value
  }

  func object(_ key: Text) throws(Bundle.Fault) -> JSONObject {
    guard let value = object[key]?.asObject else { throw fault(key) }
    return value
  }

  func text(_ key: Text) throws(Bundle.Fault) -> Text {
    guard let text = object[key]?.asText else { throw fault(key) }
    return text
  }

  func number(_ key: Text) throws(Bundle.Fault) -> Int {
    guard let number = object[key]?.asNatural else { throw fault(key) }
    return Int(number)
  }

  func items<Item>(
    _ key: Text, _ read: (JSONValue, String) throws(Bundle.Fault) -> Item
  ) throws(Bundle.Fault) -> [Item] {
    guard let values = object[key]?.asArray else { throw fault(key) }
    var items: [Item] = []
    items.reserveCapacity(values.count)
    for (index, value) in values.enumerated() { items.append(try read(value, "\(key)[\(index)]")) }
    return items
  }

  func path() throws(Bundle.Fault) -> [TreeHash] {
    guard let values = object["proof"]?.asArray, values.count <= TlogProof.maximumHashes else { throw fault("proof") }
    var path: [TreeHash] = []
    for value in values {
      guard let hash = value.asText.flatMap({ TreeHash(base64: $0.string) }) else { throw fault("proof") }
      path.append(hash)
    }
    return path
  }
}

extension Bundle.Fault: Explained {
  package var phrase: Phrase {
    switch self {
    case .tooLong: Phrase("超过 \(Bundle.maximumBytes) 字节", "it is longer than \(Bundle.maximumBytes) bytes")
    case .json(let error): Phrase("不是 JSON：\(error.phrase.chinese)", "it is no JSON: \(error)")
    case .version(let version):
      Phrase(
        "其版本是 \(version)，本程序只认识 \(Bundle.version)：请使用写入它的程序或更新的程序",
        "its version is \(version), and this program knows \(Bundle.version) only: use the one that wrote it, or a later one"
      )
    case .member(let place): Phrase("\(place) 缺失或形式不对", "\(place) is missing or not of its form")
    case .notCanonical:
      Phrase(
        "所含多于证据包应有的，或写法不同：其字节与内容不符",
        "it holds more than a bundle does, or is written differently: the bytes are not those that its content has")
    }
  }
}
