/// A Varlink interface as data: its text for clients is written from this, and parameters are checked against it.
package struct InterfaceDescription: Sendable {
  /// The reverse-domain name: `org.registryd.Registry`.
  package let name: String
  /// Sentences for a stranger; line feeds are kept. This holds for every `documentation` below.
  package let documentation: String
  package let types: [TypeDeclaration]
  package let methods: [MethodDeclaration]
  package let errors: [ErrorDeclaration]
}

/// A named structure of an interface.
package struct TypeDeclaration: Sendable {
  package let name: String
  package let documentation: String
  package let fields: [InterfaceField]
}

/// A method of an interface.
package struct MethodDeclaration: Sendable {
  /// The name without the interface.
  package let name: String
  package let documentation: String
  package let input: [InterfaceField]
  package let output: [InterfaceField]
}

/// An error of an interface.
package struct ErrorDeclaration: Sendable {
  package let name: String
  package let documentation: String
  package let fields: [InterfaceField]
}

/// A member of a structure, or a parameter.
package struct InterfaceField: Sendable {
  package let name: String
  package let type: InterfaceType
  package let documentation: String

  init(_ name: String, _ type: InterfaceType, _ documentation: String = "") {
    self.name = name
    self.type = type
    self.documentation = documentation
  }
}

/// The types that the registry's interfaces use. There is no type for just any value: the clients of today do not all
/// know it.
package indirect enum InterfaceType: Sendable {
  case bool
  case int
  case string
  /// A JSON object whose members the interface does not describe.
  case object
  case array(InterfaceType)
  /// Present, absent or null; the last two mean the same.
  case nullable(InterfaceType)
  /// One of several words.
  case enumeration([String])
  /// A structure of the same interface.
  case named(String)
}
