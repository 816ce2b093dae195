import RegistryCore

/// The encodings that tables come in.
enum TextEncoding: String {
  case utf8 = "utf-8"
  case gb18030

  struct Decoded: Equatable {
    let encoding: TextEncoding
    /// Without byte order mark.
    let utf8: [UInt8]
  }

  enum Fault: Error, Equatable {
    /// Neither of the encodings; where each breaks off.
    case unknown(utf8: Int, gb18030: Int)
    case notUTF8(offset: Int)
    case notGB18030(offset: Int)
    case utf16
  }

  var name: String {
    switch self {
    case .utf8: "UTF-8"
    case .gb18030: "GB18030"
    }
  }

  /// Reads text in an encoding; nil finds out which: what is well-formed UTF-8 is hardly ever anything else.
  static func decode(_ bytes: [UInt8], as encoding: TextEncoding?) throws(Fault) -> Decoded {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { throw .utf16 }
    switch encoding {
    case .utf8:
      if let offset = faultInUTF8(bytes) { throw .notUTF8(offset: offset) }
      return Decoded(encoding: .utf8, utf8: withoutMark(bytes))
    case .gb18030:
      var decoder = GB18030()
      do throws(GB18030.Fault) {
        return Decoded(encoding: .gb18030, utf8: withoutMark(try decoder.decode(bytes)))
      } catch {
        throw .notGB18030(offset: error.offset)
      }
    case nil:
      guard let offset = faultInUTF8(bytes) else { return Decoded(encoding: .utf8, utf8: withoutMark(bytes)) }
      var decoder = GB18030()
      do throws(GB18030.Fault) {
        return Decoded(encoding: .gb18030, utf8: withoutMark(try decoder.decode(bytes)))
      } catch {
        throw .unknown(utf8: offset, gb18030: error.offset)
      }
    }
  }

  /// Text without its byte order mark, if it begins with one.
  static func withoutMark(_ utf8: [UInt8]) -> [UInt8] {
    utf8.starts(with: ByteOrderMark.utf8) ? Array(utf8.dropFirst(ByteOrderMark.utf8.count)) : utf8
  }

  /// Where bytes stop being UTF-8; nil if they never do.
  private static func faultInUTF8(_ bytes: [UInt8]) -> Int? {
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .emptyInput: return nil
      case .error: return offset
      }
    }
  }
}

extension TextEncoding.Fault {
  var sentence: Phrase {
    switch self {
    case .unknown(let utf8, let gb18030):
      Phrase(
        "既不是 UTF-8（第 \(utf8 + 1) 字节处）也不是 GB18030（第 \(gb18030 + 1) 字节处）",
        "it is neither UTF-8 (see byte \(utf8 + 1)) nor GB18030 (see byte \(gb18030 + 1))")
    case .notUTF8(let offset): Phrase("第 \(offset + 1) 字节处不是 UTF-8", "it is not UTF-8 at byte \(offset + 1)")
    case .notGB18030(let offset): Phrase("第 \(offset + 1) 字节处不是 GB18030", "it is not GB18030 at byte \(offset + 1)")
    case .utf16: Phrase("是 UTF-16：请另存为 CSV UTF-8", "it is UTF-16: save it as CSV UTF-8")
    }
  }
}
