import RegistryCore

/// Where the daemon listens: the option, else the environment, else the usual place.
enum SocketPlace {
  /// - Parameter option: what `--socket` says, if it is given.
  static func path(option: String?, environment: CommandLineEnvironment) throws(Failure) -> String {
    let word = ServiceAddress.text(option: option, variable: environment.variable(ServiceAddress.variable))
    do throws(ServiceAddress.Invalid) { return try ServiceAddress(word).path } catch {
      throw .usage(.badSocket(word, reason: error.phrase), verb: nil)
    }
  }
}
