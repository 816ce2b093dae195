import Glibc

@testable import RegistryCore

/// A directory of its own for one test, removed with all that is in it when the test lets go of it.
final class TemporaryDirectory {
  let path: String

  init() {
    var template = Array("/tmp/registry-test-XXXXXX".utf8CString)
    precondition(mkdtemp(&template) != nil, "mkdtemp: \(SystemError.sentence(for: errno))")
    path = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
  }

  /// The path of a name in the directory.
  func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

  deinit { remove(path) }

  private func remove(_ directory: String) {
    let disk = HostDisk()
    for name in (try? disk.list(directory)) ?? [] {
      let path = "\(directory)/\(name)"
      if unlink(path) == -1 { remove(path) }
    }
    rmdir(directory)
  }
}

/// The permission bits of a file; -1 if there is none.
func permissions(of path: String) -> Int {
  var status = stat()
  return lstat(path, &status) == 0 ? Int(status.st_mode & 0o7777) : -1
}
