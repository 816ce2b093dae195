import DiskSimulation
import Testing

@testable import RegistryCore

/// A dictionary whose keys are texts does what a dictionary does, and its copies are independent.
@Suite struct TextDictionaryTests {
  private struct Kept {
    let plain: [Subject: [Int]]
    let dictionary: TextDictionary<Subject, [Int]>
  }

  @Test(arguments: 1...3)
  func isADictionaryUnderRandomChanges(seed: UInt64) {
    var random = SplitMix(state: seed)
    var plain: [Subject: [Int]] = [:]
    var dictionary = TextDictionary<Subject, [Int]>()
    var kept: [Kept] = []
    for step in 0..<20_000 {
      let key = subject(random.below(3_000))
      switch random.below(1_000) {
      case 0..<3: kept.append(Kept(plain: plain, dictionary: dictionary))
      case 3..<150:
        plain[key] = nil
        dictionary[key] = nil
      case 150..<300: #expect(dictionary.removeValue(forKey: key) == plain.removeValue(forKey: key))
      case 300..<400:
        plain[key]?.append(step)
        dictionary[key]?.append(step)
      case 400..<600:
        plain[key] = [step]
        dictionary[key] = [step]
      case _:
        plain[key, default: [0]].append(step)
        dictionary[key, default: [0]].append(step)
      }
      #expect(dictionary.count == plain.count && dictionary[key] == plain[key])
    }
    #expect(plain.count > 1_000, "the seed leaves too few entries to tell anything")
    #expect(!kept.isEmpty)
    for copy in kept + [Kept(plain: plain, dictionary: dictionary)] { expectEqual(copy.dictionary, copy.plain) }
  }

  private func expectEqual(_ dictionary: TextDictionary<Subject, [Int]>, _ plain: [Subject: [Int]]) {
    #expect(dictionary.count == plain.count)
    #expect(dictionary.keys.count == plain.count && Set(dictionary.keys) == Set(plain.keys))
    #expect(Array(dictionary.values) == dictionary.keys.map { plain[$0] })
    #expect(Dictionary(uniqueKeysWithValues: dictionary.map { ($0.key, $0.value) }) == plain)
    let sums = dictionary.mapValues { $0.reduce(0, +) }
    #expect(sums.count == plain.count)
    for (key, values) in plain { #expect(dictionary[key] == values && sums[key] == values.reduce(0, +)) }
  }

  private func subject(_ number: Int) -> Subject {
    switch number % 3 {
    case 0: number == 0 ? .registry : .space(SpaceID(Text("\(number)")))
    case 1: .space(SpaceID(Text("a space with a long identifier \(number)")))
    case _: .operator(OperatorID(Text("\(number - 2)")))
    }
  }

  @Test func aReservedDictionaryIsTheSame() {
    var dictionary = TextDictionary<Text, Int>()
    dictionary.reserveCapacity(5_000)
    for number in 0..<5_000 { dictionary[Text("\(number)"), default: 0] += number }
    dictionary.reserveCapacity(10)
    #expect(dictionary.count == 5_000 && dictionary["4999"] == 4_999 && dictionary["5000"] == nil)
    #expect(dictionary["none", default: 7] == 7 && dictionary.count == 5_000)
    #expect(Array(dictionary.values) == Array(0..<5_000))
    #expect(dictionary.keys == (0..<5_000).map { Text("\($0)") })
  }
}
