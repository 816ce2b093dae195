/// Where a service is reached (UAPI.20, "Service Addresses"), as far as the registry has it: a Unix socket in the file
/// system, whose permissions say who may connect.
package struct ServiceAddress: Equatable, Sendable {
  /// Why a text is no address that can be used here.
  package enum Invalid: Error, Equatable {
    /// No path is named.
    case empty
    /// The scheme is another one than `unix`.
    case scheme(String)
    /// A socket in the abstract namespace, which everybody on the machine could connect to.
    case abstract
  }

  /// The socket in the file system; never empty, and relative if it was written so.
  package let path: String

  /// Where the registry is if nobody says otherwise.
  package static let standard = "/run/registryd/registry.sock"
  /// The variable of the environment that says otherwise.
  package static let variable = "REGISTRY_SOCKET"

  /// What both programs go by: the option, else what the variable says, else the usual place.
  package static func text(option: String?, variable: String?) -> String {
    option ?? variable.flatMap { $0.isEmpty ? nil : $0 } ?? standard
  }

  /// Reads `unix:/path` or a plain path; what follows a `;` is for extensions and ignored.
  package init(_ text: String) throws(Invalid) {
    let place = text.prefix { $0 != ";" }
    let path: Substring
    if place.hasPrefix("unix:") {
      path = place.dropFirst(5)
      guard !path.hasPrefix("@") else { throw .abstract }
    } else if let scheme = Self.scheme(of: place) {
      throw .scheme(scheme)
    } else {
      path = place
    }
    guard !path.isEmpty else { throw .empty }
    self.path = String(path)
  }

  /// The letters before the first colon, if they look like a scheme and not like a path.
  private static func scheme(of place: Substring) -> String? {
    guard let colon = place.firstIndex(of: ":"), colon != place.startIndex else { return nil }
    let head = place[..<colon]
    let isScheme = head.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "-")
    }
    return isScheme ? String(head) : nil
  }
}

extension ServiceAddress.Invalid: Explained {
  package var phrase: Phrase {
    switch self {
    case .empty: Phrase("没有指明套接字；请写 unix:/套接字路径", "the address names no socket; write unix:/path/of/socket")
    case .scheme(let scheme):
      Phrase(
        "此处不认识“\(scheme):”类地址；请写 unix:/套接字路径",
        "addresses of the kind \"\(scheme):\" are not known here; write unix:/path/of/socket")
    case .abstract:
      Phrase(
        "抽象名字空间中的套接字没有权限控制；请写 unix:/套接字路径",
        "sockets in the abstract namespace have no permissions; write unix:/path/of/socket")
    }
  }
}
