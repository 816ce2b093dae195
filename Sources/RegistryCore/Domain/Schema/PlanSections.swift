/// The headings of the construction and operation plan (建设运营方案), as the form's outline has them.
package enum PlanSections {
  /// Section n stands at index n − 1.
  package static let headings: [Phrase] = [
    Phrase("建设的必要性", "why it is needed"),
    Phrase("具备的基础条件", "what is there already"),
    Phrase("建设和运营目标", "aims of construction and operation"),
    Phrase("运营机制", "how it is run"),
    Phrase("可提供的服务", "services offered"),
    Phrase("当前运营状况", "present operation"),
    Phrase("保障措施", "safeguards"),
    Phrase("附件（相关证明材料）", "annexes (evidence)"),
  ]
}
