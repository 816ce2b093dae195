/// The premises of a space as the law measures them (第四条（二）).
struct Premises {
  let totalArea: FixedDecimal
  let publicArea: FixedDecimal
  let isOnCampus: Bool

  /// *Area* of DOMAIN §6.2 step 15.
  func check(_ checks: inout Checks, _ parameters: Parameters) {
    if publicArea > totalArea {
      checks.refuse(.g15, .publicAreaExceedsTotal, found: "\(publicArea)", wanted: "\(totalArea)")
    }
    let minimum = isOnCampus ? parameters.campusMinArea : parameters.otherMinArea
    if totalArea < minimum {
      checks.refuse(.r42a, .areaBelowMinimum, found: "\(totalArea)", wanted: "\(minimum)")
    }
    let percent = parameters.publicAreaMinPercent
    if publicArea.isBelow(percent: percent, of: totalArea) {
      checks.refuse(
        .r42c, .publicShareBelowMinimum, found: "\(publicArea) / \(totalArea)", wanted: "\(percent) %")
    }
  }
}

/// The makers or teams that a space has gathered (第四条（五）).
struct Crowd {
  let orientation: ServiceOrientation
  let makers: Int64
  let teams: Int64

  /// *Crowd* of DOMAIN §6.2 step 18.
  func check(_ checks: inout Checks, _ parameters: Parameters) {
    switch orientation {
    case .makerOriented:
      if makers < parameters.activeMakersMin {
        checks.refuse(.r45a, .tooFewMakers, found: "\(makers)", wanted: "\(parameters.activeMakersMin)")
      }
    case .teamOriented:
      if teams < parameters.activeTeamsMin {
        checks.refuse(.r45b, .tooFewTeams, found: "\(teams)", wanted: "\(parameters.activeTeamsMin)")
      }
    }
  }
}
