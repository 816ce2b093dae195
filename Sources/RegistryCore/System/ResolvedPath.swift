import Glibc

/// Paths that mean the same wherever a program stands.
package enum ResolvedPath {
  /// A path from the root, without links, `.` and `..` (realpath(3)).
  ///
  /// A file that is not there yet is named by its directory; a path that leads nowhere stays as it is.
  package static func of(_ path: String) -> String {
    if let whole = resolve(path) { return whole }
    let directory = DurableFile.directory(of: path)
    guard let known = resolve(directory) else { return path }
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    return known == "/" ? "/" + name : known + "/" + name
  }

  private static func resolve(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }
}
