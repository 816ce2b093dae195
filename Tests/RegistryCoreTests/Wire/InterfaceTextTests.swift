import Testing

@testable import RegistryCore

private let interfaces = [ServiceInterface.description, RegistryInterface.description]

private func isPlain(_ name: String) -> Bool {
  name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
}

@Suite struct InterfaceTextTests {
  @Test func writesTheServiceInterface() {
    #expect(
      ServiceInterface.text.hasPrefix(
        """
        # The Varlink Service Interface is provided by every Varlink service. It describes the service and
        # the interfaces it implements.
        interface org.varlink.service

        # Get a list of all the interfaces a service provides and information about the implementation.
        method GetInfo() -> (
          vendor: string,
          product: string,
          version: string,
          url: string,
          interfaces: []string
        )

        # Get the description of an interface that is implemented by this service.
        method GetInterfaceDescription(interface: string) -> (description: string)

        # The requested interface was not found.
        error InterfaceNotFound (interface: string)

        """))
  }

  @Test func writesFieldsWithTheirTypes() {
    for declaration in [
      "\n  outcome: (accepted, refused),\n", "\n  seq: ?[]int,\n", "\n  violations: ?[]Violation\n",
      "\n  commands: []object,\n", "\n  expectedSize: ?int,\n", "\nmethod Info(\n",
      "\nerror NoSuchAttachment (sha256: string)\n", "\n  outcomes: []Outcome,\n",
    ] {
      #expect(RegistryInterface.text.contains(declaration), "\(declaration)")
    }
  }

  @Test func tellsEveryKindOfQuestion() {
    for kind in QuestionKind.allCases {
      #expect(RegistryInterface.text.contains("#   \(kind.rawValue) ("))
    }
  }

  /// The scanners of other people's clients stumble over `any`, over a `)` in the comment of a parameter and over a
  /// second `#` in a line.
  @Test(arguments: [0, 1])
  func staysReadableForSimpleScanners(index: Int) {
    let text = InterfaceText.text(of: interfaces[index])
    #expect(text.hasSuffix("\n"))
    for line in text.split(separator: "\n") {
      #expect(line.count <= InterfaceText.columns, "\(line)")
      #expect(line.count { $0 == "#" } <= 1, "\(line)")
      #expect(!line.hasSuffix(" "), "\(line)")
      #expect(!line.contains(": any") && !line.contains("]any"), "\(line)")
      if line.hasPrefix("  #") { #expect(!line.contains(")"), "\(line)") }
    }
  }

  @Test(arguments: [0, 1])
  func usesOnlyNamesThatTheGrammarAllows(index: Int) {
    let interface = interfaces[index]
    let members = interface.types.map(\.name) + interface.methods.map(\.name) + interface.errors.map(\.name)
    #expect(Set(members).count == members.count)
    for name in members { #expect(name.first?.isUppercase == true && isPlain(name)) }
    let structures =
      interface.types.map(\.fields) + interface.errors.map(\.fields) + interface.methods.map(\.input)
      + interface.methods.map(\.output)
    for fields in structures {
      #expect(Set(fields.map(\.name)).count == fields.count)
      for field in fields {
        #expect(
          field.name.first?.isLowercase == true && field.name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) })
      }
    }
  }

  @Test func declaresEveryTypeThatIsNamed() {
    func names(in type: InterfaceType) -> [String] {
      switch type {
      case .named(let name): [name]
      case .array(let inner), .nullable(let inner): names(in: inner)
      case .bool, .int, .string, .object, .enumeration: []
      }
    }
    for interface in interfaces {
      let fields =
        interface.types.flatMap(\.fields) + interface.methods.flatMap { $0.input + $0.output }
        + interface.errors.flatMap(\.fields)
      let used = Set(fields.flatMap { names(in: $0.type) })
      #expect(used == Set(interface.types.map(\.name)))
    }
  }

  @Test func everyReplyOfTheRegistryCarriesTheSize() {
    for method in RegistryInterface.description.methods {
      #expect(method.output.last?.name == "size")
    }
  }

  @Test func theInfoThatIsSentIsDeclared() throws {
    let info = RegistryInfo(
      origin: "o", verifierKey: "k", isRehearsal: true, formatVersion: 1, version: "1", commands: 1, spaces: 2,
      operators: 3, lastRecordedAt: "t", regulation: "r", startedAt: "s", directory: "d",
      fault: Phrase("磁", "f"), concerns: [Phrase("钟", "c")])
    let reply = RegistryReply.info(info, size: 9, in: .chinese)
    let parameters = try #require(try JSONReader.parse(reply.bytes.dropLast()).asObject?["parameters"]?.asObject)
    let sent = try #require(parameters["info"]?.asObject)
    #expect(sent.keys.map(\.string) == RegistryInterface.infoType.fields.map(\.name))
    #expect(sent["writable"] == false && sent["fault"] == "磁" && sent["concerns"] == .array(["钟"]))
    #expect(parameters["size"] == 9)
  }
}
