/// Writes an interface in the interface definition language (UAPI.20, "Interface Definition").
package enum InterfaceText {
  /// Columns of the text.
  static let columns = 100

  /// What is left of them in a comment that stands before a field: two for the indent, two for `# `.
  private static let commentColumns = columns - 4

  /// The whole definition, each declaration after its documentation.
  package static func text(of interface: InterfaceDescription) -> String {
    var blocks = [comment(interface.documentation) + "interface \(interface.name)\n"]
    for type in interface.types {
      blocks.append(comment(type.documentation) + "type \(type.name) \(structure(type.fields))\n")
    }
    for method in interface.methods {
      let signature = "\(structure(method.input)) -> \(structure(method.output))"
      blocks.append(comment(method.documentation) + "method \(method.name)\(signature)\n")
    }
    for error in interface.errors {
      blocks.append(comment(error.documentation) + "error \(error.name) \(structure(error.fields))\n")
    }
    return blocks.joined(separator: "\n")
  }

  /// Wraps a text into lines that fit a comment, each after `indent`.
  static func wrap(_ text: String, indent: String = "") -> String {
    wrap(text.split(separator: " ").map(String.init), indent: indent)
  }

  /// Puts pieces with a space between them into lines that fit a comment; no piece is broken.
  static func wrap(_ pieces: [String], indent: String = "") -> String {
    var lines: [String] = []
    var line = indent
    for piece in pieces {
      if line.count > indent.count, line.count + 1 + piece.count > commentColumns {
        lines.append(line)
        line = indent
      }
      line += line.count > indent.count ? " \(piece)" : piece
    }
    lines.append(line)
    return lines.joined(separator: "\n")
  }

  private static func comment(_ documentation: String, indent: String = "") -> String {
    guard !documentation.isEmpty else { return "" }
    return documentation.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "\(indent)#\n" : "\(indent)# \($0)\n" }.joined()
  }

  /// Fields stand on lines of their own, as soon as there are two or one is documented.
  private static func structure(_ fields: [InterfaceField]) -> String {
    guard let first = fields.first else { return "()" }
    if fields.count == 1, first.documentation.isEmpty { return "(\(declaration(first)))" }
    let lines = fields.map { comment(wrapped($0.documentation), indent: "  ") + "  " + declaration($0) }
    return "(\n\(lines.joined(separator: ",\n"))\n)"
  }

  private static func wrapped(_ documentation: String) -> String {
    documentation.split(separator: "\n").map { wrap(String($0)) }.joined(separator: "\n")
  }

  private static func declaration(_ field: InterfaceField) -> String {
    "\(field.name): \(name(of: field.type))"
  }

  private static func name(of type: InterfaceType) -> String {
    switch type {
    case .bool: "bool"
    case .int: "int"
    case .string: "string"
    case .object: "object"
    case .array(let element): "[]\(name(of: element))"
    case .nullable(let inner): "?\(name(of: inner))"
    case .enumeration(let words): "(\(words.joined(separator: ", ")))"
    case .named(let name): name
    }
  }
}
