"""Status of a space on a day (DOMAIN 5.7)."""

from . import duties
from .dates import text

STAGE_NAMES = {
    "localReview": "endorsed",
    "preliminaryReview": "preliminarilyReviewed",
    "siteInspection": "inspected",
    "expertReview": "expertReviewed",
    "deliberation": "deliberated",
    "publicNotice": "onNotice",
}


def space_known_on(state, space_id, d):
    space = state.spaces.get(space_id)
    return space if space is not None and space.registered_on <= d else None


def title_status(state, space, d):
    """The status of a registered space and the title it rests on."""
    title = state.title_on(space, d)
    if title is not None:
        counting = state.rectifications_counting(space, d)
        if any(state.rectification_state(r, d) != "passed" for r in counting):
            return "rectifying", title
        return "certified", title
    ended = [t for t in state.titles_of(space) if t.valid_from <= d and state.end(t)[0] >= t.valid_from]
    if ended:
        last = max(ended, key=lambda t: (state.end(t)[0], t.valid_from))
        return state.end(last)[1], last
    return "uncertified", None


def application_stage(state, space, d):
    open_on_d = [
        a
        for a in state.applications.values()
        if a.space is space and a.submitted_on <= d and _open_on(state, a, d)
    ]
    if not open_on_d:
        return "none"
    application = open_on_d[-1]
    stage = "submitted"
    for item in state.law(application.submitted_on)["procedureStages"]:
        attempt = state.attempt(application, item["stage"], on=d)
        if attempt is None:
            continue
        stage = STAGE_NAMES[item["stage"]]
        if item["stage"] == "publicNotice" and d > application.notice.ends_on:
            stage = "noticeClosed"
        if not attempt.passed:
            stage += "Failed"
    return stage


def _open_on(state, application, d):
    closing = state.closing(application)
    return closing is None or closing.on > d


def not_ordered(state, space, d):
    """Assessments on which rectification should have been ordered and was not (flag rectificationNotOrdered)."""
    if title_status(state, space, d)[0] != "certified":
        return []
    grades = state.law(d)["rectificationGrades"]

    def ordered(assessment):
        return any(
            r.ground == "assessment" and r.basis_id == assessment.id and not state.void(r) and r.ordered_on <= d
            for r in state.rectifications.values()
        )

    return [
        a
        for a in state.standing(state.assessments.values())
        if a.space is space
        and a.decided_on <= d
        and state.tenure(space, a.decided_on, d)
        and a.grade in grades
        and not ordered(a)
    ]


def flags(state, space, d, about):
    """The flags, sorted. `about` tells the spaces a command is about."""
    found = set()
    if any(t.decided_on <= d < t.valid_from and state.end(t)[0] > d for t in state.titles_of(space)):
        found.add("titlePending")
    if title_status(state, space, d)[0] == "rectifying":
        for r in state.rectifications_counting(space, d):
            standing = state.rectification_state(r, d)
            if standing == "failed":
                found.add("rectificationFailed")
            elif standing == "open" and d > r.deadline and not r.timely:
                found.add("rectificationOverdue")
    if not_ordered(state, space, d):
        found.add("rectificationNotOrdered")
    if duties.overdue_years(state, space, d):
        found.add("reportOverdue")
    if banned_until(state, space, d) is not None:
        found.add("operatorBanned")
    if any(f.application.space is space and f.decided_on <= d for f in state.standing(state.findings.values())):
        found.add("fraudFound")
    for dispute in state.disputes.values():
        undecided = dispute.decided_on is None or dispute.decided_on > d
        if dispute.filed_on <= d and undecided and space.id in about.get(dispute.target, ()):
            found.add("underDispute")
    return sorted(found)


def banned_until(state, space, d):
    operator = state.operators[state.value_on(space.operators, d)]
    return state.ban_end(d, operator, space)


def status(state, space_id, d, about):
    space = space_known_on(state, space_id, d)
    if space is None:
        return {"spaceId": space_id, "on": text(d), "titleStatus": "unknown"}
    kind, title = title_status(state, space, d)
    result = {
        "spaceId": space_id,
        "on": text(d),
        "name": state.value_on(space.names, d),
        "operatorId": state.value_on(space.operators, d),
        "titleStatus": kind,
        "certificationId": title.id if title else None,
        "validFrom": text(title.valid_from) if title else None,
        "validUntil": text(title.valid_until) if title else None,
        "endedOn": text(state.end(title)[0]) if title and kind not in ("certified", "rectifying") else None,
        "applicationStage": application_stage(state, space, d),
        "flags": flags(state, space, d, about),
    }
    until = banned_until(state, space, d)
    if until is not None:
        result["bannedUntil"] = text(until)
    return result
