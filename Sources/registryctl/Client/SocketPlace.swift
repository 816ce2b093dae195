import RegistryCore

/// Where the daemon listens: the option, else the environment, else the usual place.
enum SocketPlace {
  static let standard = "/run/registryd/registry.sock"
  static let variable = "REGISTRY_SOCKET"

  /// - Parameter option: what `--socket` says, if it is given.
  static func path(option: String?, environment: CommandLineEnvironment) throws(Failure) -> String {
    let word = option ?? environment.variable(variable).flatMap { $0.isEmpty ? nil : $0 } ?? standard
    do throws(ServiceAddress.Invalid) { return try ServiceAddress(word).path } catch {
      throw .usage(.badSocket(word, reason: error.description), verb: nil)
    }
  }
}
