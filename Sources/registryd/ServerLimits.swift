import RegistryCore

/// How much of the machine the server lets its clients have. The limits of single messages are in ``WireLimits``.
struct ServerLimits {
  /// Most connections at a time. A bureau has some tens of clerks and scripts; this bounds what a runaway script can
  /// take, and stays below the usual limit of descriptors. A client beyond it is closed at once.
  var maxConnections = 4_096

  /// Most connections accepted in a turn, so that a crowd at the door does not stop those inside.
  var acceptedPerTurn = 64

  /// Bytes read by one system call. A socket holds some 200 KiB, most calls have less than 1 KiB.
  var receiveBuffer = 64 << 10

  /// Most bytes read from one connection in a turn, so that a client that sends without pause delays the others by no
  /// more than the work on these.
  var receivedPerTurn = 256 << 10

  /// Most calls of one connection served in a turn, for the same reason.
  var callsPerTurn = 256

  /// Bytes of `Submit` calls after which what is staged is committed before more is staged. It bounds the frame, and how
  /// long the first client of a frame waits for the last one; large enough that the sync does not weigh.
  var stagedBytes = 4 << 20

  /// How long the commands of `Submit` calls are decided in a turn before others come, shared by the connections that have
  /// some: far more than ordinary calls take, and no longer than a person waits without noticing.
  var decidingPerTurn: Duration = .milliseconds(50)

  /// Memory for messages that have not come to their end, of all connections together. Beyond it a connection that holds
  /// more than its fair share is closed when it sends.
  var totalInput = 256 << 20

  /// Memory for replies that have not been sent, of all connections together. Beyond it the connection with the most is
  /// closed: its client does not read.
  var totalOutput = 512 << 20

  /// How long replies are still sent after the daemon was told to stop. Longer than any client that reads takes, and
  /// shorter than what service managers grant (90 s with systemd).
  var lastReplies: Duration = .seconds(5)

  /// How long no connection is accepted after that has failed, usually for want of descriptors: time for others to
  /// close, without turning in circles.
  var acceptPause: Duration = .milliseconds(200)

  /// Shortest time between two warnings of one kind in the daemon's log.
  var warningInterval: Duration = .seconds(10)

  /// How long the log may have events that no signed checkpoint speaks of. Short enough that a copy of the directory is
  /// worth much, long enough that signing, with two syncs, takes less than a thousandth of the time.
  var signInterval: Duration = .seconds(3)

  /// What a connection may hold of an unfinished message when memory for these is short.
  var fairInput: Int { totalInput / maxConnections }
}
