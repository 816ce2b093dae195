import RegistryCore

/// What the daemon says of itself.
enum Help {
  static let usage = """
    Usage:
      registryd --data DIR [--socket PATH] [--socket-mode MODE]
      registryd init --data DIR [--origin NAME] [--regulation FILE] [--rehearsal]
      registryd --help | --version
    """

  static let text = """
    registryd \(ProgramVersion.current) keeps the register of certified makerspaces.

    \(usage)

    The first form serves the registry in DIR until it is told to stop (SIGTERM or SIGINT).

      --data DIR           the directory of the registry
      --socket PATH        the Unix socket to listen on; unix:/path is understood too
                           (default: $REGISTRY_SOCKET, else \(ServeOptions.defaultSocket))
      --socket-mode MODE   permissions of the socket in octal; to connect takes the right to write
                           (default: 0660)

    The second form makes a new registry.

      --origin NAME        its name in checkpoints, like a URL without a scheme; cannot be changed later;
                           that of a rehearsal begins with rehearsal/, which is put before it if need be
      --regulation FILE    the first regulation as JSON (default: the Shuozhou measure of 2016)
      --rehearsal          a registry for training and trials, where commands may bring their own time

    Exit codes: 0 done, 2 wrong usage, 7 a failure of the machine or a damaged log. Everything worth
    knowing goes to standard error, one line each.
    """
}

extension ServiceIdentity {
  /// What `org.varlink.service.GetInfo` tells.
  static let registryd = ServiceIdentity(
    vendor: "registryd", product: "registryd", version: ProgramVersion.current, url: "")
}
