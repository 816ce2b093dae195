"""The questions of DOMAIN 9."""

from datetime import date

from . import dates, duties
from .about import spaces_of_commands
from .commands_dispute import remedy_limits
from .dates import text
from .schema import METRICS
from .state import DECISION_DATE
from .status import not_ordered, status

_EFFECTIVE_ON = {
    "adoptRegulation": ("effectiveFrom",),
    "openCall": ("opensOn",),
    "registerOperator": ("registeredOn",),
    "registerSpace": ("registeredOn",),
    "submitApplication": ("submittedOn",),
    "reviewPreliminarily": ("reviewedOn",),
    "recordInspection": ("inspectedOn",),
    "recordExpertReview": ("reviewedOn",),
    "recordDeliberation": ("heldOn",),
    "publishNotice": ("startsOn",),
    "fileObjection": ("filedOn",),
    "resolveObjection": ("resolvedOn",),
    "withdrawApplication": ("withdrawnOn",),
    "submitAnnualReport": ("submittedOn",),
    "submitRectificationReport": ("submittedOn",),
    "recordService": ("servedOn",),
    "fileDispute": ("filedOn",),
    "decideDispute": ("decisionDate",),
    "erasePersonalData": ("decidedOn",),
    **{command: (field,) for command, field in DECISION_DATE.items()},
    "revokeTitle": ("effectiveDate", "decisionDate"),
    "relinquishTitle": ("effectiveDate", "decisionDate"),
}


def answer(registry, question):
    known_at = question.get("knownAt")
    fold = registry.fold_known_at(known_at)
    state, name = fold.state, question["query"]
    on = dates.day(question.get("on"))
    if name == "status":
        about = spaces_of_commands(registry.log_known_at(known_at))
        return status(state, question["spaceId"], on, about)
    if name == "register":
        return {"spaces": sorted(s.id for s in state.spaces.values() if state.title_on(s, on) is not None)}
    if name == "ban":
        operator = state.operators.get(question["operatorId"])
        until = state.ban_end(on, operator=operator) if operator else None
        return {"banned": until is not None, "until": text(until)}
    if name == "overdueReports":
        pairs = [[s.id, year] for s in state.spaces.values() for year in duties.overdue_years(state, s, on)]
        return {"overdue": sorted(pairs)}
    if name == "expiring":
        return {"expiring": _expiring(state, dates.day(question["from"]), dates.day(question["to"]))}
    if name == "remedy":
        limits = remedy_limits(state, question["commandId"]) or {}
        return {
            "reconsiderationBy": text(limits.get("reconsideration")),
            "litigationBy": text(limits.get("litigation")),
        }
    if name == "history":
        return {"history": _history(registry, fold, question["spaceId"], known_at)}
    if name == "obligations":
        return {"obligations": _obligations(state, on, question.get("spaceId"))}
    if name == "bans":
        return {"bans": _bans(state, on)}
    if name == "assessments":
        return {"assessments": _assessments(state, question["year"])}
    raise ValueError(f"unknown query {name}")


def _expiring(state, first, last):
    return sorted(
        [t.space.id, text(t.valid_until)]
        for t in state.standing(state.titles.values())
        if first <= t.valid_until <= last and state.end(t)[1] == "expired"
    )


def _history(registry, fold, space_id, known_at):
    log = registry.log_known_at(known_at)
    about = spaces_of_commands(log)
    rows = []
    for position, submission in enumerate(log, 1):
        if space_id not in about[submission.command_id]:
            continue
        command_id, outcome = submission.command_id, registry.outcomes[submission.command_id]
        folded = fold.folded[command_id]
        rows.append({
            "position": position,
            "commandId": command_id,
            "recordedAt": submission.recorded_at_text,
            "recordedBy": submission.recorded_by,
            "command": submission.command,
            "events": outcome["events"],
            "effectiveOn": text(_effective_on(folded)),
            "data": folded.data,
            "corrected": fold.corrected.get(command_id, []),
            "annulledBy": fold.annulled.get(command_id),
            "setAsideBy": fold.state.set_aside.get(command_id),
            "warnings": outcome.get("warnings", []),
        })
    return rows


def _effective_on(submission):
    for field in _EFFECTIVE_ON.get(submission.command, ()):
        if field in submission.data:
            return submission.day(field)
    return submission.recorded_on


def _obligations(state, on, only):
    rows = []

    def row(space, kind, due_on, overdue, ref):
        rows.append({"spaceId": space.id, "kind": kind, "dueOn": text(due_on), "overdue": overdue, "ref": ref})

    for space in state.spaces.values():
        _report_rows(state, space, on, row)
        _rectification_rows(state, space, on, row)
        for assessment in not_ordered(state, space, on):
            row(space, "orderRectification", None, False, assessment.id)
        title, window = state.title_on(space, on), state.law(on)["renewalWindowMonths"]
        if title is not None and window > 0 and not state.title_pending_after(space, on):
            if on >= dates.add_months(title.valid_until, -window):
                row(space, "renewal", title.valid_until, False, title.id)
    for objection in state.objections.values():
        resolved = objection.resolved_on is not None and objection.resolved_on <= on
        if objection.filed_on <= on and not resolved:
            row(objection.notice.application.space, "objection", None, False, objection.id)
    rows = [r for r in rows if only is None or r["spaceId"] == only]
    return sorted(rows, key=lambda r: (r["dueOn"] is None, r["dueOn"] or "", r["spaceId"], r["kind"], str(r["ref"])))


def _report_rows(state, space, on, row):
    for year in duties.overdue_years(state, space, on):
        row(space, "annualReport", duties.due_on(duties.law_of_year(state, year), year), True, year)
    year = on.year
    law = duties.law_of_year(state, year)
    if law is None or not duties.is_owed(state, space, year) or duties.submitted_by(state, space, year, on):
        return
    if duties.window_opens_on(law, year) <= on <= duties.due_on(law, year):
        row(space, "annualReport", duties.due_on(law, year), False, year)


def _rectification_rows(state, space, on, row):
    for r in state.rectifications_counting(space, on):
        if state.rectification_state(r, on) != "open":
            continue
        row(space, "rectification", r.deadline, on > r.deadline and not r.timely, r.id)
        if r.reported_on is not None and r.reported_on <= on:
            row(space, "verification", None, False, r.id)


def _bans(state, on):
    rows = [
        {
            "subject": ban.subject,
            "banKey": ban.key,
            "operatorIds": sorted(o.id for o in state.operators.values() if o.ban_key == ban.key),
            "spaceId": ban.space.id,
            "findingId": ban.finding_id,
            "start": text(ban.start),
            "end": text(ban.end),
        }
        for ban in state.bans_on(on)
    ]
    return sorted(rows, key=lambda r: (date.fromisoformat(r["end"]), r["findingId"]))


def _assessments(state, year):
    rows = []
    for assessment in state.standing(state.assessments.values()):
        if assessment.year != year:
            continue
        rectifications = [
            r
            for r in state.rectifications.values()
            if r.ground == "assessment" and r.basis_id == assessment.id and not state.void(r)
        ]
        last = rectifications[-1] if rectifications else None
        rows.append({
            "spaceId": assessment.space.id,
            "assessmentId": assessment.id,
            "grade": assessment.grade,
            "decisionDate": text(assessment.decided_on),
            **{name: assessment.metrics.get(name) for name in METRICS},
            "rewarded": state.rewarded(assessment.space, year),
            "rectificationId": last.id if last else None,
            "rectificationState": state.rectification_state(last) if last else None,
        })
    return sorted(rows, key=lambda r: (r["spaceId"], r["assessmentId"]))
