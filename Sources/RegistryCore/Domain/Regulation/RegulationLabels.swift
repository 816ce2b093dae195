/// What the bureau calls the values that the built-in regulation has; another regulation may have its own, which stand for
/// themselves.
package enum RegulationLabels {
  /// The words for a grade (考核等次, 第八条); nil for one that the built-in regulation does not have.
  package static func grade(_ value: Text) -> Phrase? {
    switch value.string {
    case "excellent": Phrase("优秀", "excellent")
    case "qualified": Phrase("合格", "qualified")
    case "unqualified": Phrase("不合格", "unqualified")
    default: nil
    }
  }

  /// The words for a kind of sanction (处分种类, 第十条); nil for one that the built-in regulation does not have.
  package static func sanctionKind(_ value: Text) -> Phrase? {
    switch value.string {
    case "admonition": Phrase("警告/约谈", "admonition")
    case "criticism": Phrase("通报批评", "criticism")
    case "rectification": Phrase("限期整改", "rectification")
    case "revocation": Phrase("取消称号", "revocation")
    default: nil
    }
  }

  /// The words for a place (所属地, 第二条); nil for one that the built-in regulation does not have.
  package static func jurisdiction(_ value: Text) -> Phrase? {
    switch value.string {
    case "shuocheng": Phrase("朔城区", "Shuocheng")
    case "pinglu": Phrase("平鲁区", "Pinglu")
    case "shanyin": Phrase("山阴县", "Shanyin")
    case "yingxian": Phrase("应县", "Yingxian")
    case "youyu": Phrase("右玉县", "Youyu")
    case "huairen": Phrase("怀仁市", "Huairen")
    case "developmentZone": Phrase("朔州经济开发区", "development zone")
    default: nil
    }
  }
}
