/// What some editors and spreadsheets put before a text to say that it is UTF-8. Nobody has signed it.
package enum ByteOrderMark {
  /// U+FEFF in UTF-8 (RFC 3629 section 6).
  package static let utf8: [UInt8] = [0xEF, 0xBB, 0xBF]
}
