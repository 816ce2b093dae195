"""Decisions on an application and findings of fraud (DOMAIN 6.4, 6.7)."""

from . import dates
from .commands_procedure import STAGE_RULE, require_known, require_open
from .dates import DAY
from .state import Ban, Closing, Ending, Finding, Title


def check_certify(state, submission, findings):
    d, effective = submission.day("decisionDate"), submission.day("effectiveDate")
    if submission.data["certificationId"] in state.titles:
        findings.refuse("G1", "duplicateId")
    application = require_open(state, submission, findings)
    space, law = application.space, state.law(application.submitted_on)
    if d < application.submitted_on:
        findings.refuse("G2", "beforeApplication")
    _check_procedure(state, application, d, law, findings)
    _check_notice(application.notice, d, findings)
    for rule in law["attestedConditions"]:
        if not state.attested(application, rule):
            findings.refuse(rule, "notAttested")
    if state.law(d)["banBlocksPendingApplications"]:
        if state.ban_end(d, application.operator, space) is not None:
            findings.refuse("R9.2", "banned")
    if effective is not None and effective < d:
        findings.refuse("R11.1", "retroactiveCertification")
    current = state.title_on(space, d)
    if current is not None:
        counting = state.rectifications_counting(space, d)
        if any(state.rectification_state(r, d) != "passed" for r in counting):
            findings.warn("openRectification")
        if effective is not None and effective <= current.valid_until:
            findings.refuse("R11.2", "overlapsCurrentTitle")
    if state.title_pending_after(space, d):
        findings.refuse("R11.2", "renewalAlreadyGranted")
    if current is not None and state.end(current)[0] <= current.valid_until:
        findings.refuse("R11.2", "titleEnding")


def _check_procedure(state, application, d, law, findings):
    for item in law["procedureStages"]:
        stage = item["stage"]
        attempt = state.attempt(application, stage)
        if attempt is None:
            if item["required"]:
                findings.refuse(STAGE_RULE[stage], f"stageMissing:{stage}")
            continue
        if not attempt.passed:
            findings.refuse(STAGE_RULE[stage], f"stageFailed:{stage}")
        if d < attempt.on:
            findings.refuse("G2", f"beforeStage:{stage}")


def _check_notice(notice, d, findings):
    if notice is None:
        return
    if d <= notice.ends_on:
        findings.refuse("R5.3c", "noticeNotOver")
    for objection in notice.objections:
        if objection.resolved_on is None or objection.resolved_on > d:
            findings.refuse("R5.3c", "objectionOpen")
        elif objection.outcome == "upheld":
            findings.refuse("R5.3c", "objectionUpheld")


def apply_certify(state, submission):
    data, d, effective = submission.data, submission.day("decisionDate"), submission.day("effectiveDate")
    application = state.applications[data["applicationId"]]
    law = state.law(d)
    current = state.title_on(application.space, d)
    if current is not None and effective is None:
        valid_from = current.valid_until + DAY
        valid_until = dates.add_years(current.valid_until, law["validityYears"])
    else:
        valid_from = effective or d
        valid_until = dates.period_end(valid_from, law["validityYears"], law["periodEnd"])
    by = submission.command_id
    state.titles[data["certificationId"]] = Title(
        data["certificationId"], application, application.space, d, valid_from, valid_until, by
    )
    application.closings.append(Closing("certified", d, by))
    return ["certified"]


def check_refuse_certification(state, submission, findings):
    _check_close(state, submission, submission.day("decisionDate"), findings)


def apply_refuse_certification(state, submission):
    application = state.applications[submission.data["applicationId"]]
    application.closings.append(Closing("refused", submission.day("decisionDate"), submission.command_id))
    return ["certificationRefused"]


def check_withdraw_application(state, submission, findings):
    _check_close(state, submission, submission.day("withdrawnOn"), findings)


def apply_withdraw_application(state, submission):
    application = state.applications[submission.data["applicationId"]]
    application.closings.append(Closing("withdrawn", submission.day("withdrawnOn"), submission.command_id))
    return ["withdrawn"]


def _check_close(state, submission, d, findings):
    application = require_open(state, submission, findings)
    if d < application.submitted_on:
        findings.refuse("G2", "beforeApplication")


def check_find_fraud(state, submission, findings):
    d, effective = submission.day("decisionDate"), submission.day("effectiveDate")
    if submission.data["findingId"] in state.findings:
        findings.refuse("G1", "duplicateId")
    application = require_known(state, submission, findings)
    findings.stop_if_any()
    if d < application.submitted_on:
        findings.refuse("G2", "beforeApplication")
    if any(f.application is application for f in state.standing(state.findings.values())):
        findings.refuse("R9.1", "alreadyFound")
    if effective is None:
        return
    title = state.title_of_application(application)
    if title is None:
        findings.refuse("R9.1", "nothingToRevoke")
        return
    if effective < title.valid_from:
        findings.refuse("R9.1", "effectiveBeforeTitle")
    if effective > d:
        findings.refuse("R9.1", "effectiveAfterDecision")
    if effective >= state.end(title)[0]:
        findings.refuse("R9.1", "titleNotInForce")
    if effective < d and not state.law(d)["fraudRevocationMayBeRetroactive"]:
        findings.refuse("R9.1", "retroactiveRevocation")


def apply_find_fraud(state, submission):
    d, effective, by = submission.day("decisionDate"), submission.day("effectiveDate"), submission.command_id
    application = state.applications[submission.data["applicationId"]]
    law, title = state.law(d), state.title_of_application(application)
    was_open = state.closing(application) is None
    finding = Finding(submission.data["findingId"], application, d, by)
    state.findings[finding.id] = finding
    events = ["fraudFound"]
    if title is not None:
        reaches = effective is not None and effective <= title.valid_until
        if state.in_force(title, d) or d < title.valid_from or reaches:
            title.endings.append(Ending("revoked", effective or d, by))
            events.append("revoked")
    elif was_open:
        application.closings.append(Closing("refused", d, by))
        events.append("certificationRefused")
    if title is not None or law["fraudBanBeforeCertification"]:
        end = dates.period_end(d, law["banYears"], law["periodEnd"])
        state.bans.append(
            Ban(application.operator.ban_key, application.space, law["banSubject"], d, end, finding.id, by)
        )
        events.append("banned")
    return events


HANDLERS = {
    "certify": (check_certify, apply_certify),
    "refuseCertification": (check_refuse_certification, apply_refuse_certification),
    "withdrawApplication": (check_withdraw_application, apply_withdraw_application),
    "findFraud": (check_find_fraud, apply_find_fraud),
}
