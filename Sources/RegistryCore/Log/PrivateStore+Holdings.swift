extension PrivateStore {
  /// What the private files hold: whoever verifies a registry must see that nothing is kept that should be destroyed.
  struct Holdings {
    /// Lines of the events up to the number that was asked about.
    let values: Int
    let damage: [PrivateDamage]
    /// Files that belong to no segment of the log.
    let strangers: [String]
  }

  /// Looks at every file as it is now.
  ///
  /// - Parameter last: values of later events may have been written since the log was read.
  func holdings(upTo last: Int) throws(LogError) -> Holdings {
    let (now, strangers) = try PrivateStore.read(directory, on: disk)
    // What is to take a file's place has nothing that is to be destroyed, and is gone at the next start.
    let own = now.files.map { Self.name($0) + ".new" }
    var values = 0
    for number in now.files {
      let rows = try reporting { () throws(SystemError) in try now.scan(number).rows }
      values += rows.prefix { $0.seq <= last }.count
    }
    return Holdings(values: values, damage: try now.inspect(), strangers: strangers.filter { !own.contains($0) })
  }
}
