extension DirectoryVerification {
  /// What is wrong with the personal values besides that some are not there: what was not erased as it is said, and what
  /// is kept that no event speaks of. Where the log cannot be read again, that is told by others.
  func personalFailures(_ inspection: LogInspection, _ store: PrivateStore?) -> [CheckFailure] {
    var failures: [CheckFailure] = []
    do throws(LogError) {
      if !inspection.erased.isEmpty {
        var survey = try ErasureSurvey(
          directory, inspection.locations, amending: inspection.amending, on: disk)
        failures += try survey.unfounded(among: inspection.erased)
      }
      guard let held = try store?.holdings(upTo: inspection.locations.count) else { return failures }
      failures += held.damage.map { damage in
        CheckFailure("privateDamaged", "个人信息文件有一段不可读，其中可能有已去除的内容：\(damage)", "\(damage)")
      }
      failures += held.strangers.map { name in
        CheckFailure(
          "privateStranger", "private/\(name) 不属于登记簿，其中可能有已去除的个人信息：请查明后删除",
          "private/\(name) is none of the registry's files, and may hold personal values that were erased: "
            + "find out what it is, and remove it")
      }
      if held.values > inspection.personal.examined {
        failures.append(
          CheckFailure(
            "personalSurplus", "个人信息文件里有 \(held.values) 个值，事件中只有 \(inspection.personal.examined) 个：多出的可能是已去除的内容",
            "the private files hold \(held.values) values, and the events have \(inspection.personal.examined): "
              + "the others may be what was to be erased"))
      }
    } catch {
      failures.append(CheckFailure("logUnreadable", "日志不可读：\(error.phrase.chinese)", "\(error)"))
    }
    return failures
  }
}
