/// A dated call for applications (申报通知); both days inclusive.
package struct Call: Sendable {
  package let id: CallID
  package let documentNo: DocumentNumber?
  package let opensOn: CivilDate
  package let closesOn: CivilDate
  package let source: RecordNumber
}
