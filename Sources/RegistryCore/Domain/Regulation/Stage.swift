/// A stage of the procedure that leads to certification (article 5; 2022 call, 3).
package enum Stage: String, CaseIterable, Sendable {
  case localReview
  case preliminaryReview
  case siteInspection
  case expertReview
  case deliberation
  case publicNotice

  /// The rule that a refusal names when the stage is missing or failed (end of DOMAIN §2).
  package var rule: Rule {
    switch self {
    case .localReview: .r51d
    case .preliminaryReview: .n3
    case .siteInspection: .r52b
    case .expertReview: .r53a
    case .deliberation: .r53b
    case .publicNotice: .r53c
    }
  }

  /// The words for it (DOMAIN §2, end).
  package var label: Phrase {
    switch self {
    case .localReview: Phrase("属地（教育部门）审核", "local review")
    case .preliminaryReview: Phrase("市科技局初审", "preliminary review")
    case .siteInspection: Phrase("实地考察", "site inspection")
    case .expertReview: Phrase("专家评审", "expert review")
    case .deliberation: Phrase("市科技局研究", "deliberation")
    case .publicNotice: Phrase("网上公示", "public notice")
    }
  }
}

/// The stages that a regulation prescribes, in their order; a stage occurs at most once, and may be absent.
package struct ProcedureStages: Hashable, Sendable {
  /// A stage, and whether it may be passed over.
  package struct Step: Hashable, Sendable {
    /// At most once in a procedure.
    package let stage: Stage
    /// Whether certification needs the stage. One that is not required blocks only if it was taken and failed.
    package let required: Bool

    /// Any stage may be required, or not.
    package init(_ stage: Stage, required: Bool) {
      self.stage = stage
      self.required = required
    }
  }

  /// In the order in which they have to be taken (DOMAIN §6.3).
  package let steps: [Step]

  /// Nil if a stage occurs twice.
  package init?(_ steps: [Step]) {
    guard Set(steps.map(\.stage)).count == steps.count else { return nil }
    self.steps = steps
  }

  /// The procedure of 2016, with the preliminary review of the 2022 call as an option.
  package static let shuozhou2016 = ProcedureStages(
    allOnceIn: Stage.allCases.map { Step($0, required: $0 != .preliminaryReview) })

  private init(allOnceIn steps: [Step]) {
    self.steps = steps
  }

  /// The place of a stage in the order, from 0; nil if the procedure has no such stage.
  package func position(of stage: Stage) -> Int? {
    steps.firstIndex { $0.stage == stage }
  }
}
