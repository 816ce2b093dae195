import Testing

@testable import RegistryCore

/// Takes every whole message, as texts.
private func drain(_ decoder: inout FrameDecoder) throws -> [String] {
  var messages: [String] = []
  while let message = try decoder.takeMessage({ String(decoding: $0, as: UTF8.self) }) { messages.append(message) }
  return messages
}

@Suite struct FrameDecoderTests {
  private static let stream = Array("{\"a\":1}\0\0{}\0众创空间与创业者\0tail".utf8)
  private static let messages = ["{\"a\":1}", "", "{}", "众创空间与创业者"]

  @Test(arguments: 0...stream.count)
  func cutsAStreamThatCameInTwoPortions(split: Int) throws {
    var decoder = FrameDecoder(limit: 100)
    decoder.feed(Array(Self.stream[..<split]))
    var messages = try drain(&decoder)
    decoder.feed(Array(Self.stream[split...]))
    messages += try drain(&decoder)
    #expect(messages == Self.messages)
    #expect(decoder.bufferedCount == 4)
    #expect(decoder.hasPartialMessage)
  }

  @Test(arguments: [1, 2, 3, 5, 7, 8, 9, 16])
  func cutsAStreamThatCameInEqualPortions(length: Int) throws {
    var decoder = FrameDecoder(limit: 100)
    var messages: [String] = []
    for start in stride(from: 0, to: Self.stream.count, by: length) {
      decoder.feed(Array(Self.stream[start..<min(start + length, Self.stream.count)]))
      messages += try drain(&decoder)
    }
    #expect(messages == Self.messages)
  }

  @Test func keepsMessagesUntilTheyAreTaken() throws {
    var decoder = FrameDecoder(limit: 100)
    for byte in Self.stream { decoder.feed([byte]) }
    #expect(decoder.hasMessage)
    #expect(try drain(&decoder) == Self.messages)
    #expect(!decoder.hasMessage)
  }

  @Test(arguments: 0...40)
  func findsTheTerminatorWhereverItStands(length: Int) throws {
    for fill: UInt8 in [0x01, 0x7F, 0x80, 0x81, 0xFF] {
      var decoder = FrameDecoder(limit: 100)
      decoder.feed([UInt8](repeating: fill, count: length) + [0, 0x80, 0x01])
      #expect(try decoder.takeMessage { $0.count } == length)
      #expect(try decoder.takeMessage { $0.count } == nil)
      #expect(decoder.bufferedCount == 2)
    }
  }

  @Test func acceptsTheLongestMessageAndNoLongerOne() throws {
    var decoder = FrameDecoder(limit: 10)
    decoder.feed([UInt8](repeating: 65, count: 10))
    #expect(!decoder.hasMessage)
    decoder.feed([0])
    #expect(try decoder.takeMessage { $0.count } == 10)
    decoder.feed([UInt8](repeating: 65, count: 11))
    #expect(decoder.hasMessage)
    #expect(throws: FrameDecoder.TooLong(limit: 10)) { try decoder.takeMessage { $0.count } }
  }

  @Test func reportsALongMessageAfterThoseBeforeIt() throws {
    var decoder = FrameDecoder(limit: 10)
    decoder.feed(Array("short\0".utf8) + [UInt8](repeating: 65, count: 11) + [0])
    #expect(try decoder.takeMessage { $0.count } == 5)
    #expect(throws: FrameDecoder.TooLong(limit: 10)) { try decoder.takeMessage { $0.count } }
  }

  /// A reader that looked at every byte again for each portion would need some 10¹¹ steps here.
  @Test func readsALongMessageInSmallPortionsInLinearTime() throws {
    let length = 4 << 20
    var decoder = FrameDecoder(limit: length)
    let portion = [UInt8](repeating: 65, count: 64)
    for _ in 0..<length / portion.count { decoder.feed(portion) }
    decoder.feed([0])
    #expect(try decoder.takeMessage { $0.count } == length)
  }

  @Test func survivesManyMessagesThatOverlapPortions() throws {
    var decoder = FrameDecoder(limit: 1_000)
    var expected: [Int] = []
    var got: [Int] = []
    var stream: [UInt8] = []
    for number in 0..<2_000 {
      expected.append(number % 97)
      stream += [UInt8](repeating: 66, count: number % 97) + [0]
    }
    var position = 0
    var step = 1
    while position < stream.count {
      let end = min(position + step, stream.count)
      decoder.feed(Array(stream[position..<end]))
      // Every third portion is left in the buffer for a while.
      if step % 3 != 0 {
        while let count = try decoder.takeMessage({ $0.count }) { got.append(count) }
      }
      position = end
      step = step % 301 + 1
    }
    while let count = try decoder.takeMessage({ $0.count }) { got.append(count) }
    #expect(got == expected)
    #expect(decoder.bufferedCount == 0)
  }
}
