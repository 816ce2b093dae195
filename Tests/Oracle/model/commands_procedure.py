"""The stages of the procedure and objections (DOMAIN 6.3)."""

from .conditions import check_area, check_crowd, crowd_field
from .dates import count_days
from .state import Attempt, Closing, Notice, Objection
from .values import decimal, is_natural

STAGE_RULE = {
    "localReview": "R5.1d",
    "preliminaryReview": "N3",
    "siteInspection": "R5.2b",
    "expertReview": "R5.3a",
    "deliberation": "R5.3b",
    "publicNotice": "R5.3c",
}


def require_open(state, submission, findings):
    """The check *App*: the application, known and open."""
    application = require_known(state, submission, findings)
    closing = state.closing(application)
    if closing is not None:
        findings.refuse_and_stop("G3", f"applicationClosed:{closing.kind}")
    return application


def require_known(state, submission, findings):
    application = state.applications.get(submission.data["applicationId"])
    if application is None:
        findings.refuse_and_stop("G1", "unknownApplication")
    return application


def check_stage(state, application, stage, d, findings):
    """StageChecks."""
    stages = state.law(application.submitted_on)["procedureStages"]
    names = [item["stage"] for item in stages]
    if stage not in names:
        findings.refuse("G3", "stageNotInProcedure")
        return
    place = names.index(stage)
    if d < application.submitted_on:
        findings.refuse("G2", "beforeApplication")
    for earlier in stages[:place]:
        name = earlier["stage"]
        attempt = state.attempt(application, name)
        if attempt is None:
            if earlier["required"]:
                findings.refuse(STAGE_RULE[name], f"stageMissing:{name}")
                break
        elif not attempt.passed:
            findings.refuse(STAGE_RULE[name], f"stageFailed:{name}")
            break
        elif d < attempt.on:
            findings.refuse("G2", f"beforeStage:{name}")
    own = state.attempt(application, stage)
    if own is not None:
        if own.passed or stage in ("localReview", "publicNotice"):
            findings.refuse("G3", "stageAlreadyDone")
        if d < own.on:
            findings.refuse("G2", f"beforeStage:{stage}")
    if any(state.attempt(application, later) for later in names[place + 1:]):
        findings.refuse("G3", "laterStageDone")


def _attempt(state, submission, stage, on, passed):
    application = state.applications[submission.data["applicationId"]]
    application.attempts.append(
        Attempt(stage, on, passed, submission.data.get("attests", {}), submission.command_id)
    )
    return application


def check_review_locally(state, submission, findings):
    application, d = require_open(state, submission, findings), submission.day("reviewedOn")
    _check_body(state, application, submission.data, d, findings)
    if not submission.data["sealed"]:
        findings.refuse("N1", "notSealed")
    check_stage(state, application, "localReview", d, findings)


def _check_body(state, application, data, d, findings):
    law, space = state.law(application.submitted_on), application.space
    place = state.value_on(space.places, d)
    if space.college_operated and law["collegeReviewBody"] == "educationAuthority":
        rule, right = "R5.1c", data["bodyKind"] == "educationAuthority"
    elif place == "developmentZone":
        rule, right = "R5.1b", data["bodyKind"] == "developmentZone"
    else:
        rule, right = "R5.1b", data["bodyKind"] == "countyBureau" and data.get("jurisdiction") == place
    if not right:
        findings.refuse(rule, "wrongReviewBody")


def apply_review_locally(state, submission):
    on, endorsed = submission.day("reviewedOn"), submission.data["result"] == "endorsed"
    application = _attempt(state, submission, "localReview", on, endorsed)
    if endorsed:
        return ["endorsed"]
    application.closings.append(Closing("rejectedLocally", on, submission.command_id))
    return ["notEndorsed"]


def check_review_preliminarily(state, submission, findings):
    application = require_open(state, submission, findings)
    check_stage(state, application, "preliminaryReview", submission.day("reviewedOn"), findings)


def apply_review_preliminarily(state, submission):
    passed = submission.data["result"] == "passed"
    _attempt(state, submission, "preliminaryReview", submission.day("reviewedOn"), passed)
    return ["preliminarilyReviewed"]


def check_record_inspection(state, submission, findings):
    data = submission.data
    if data["inspectionId"] in state.inspections:
        findings.refuse("G1", "duplicateId")
    application = require_open(state, submission, findings)
    law = state.law(application.submitted_on)
    check_stage(state, application, "siteInspection", submission.day("inspectedOn"), findings)
    organisations = {m.get("org") for m in data["members"] if isinstance(m.get("org"), str)}
    if "cityBureau" not in organisations or len(organisations) < law["inspectionMinOrganizations"]:
        findings.refuse("R5.2a", "notJoint")

    verified = data["verified"]
    orientation = application.facts.get("serviceOrientation", "teamOriented")
    crowd = crowd_field(orientation)
    absent = [k for k in ("totalArea", "publicArea", "operating", crowd) if verified.get(k) is None]
    for name in absent:
        findings.refuse("R5.2b", f"notVerified:{name}")
    if absent:
        findings.stop_if_any()
    if data["conclusion"] == "passed":
        total, public = decimal(verified["totalArea"]), decimal(verified["publicArea"])
        if total is None or public is None or not is_natural(verified[crowd]):
            findings.malformed()
        check_area(total, public, application.space.on_campus, law, findings)
        check_crowd(orientation, verified[crowd], law, findings)
        if verified["operating"] is not True:
            findings.refuse("R5.2b", "notOperating")


def apply_record_inspection(state, submission):
    data = submission.data
    state.inspections[data["inspectionId"]] = data["members"]
    _attempt(state, submission, "siteInspection", submission.day("inspectedOn"), data["conclusion"] == "passed")
    return ["inspected"]


def check_record_expert_review(state, submission, findings):
    application = require_open(state, submission, findings)
    check_stage(state, application, "expertReview", submission.day("reviewedOn"), findings)
    if submission.data["panelSize"] < state.law(application.submitted_on)["expertPanelMinSize"]:
        findings.refuse("R5.3a", "panelTooSmall")


def apply_record_expert_review(state, submission):
    passed = submission.data["result"] == "recommended"
    _attempt(state, submission, "expertReview", submission.day("reviewedOn"), passed)
    return ["expertReviewed"]


def check_record_deliberation(state, submission, findings):
    application = require_open(state, submission, findings)
    check_stage(state, application, "deliberation", submission.day("heldOn"), findings)


def apply_record_deliberation(state, submission):
    _attempt(state, submission, "deliberation", submission.day("heldOn"), submission.data["result"] == "approved")
    return ["deliberated"]


def check_publish_notice(state, submission, findings):
    if submission.data["noticeId"] in state.notices:
        findings.refuse("G1", "duplicateId")
    application = require_open(state, submission, findings)
    law = state.law(application.submitted_on)
    starts_on, ends_on = submission.day("startsOn"), submission.day("endsOn")
    check_stage(state, application, "publicNotice", starts_on, findings)
    length = count_days(starts_on, ends_on, law["publicNoticeDayKind"], law["calendar"])
    if length < law["publicNoticeMinDays"]:
        findings.refuse("R5.3c", "noticeTooShort")


def apply_publish_notice(state, submission):
    starts_on = submission.day("startsOn")
    application = _attempt(state, submission, "publicNotice", starts_on, True)
    notice = Notice(submission.data["noticeId"], application, starts_on, submission.day("endsOn"))
    application.notice = notice
    state.notices[notice.id] = notice
    return ["noticePosted"]


def check_file_objection(state, submission, findings):
    data = submission.data
    if data["objectionId"] in state.objections:
        findings.refuse("G1", "duplicateId")
    notice = state.notices.get(data["noticeId"])
    if notice is None:
        findings.refuse("G1", "unknownNotice")
    findings.stop_if_any()
    closing = state.closing(notice.application)
    if closing is not None:
        findings.refuse("G3", f"applicationClosed:{closing.kind}")
    if not notice.starts_on <= submission.day("filedOn") <= notice.ends_on:
        findings.refuse("R5.3c", "objectionOutOfPeriod")
    if state.law(notice.application.submitted_on)["objectionRealNameRequired"] and not data["realName"]:
        findings.refuse("R5.3c", "objectionAnonymous")


def apply_file_objection(state, submission):
    data = submission.data
    notice = state.notices[data["noticeId"]]
    objection = Objection(data["objectionId"], notice, submission.day("filedOn"), data.get("objector"))
    notice.objections.append(objection)
    state.objections[objection.id] = objection
    return ["objectionFiled"]


def check_resolve_objection(state, submission, findings):
    objection = state.objections.get(submission.data["objectionId"])
    if objection is None:
        findings.refuse_and_stop("G1", "unknownObjection")
    if objection.resolved_on is not None:
        findings.refuse_and_stop("G3", "objectionResolved")
    if submission.day("resolvedOn") < objection.filed_on:
        findings.refuse("G2", "beforeFiling")


def apply_resolve_objection(state, submission):
    objection = state.objections[submission.data["objectionId"]]
    objection.resolved_on = submission.day("resolvedOn")
    objection.outcome = submission.data["outcome"]
    return ["objectionResolved"]


HANDLERS = {
    "reviewLocally": (check_review_locally, apply_review_locally),
    "reviewPreliminarily": (check_review_preliminarily, apply_review_preliminarily),
    "recordInspection": (check_record_inspection, apply_record_inspection),
    "recordExpertReview": (check_record_expert_review, apply_record_expert_review),
    "recordDeliberation": (check_record_deliberation, apply_record_deliberation),
    "publishNotice": (check_publish_notice, apply_publish_notice),
    "fileObjection": (check_file_objection, apply_file_objection),
    "resolveObjection": (check_resolve_objection, apply_resolve_objection),
}
