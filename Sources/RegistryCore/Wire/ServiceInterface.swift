/// The interface that every Varlink service has (UAPI.20, "The `org.varlink.service` Interface").
package enum ServiceInterface {
  /// The interface that a client can ask without knowing whose service it is.
  package static let name = "org.varlink.service"

  /// The methods, by their names in the interface.
  package enum Method: String, CaseIterable, Sendable {
    case getInfo = "GetInfo"
    case getInterfaceDescription = "GetInterfaceDescription"
  }

  /// All declarations, as ``text`` shows them to clients.
  package static let description = InterfaceDescription(
    name: name,
    documentation: """
      The Varlink Service Interface is provided by every Varlink service. It describes the service and
      the interfaces it implements.
      """,
    types: [],
    methods: Method.allCases.map(declaration),
    errors: errors)

  /// The text that clients are given.
  package static let text = InterfaceText.text(of: description)

  static let getInterfaceDescriptionInput = [InterfaceField("interface", .string)]

  private static func declaration(of method: Method) -> MethodDeclaration {
    switch method {
    case .getInfo:
      MethodDeclaration(
        name: method.rawValue,
        documentation: """
          Get a list of all the interfaces a service provides and information about the implementation.
          """,
        input: [],
        output: [
          InterfaceField("vendor", .string), InterfaceField("product", .string), InterfaceField("version", .string),
          InterfaceField("url", .string),
          InterfaceField("interfaces", .array(.string)),
        ])
    case .getInterfaceDescription:
      MethodDeclaration(
        name: method.rawValue,
        documentation: "Get the description of an interface that is implemented by this service.",
        input: getInterfaceDescriptionInput,
        output: [InterfaceField("description", .string)])
    }
  }

  private static let errors = [
    ErrorDeclaration(
      name: "InterfaceNotFound", documentation: "The requested interface was not found.",
      fields: [InterfaceField("interface", .string)]),
    ErrorDeclaration(
      name: "MethodNotFound", documentation: "The requested method was not found.",
      fields: [InterfaceField("method", .string)]),
    ErrorDeclaration(
      name: "MethodNotImplemented",
      documentation: "The interface defines the requested method, but the service does not implement it.",
      fields: [InterfaceField("method", .string)]),
    ErrorDeclaration(
      name: "InvalidParameter",
      documentation: "One of the passed parameters is missing, unknown, of a wrong type or out of range.",
      fields: [InterfaceField("parameter", .string)]),
    ErrorDeclaration(name: "PermissionDenied", documentation: "The client is denied access.", fields: []),
    ErrorDeclaration(
      name: "ExpectedMore", documentation: "The method is expected to be called with 'more' set to true, but was not.",
      fields: []),
    ErrorDeclaration(
      name: "ExpectedUpgrade",
      documentation: "The method is expected to be called with 'upgrade' set to true, but was not.", fields: []),
  ]
}
