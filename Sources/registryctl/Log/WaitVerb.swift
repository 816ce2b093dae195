import RegistryCore

/// `wait`: until the register is as it should be, for scripts that go on then.
enum WaitVerb {
  static let verb = Verb(
    name: "wait", section: .questions,
    purpose: Phrase("等到所列条件都成立", "wait until conditions hold"),
    options: [
      OptionSpec("status", .text, "空间=称号状态，如 s1=certified；可多次", "SPACE=STATUS such as s1=certified; may be repeated")
        .repeatable,
      OptionSpec("stage", .text, "空间=办理阶段，如 s1=onNotice；可多次", "SPACE=STAGE such as s1=onNotice; may be repeated")
        .repeatable,
      OptionSpec("flag", .text, "空间=标记，如 s1=reportOverdue；可多次", "SPACE=FLAG such as s1=reportOverdue; may be repeated")
        .repeatable,
      OptionSpec("command", .text, "命令号已被接受；可多次", "the command of that id was accepted; may be repeated").repeatable,
      OptionSpec("size", .size, "日志至少有 N 个事件", "the log has at least N events"),
      OptionSpec("timeout", .duration, "最多等多久；默认一直等", "how long at most; by default for ever"),
    ],
    example: "wait --status s1=certified --timeout 60s",
    remarks: Phrase(
      "条件都成立时退出码为 0；到时仍未成立为 1。状态按今天（北京时间）判断；服务重新启动时继续等待；有 --timeout 时也等服务启动。",
      "The exit code is 0 when all conditions hold and 1 if they do not in time. A status is that of today in China Standard Time. A restart of the daemon is waited for, and with --timeout its start."
    ),
    run: { (invocation) throws(Failure) in try run(invocation) })

  private static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
    let conditions = try WaitCondition.all(invocation)
    let deadline = invocation.arguments.number("timeout").map(Deadline.init(seconds:))
    var client = try first(until: deadline, invocation)
    while true {
      do throws(Failure) {
        let isMet = try wait(for: conditions, on: client, until: deadline, invocation)
        return isMet ? .done : .refused
      } catch {
        guard LogReader.isAbsence(error), deadline.map({ !$0.isOver }) ?? true else { throw error }
      }
      client = try reconnect(until: deadline, invocation)
    }
  }

  /// Days pass without any event: what depends on the day is looked at again after so many milliseconds.
  private static let longestPause = 30_000
  /// Milliseconds between attempts to reach a daemon that is not there: soon enough for a script.
  private static let pauseBetweenAttempts = 100
  /// Milliseconds that a daemon which is there has at least for an answer: more than a busy one takes.
  private static let shortestPatience = 2_000

  /// A daemon that was just started is waited for by those who say how long: without that a socket with nobody behind it is
  /// rather a slip.
  private static func first(until deadline: Deadline?, _ invocation: Invocation) throws(Failure) -> RegistryClient {
    do throws(Failure) { return try connect(until: deadline, invocation) } catch {
      guard LogReader.isAbsence(error), deadline != nil else { throw error }
      return try reconnect(until: deadline, invocation)
    }
  }

  /// A daemon that is there and says nothing (stopped, swapped out) is waited for as one that has gone: for the time that
  /// is left, or as long as a busy one may take to answer.
  private static func connect(until deadline: Deadline?, _ invocation: Invocation) throws(Failure) -> RegistryClient {
    try invocation.connect(patience: deadline.map { max(shortestPatience, $0.milliseconds) })
  }

  /// - Returns: false if the time ran out.
  private static func wait(
    for conditions: [WaitCondition], on client: RegistryClient, until deadline: Deadline?, _ invocation: Invocation
  ) throws(Failure) -> Bool {
    let follower = try connect(until: deadline, invocation)
    client.sendInfo()
    let size = try client.reply().parameters["size"]?.asNatural ?? 0
    // Followed before the first look, so that nothing can come between the look and the wait.
    follower.send(.log, flag: .more) { writer in
      writer.member("from", size + 1)
      writer.member("follow", true)
    }
    try follower.flush()
    while true {
      let findings = try WaitCondition.look(at: conditions, client, invocation)
      if findings.allSatisfy(\.isMet) {
        try report(findings, isMet: true, invocation)
        return true
      }
      var pause = longestPause
      if let deadline { pause = min(pause, deadline.milliseconds) }
      if pause <= 0 {
        try report(findings, isMet: false, invocation)
        return false
      }
      _ = try follower.reply(within: pause)
    }
  }

  private static func reconnect(until deadline: Deadline?, _ invocation: Invocation) throws(Failure) -> RegistryClient {
    while true {
      ProcessControl.sleep(milliseconds: pauseBetweenAttempts)
      do throws(Failure) { return try connect(until: deadline, invocation) } catch {
        let isLate = deadline?.isOver ?? false
        guard LogReader.isAbsence(error), !isLate else { throw error }
      }
    }
  }

  private static func report(
    _ findings: [WaitCondition.Finding], isMet: Bool, _ invocation: Invocation
  ) throws(Failure) {
    if invocation.wantsJSON {
      return try invocation.console.put([
        "met": .bool(isMet),
        "conditions": .array(
          findings.map { finding in
            .object([
              "condition": .string(Text(finding.condition.description)), "met": .bool(finding.isMet),
              "found": .string(Text(finding.found)),
            ])
          }),
      ])
    }
    for finding in findings {
      let verdict =
        finding.isMet ? invocation.rendering.text("成立", "holds") : invocation.rendering.text("未成立", "does not hold")
      try invocation.console.put(
        "\(finding.condition.description.harmless): \(verdict) (\(finding.found.harmless))\n")
    }
  }
}
