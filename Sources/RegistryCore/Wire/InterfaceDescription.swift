/// A Varlink interface as data: its text for clients is written from this, and parameters are checked against it.
package struct InterfaceDescription: Sendable {
  /// The reverse-domain name: `org.registryd.Registry`.
  package let name: String
  /// Sentences for a stranger; line feeds are kept. This holds for every `documentation` below.
  package let documentation: String
  /// In the order of the text, as are the other two.
  package let types: [TypeDeclaration]
  /// Names are unique within the interface.
  package let methods: [MethodDeclaration]
  /// Those of `org.varlink.service` may come besides.
  package let errors: [ErrorDeclaration]
}

/// A named structure of an interface.
package struct TypeDeclaration: Sendable {
  /// What ``InterfaceType/named(_:)`` calls it.
  package let name: String
  /// Stands before the declaration.
  package let documentation: String
  /// The members, in the order of the text.
  package let fields: [InterfaceField]
}

/// A method of an interface.
package struct MethodDeclaration: Sendable {
  /// The name without the interface.
  package let name: String
  /// Stands before the declaration.
  package let documentation: String
  /// Parameters of the call; any other is refused with `InvalidParameter`.
  package let input: [InterfaceField]
  /// Parameters of every good reply.
  package let output: [InterfaceField]
}

/// An error of an interface.
package struct ErrorDeclaration: Sendable {
  /// The name without the interface.
  package let name: String
  /// Stands before the declaration.
  package let documentation: String
  /// Parameters that go with the error.
  package let fields: [InterfaceField]
}

/// A member of a structure, or a parameter.
package struct InterfaceField: Sendable {
  /// The key in JSON.
  package let name: String
  /// `nullable` if it may be absent.
  package let type: InterfaceType
  /// Stands before the field; empty if the name says it all.
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
