/// A dated call for applications (申报通知); both days inclusive.
package struct Call: Sendable {
  /// 申报通知标识, by which applications name it.
  package let id: CallID
  /// 发文字号; nil if none was given.
  package let documentNo: DocumentNumber?
  /// 受理开始日期: the first day on which an application under it may be submitted (N2).
  package let opensOn: CivilDate
  /// 申报截止日期: the last such day (N2); not before `opensOn`.
  package let closesOn: CivilDate
  /// The record of `openCall`.
  package let source: RecordNumber
}
