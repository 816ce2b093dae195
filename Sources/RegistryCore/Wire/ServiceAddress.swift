/// Where a service is reached (UAPI.20, "Service Addresses"), as far as the registry has it: Unix sockets.
package enum ServiceAddress: Equatable, Sendable {
  /// A socket in the file system.
  case path(String)
  /// A socket in Linux's abstract namespace; the name without its `@`.
  case abstract(String)

  /// Why a text is no address that can be used here.
  package enum Invalid: Error, Equatable {
    case empty
    /// The scheme is another one than `unix`.
    case scheme(String)
    /// Longer than the kernel accepts.
    case tooLong(bytes: Int, limit: Int)
    case containsZero
  }

  /// Longest name of a Unix socket in bytes: `sun_path` has 108, one of them for the terminator, or for the leading 0 of
  /// an abstract name.
  package static let maxNameBytes = 107

  /// Reads `unix:/path`, `unix:@name` or a plain path; what follows a `;` is for extensions and ignored.
  package init(_ text: String) throws(Invalid) {
    let place = text.prefix { $0 != ";" }
    let name: Substring
    if place.hasPrefix("unix:") {
      name = place.dropFirst(5)
    } else if let scheme = Self.scheme(of: place) {
      throw .scheme(scheme)
    } else {
      name = place
    }
    let isAbstract = place.hasPrefix("unix:@")
    let bare = isAbstract ? name.dropFirst() : name
    guard !bare.isEmpty else { throw .empty }
    guard !bare.utf8.contains(0) else { throw .containsZero }
    guard bare.utf8.count <= Self.maxNameBytes else {
      throw .tooLong(bytes: bare.utf8.count, limit: Self.maxNameBytes)
    }
    self = isAbstract ? .abstract(String(bare)) : .path(String(bare))
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

extension ServiceAddress: CustomStringConvertible {
  package var description: String {
    switch self {
    case .path(let path): "unix:\(path)"
    case .abstract(let name): "unix:@\(name)"
    }
  }
}

extension ServiceAddress.Invalid: CustomStringConvertible {
  package var description: String {
    switch self {
    case .empty: "the address names no socket; write unix:/path/of/socket"
    case .scheme(let scheme): "the scheme \"\(scheme):\" is not known here; write unix:/path/of/socket"
    case .tooLong(let bytes, let limit):
      "the name of the socket has \(bytes) bytes and the kernel accepts \(limit); choose a shorter path"
    case .containsZero: "the name of the socket contains a byte 0"
    }
  }
}
