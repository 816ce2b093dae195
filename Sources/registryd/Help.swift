import RegistryCore

/// What the daemon says of itself.
enum Help {
  static let usage = """
    Usage:
      registryd --data DIR [--socket PATH] [--socket-mode MODE] [--key FILE] [--guard FILE]
      registryd init --data DIR [--origin NAME] [--regulation FILE] [--rehearsal] [--key FILE]
      registryd init-key --data DIR [--key FILE]
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
      --key FILE           the private key that checkpoints are signed with (default: DIR/key)
      --guard FILE         a second copy of the last signed checkpoint, on another disk: an old copy of
                           DIR that was put in its place is then noticed at the start

    The second form makes a new registry.

      --origin NAME        its name in checkpoints, like a URL without a scheme; cannot be changed later;
                           that of a rehearsal begins with rehearsal/, which is put before it if need be
      --regulation FILE    the first regulation as JSON (default: the Shuozhou measure of 2016)
      --rehearsal          a registry for training and trials, where commands may bring their own time
      --key FILE           keep the private key there, mode 0600; one that is there is taken
                           (openssl genpkey -algorithm ed25519)

    The third form makes the first key of a registry that was made before checkpoints were signed.

    Exit codes: 0 done, 2 wrong usage, 7 a failure of the machine or a damaged log. Everything worth
    knowing goes to standard error, one line each.
    """
}

extension ServiceIdentity {
  /// What `org.varlink.service.GetInfo` tells.
  static let registryd = ServiceIdentity(
    vendor: "registryd", product: "registryd", version: ProgramVersion.current, url: "")
}
