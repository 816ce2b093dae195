/// The versions of the regulation that a registry knows, and which of them is in force on a day (DOMAIN §3).
package struct RegulationBook: Equatable, Sendable {
  /// In order of adoption; the founding one is the first.
  package private(set) var versions: [RegulationVersion]
  /// The records that adopted `versions`; none for the founding one.
  private var sources: [RecordNumber?]
  /// By first day in force; of equal days the later adopted is the later one.
  private var byEffect: [RegulationVersion]

  /// Begins with the version that the registry was started with.
  package init(founding: RegulationVersion = .shuozhou2016) {
    versions = [founding]
    sources = [nil]
    byEffect = [founding]
  }

  /// The version that the registry was started with; no version is in force before its first day.
  package var founding: RegulationVersion { versions[0] }

  /// The version in force: the one with the greatest `effectiveFrom` not after the day, among equals the last adopted;
  /// nil before the first day of the founding one.
  package func version(on date: CivilDate) -> RegulationVersion? {
    // No version, however it is dated, reaches back behind the one that the registry was founded on.
    guard date >= founding.effectiveFrom else { return nil }
    // Most questions are about the latest version, and there are few.
    return byEffect.last { $0.effectiveFrom <= date }
  }

  /// The parameters in force on a day; those of the founding version where none is in force.
  package func parameters(on date: CivilDate) -> Parameters {
    (version(on: date) ?? founding).parameters
  }

  /// True for the id of a version, and for the reserved one of the built-in measure.
  package func contains(_ id: RegulationID) -> Bool {
    id == RegulationVersion.builtInID || versions.contains { $0.id == id }
  }

  /// Adds a version (办法施行), whose id must be new; `source` must be later than those of all before.
  package mutating func adopt(_ version: RegulationVersion, by source: RecordNumber) {
    versions.append(version)
    sources.append(source)
    let place = byEffect.firstIndex { $0.effectiveFrom > version.effectiveFrom } ?? byEffect.endIndex
    byEffect.insert(version, at: place)
  }

  /// The book without the versions that were adopted by later records.
  package func known(upTo last: RecordNumber) -> RegulationBook {
    guard let latest = sources.last ?? nil, latest > last else { return self }
    var book = RegulationBook(founding: founding)
    for (version, source) in zip(versions, sources).dropFirst() {
      if let source, source <= last { book.adopt(version, by: source) }
    }
    return book
  }
}
