"""Annual reports, assessments, rewards, rectification, sanctions and the end of titles (DOMAIN 6.5, 6.6)."""

from . import duties
from .references import rectification_in_force
from .schema import METRICS
from .state import Assessment, Ending, Rectification, Reward, Sanction, Verification
from .values import is_natural


def _require_space(state, submission, findings):
    """`G1 unknownSpace ⏹`."""
    space = state.spaces.get(submission.data["spaceId"])
    if space is None:
        findings.refuse("G1", "unknownSpace")
    findings.stop_if_any()
    return space


# Annual report


def check_submit_annual_report(state, submission, findings):
    space = _require_space(state, submission, findings)
    data, year, d = submission.data, submission.data["year"], submission.day("submittedOn")
    if not 2000 <= year <= 2100:
        findings.refuse_and_stop("G14", "badYear")
    law = duties.law_of_year(state, year)
    if law is None:
        findings.refuse_and_stop("R12.1", "noRegulationInForce")
    if not state.held_in(space, year):
        findings.refuse("R7.3", "notCertifiedInYear")
    elif d < state.earliest_valid_from(space):
        findings.refuse("R7.3", "beforeCertification")
    if not (data["hasWorkReport"] and data["hasNextYearPlan"]):
        findings.refuse("R7.1", "incomplete")
    if (space.id, year) in state.reports:
        findings.refuse("G3", "reportExists")
    if d < duties.window_opens_on(law, year):
        findings.refuse("R7.2", "beforeWindow")
    if d > duties.due_on(law, year):
        findings.warn("lateReport")


def apply_submit_annual_report(state, submission):
    state.reports[submission.data["spaceId"], submission.data["year"]] = submission.day("submittedOn")
    return ["reported"]


# Assessment and reward


def check_record_assessment(state, submission, findings):
    data, d, year = submission.data, submission.day("decisionDate"), submission.data["year"]
    if data["assessmentId"] in state.assessments:
        findings.refuse("G1", "duplicateId")
    space = _require_space(state, submission, findings)
    law = state.law_in_force(d)
    if law is None:
        findings.refuse_and_stop("R12.1", "noRegulationInForce")
    if year > d.year or year < 2000:
        findings.refuse_and_stop("G2", "yearAfterDecision")
    if state.title_on(space, d) is None:
        findings.refuse("R8.1", "titleNotInForce")
    if not state.held_in(space, year):
        findings.refuse("R8.1", "notCertifiedInYear")
    if data["grade"] not in law["assessmentGrades"]:
        findings.refuse("R8.3", "unknownGrade")
    if state.assessment(space, year) is not None:
        findings.refuse("R8.3", "alreadyAssessed")
    for name in METRICS:
        if not is_natural(data["metrics"].get(name)):
            findings.refuse("R8.2", f"metric:{name}")
    if (space.id, year) not in state.reports:
        findings.warn("noAnnualReport")


def apply_record_assessment(state, submission):
    data = submission.data
    state.assessments[data["assessmentId"]] = Assessment(
        data["assessmentId"],
        state.spaces[data["spaceId"]],
        data["year"],
        submission.day("decisionDate"),
        data["grade"],
        data["metrics"],
        submission.command_id,
    )
    return ["assessed"]


def check_grant_reward(state, submission, findings):
    space = _require_space(state, submission, findings)
    d, year = submission.day("decisionDate"), submission.data["year"]
    assessment = state.assessment(space, year)
    if assessment is None:
        findings.refuse_and_stop("R8.4", "notAssessed")
    if assessment.grade not in state.law(d)["rewardGrades"]:
        findings.refuse_and_stop("R8.4", "gradeNotRewarded")
    if d < assessment.decided_on:
        findings.refuse_and_stop("G2", "beforeAssessment")
    if state.rewarded(space, year):
        findings.refuse_and_stop("G3", "alreadyRewarded")


def apply_grant_reward(state, submission):
    space = state.spaces[submission.data["spaceId"]]
    state.rewards.append(Reward(space, submission.data["year"], submission.command_id))
    return ["rewarded"]


# Rectification


def _basis(state, bases, basis_id, space, d):
    """The assessment or sanction if it can carry a decision about the space on d."""
    basis = bases.get(basis_id)
    if basis is None or basis.space is not space or not state.stands(basis):
        return None
    return basis if state.tenure(space, basis.decided_on, d) else None


def check_order_rectification(state, submission, findings):
    data, d, deadline = submission.data, submission.day("orderedOn"), submission.day("deadline")
    if data["rectificationId"] in state.rectifications:
        findings.refuse("G1", "duplicateId")
    space = _require_space(state, submission, findings)
    law = state.law_in_force(d)
    if law is None:
        findings.refuse_and_stop("R12.1", "noRegulationInForce")
    rule = "R8.5" if data["ground"] == "assessment" else "R10.1"
    if state.title_on(space, d) is None:
        findings.refuse(rule, "titleNotInForce")
    if data["ground"] == "assessment":
        assessment = _basis(state, state.assessments, data["basisId"], space, d)
        if assessment is None:
            findings.refuse(rule, "noSuchAssessment")
        else:
            if assessment.grade not in law["rectificationGrades"]:
                findings.refuse(rule, "gradeNeedsNoRectification")
            if d < assessment.decided_on:
                findings.refuse("G2", "beforeAssessment")
    else:
        sanction = _basis(state, state.sanctions, data["basisId"], space, d)
        if sanction is None:
            findings.refuse(rule, "noSuchSanction")
        else:
            if sanction.kind != "rectification":
                findings.refuse(rule, "sanctionIsNotRectification")
            if d < sanction.decided_on:
                findings.refuse("G2", "beforeSanction")
    if any(
        r.ground == data["ground"] and r.basis_id == data["basisId"]
        for r in state.standing(state.rectifications.values())
    ):
        findings.refuse(rule, "alreadyOrdered")
    longest = law["rectificationMaxDays"]
    if deadline <= d:
        findings.refuse(rule, "deadlineNotAfterOrder")
    elif longest is not None and (deadline - d).days > longest:
        findings.refuse(rule, "deadlineTooLong")


def apply_order_rectification(state, submission):
    data = submission.data
    state.rectifications[data["rectificationId"]] = Rectification(
        data["rectificationId"],
        state.spaces[data["spaceId"]],
        submission.day("orderedOn"),
        submission.day("deadline"),
        data["ground"],
        data["basisId"],
        submission.command_id,
    )
    return ["rectificationOrdered"]


def _require_rectification(state, submission, d, findings):
    """The checks *Rect*."""
    rectification = rectification_in_force(state, submission.data["rectificationId"])
    if rectification is None:
        findings.refuse_and_stop("G1", "unknownRectification")
    if state.verification(rectification) is not None:
        findings.refuse("R8.6", "alreadyVerified")
    if d < rectification.ordered_on:
        findings.refuse("G2", "beforeOrder")
    space = rectification.space
    if state.title_on(space, d) is None or not state.tenure(space, rectification.ordered_on, d):
        findings.refuse("R8.6", "titleNotInForce")
    return rectification


def check_submit_rectification_report(state, submission, findings):
    d = submission.day("submittedOn")
    rectification = _require_rectification(state, submission, d, findings)
    if d > rectification.deadline:
        findings.warn("lateRectificationReport")


def apply_submit_rectification_report(state, submission):
    rectification = state.rectifications[submission.data["rectificationId"]]
    d = submission.day("submittedOn")
    if rectification.reported_on is None or d < rectification.reported_on:
        rectification.reported_on = d
    return ["rectificationReported"]


def check_verify_rectification(state, submission, findings):
    d = submission.day("verifiedOn")
    rectification = _require_rectification(state, submission, d, findings)
    reported = rectification.reported_on is not None and rectification.reported_on <= d
    if submission.data["result"] == "passed":
        if not reported:
            findings.refuse("R8.6", "noRectificationReport")
        elif not rectification.timely:
            findings.warn("lateRectification")
    elif not reported and d <= rectification.deadline:
        findings.refuse("R8.6", "deadlineNotOver")


def apply_verify_rectification(state, submission):
    passed = submission.data["result"] == "passed"
    state.rectifications[submission.data["rectificationId"]].verifications.append(
        Verification(submission.day("verifiedOn"), passed, submission.command_id)
    )
    return ["rectified" if passed else "rectificationFailed"]


# Sanction, revocation, relinquishment


def check_impose_sanction(state, submission, findings):
    data, d = submission.data, submission.day("decisionDate")
    if data["sanctionId"] in state.sanctions:
        findings.refuse("G1", "duplicateId")
    space = _require_space(state, submission, findings)
    law = state.law_in_force(d)
    if law is None:
        findings.refuse_and_stop("R12.1", "noRegulationInForce")
    if state.title_on(space, d) is None:
        findings.refuse("R10.1", "titleNotInForce")
    if data["kind"] not in law["sanctionKinds"].get(data["severity"], []):
        findings.refuse("R10.1", "kindNotForSeverity")


def apply_impose_sanction(state, submission):
    data = submission.data
    state.sanctions[data["sanctionId"]] = Sanction(
        data["sanctionId"],
        state.spaces[data["spaceId"]],
        submission.day("decisionDate"),
        data["severity"],
        data["kind"],
        submission.command_id,
    )
    return ["sanctioned"]


def check_revoke_title(state, submission, findings):
    space = _require_space(state, submission, findings)
    data, d = submission.data, submission.day("decisionDate")
    effective = submission.day("effectiveDate") or d
    rule = "R8.7" if data["ground"] == "rectificationFailed" else "R10.2"
    if effective < d:
        findings.refuse(rule, "retroactiveRevocation")
    if state.title_on(space, max(effective, d)) is None:
        findings.refuse(rule, "titleNotInForce")
    if data["ground"] == "rectificationFailed":
        _check_failed_rectification(state, space, data["basisId"], d, findings)
        return
    sanction = _basis(state, state.sanctions, data["basisId"], space, d)
    if sanction is None:
        findings.refuse(rule, "noSuchSanction")
        return
    if sanction.severity != "serious":
        findings.refuse(rule, "notSerious")
    if d < sanction.decided_on:
        findings.refuse("G2", "beforeSanction")


def _check_failed_rectification(state, space, basis_id, d, findings):
    rectification = rectification_in_force(state, basis_id)
    if (
        rectification is None
        or rectification.space is not space
        or not state.tenure(space, rectification.ordered_on, d)
    ):
        findings.refuse("R8.7", "noSuchRectification")
        return
    standing = state.rectification_state(rectification, d)
    if standing == "passed":
        findings.refuse("R8.7", "rectificationPassed")
    elif standing == "open":
        if d <= rectification.deadline:
            findings.refuse("R8.7", "deadlineNotOver")
        elif rectification.timely:
            findings.refuse("R8.7", "verificationPending")


def _end_titles(state, submission, kind):
    """An ending on every title of the space not yet over, a granted renewal included."""
    effective = submission.day("effectiveDate") or submission.day("decisionDate")
    for title in state.titles_of(state.spaces[submission.data["spaceId"]]):
        if title.valid_until >= effective:
            title.endings.append(Ending(kind, effective, submission.command_id))


def apply_revoke_title(state, submission):
    _end_titles(state, submission, "revoked")
    return ["revoked"]


def check_relinquish_title(state, submission, findings):
    space = _require_space(state, submission, findings)
    d = submission.day("decisionDate")
    effective = submission.day("effectiveDate") or d
    if d < submission.day("appliedOn"):
        findings.refuse("G2", "decisionBeforeApplication")
    if effective < d:
        findings.refuse("G6", "retroactive")
    if state.title_on(space, max(effective, d)) is None:
        findings.refuse("G6", "titleNotInForce")


def apply_relinquish_title(state, submission):
    _end_titles(state, submission, "relinquished")
    return ["relinquished"]


HANDLERS = {
    "submitAnnualReport": (check_submit_annual_report, apply_submit_annual_report),
    "recordAssessment": (check_record_assessment, apply_record_assessment),
    "grantReward": (check_grant_reward, apply_grant_reward),
    "orderRectification": (check_order_rectification, apply_order_rectification),
    "submitRectificationReport": (check_submit_rectification_report, apply_submit_rectification_report),
    "verifyRectification": (check_verify_rectification, apply_verify_rectification),
    "imposeSanction": (check_impose_sanction, apply_impose_sanction),
    "revokeTitle": (check_revoke_title, apply_revoke_title),
    "relinquishTitle": (check_relinquish_title, apply_relinquish_title),
}
