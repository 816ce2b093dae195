"""Service, disputes, and erasure of personal data (DOMAIN 6.9, 8.5)."""

from . import dates
from .fields import check_fields
from .findings import Findings
from .schema import COMMANDS, PERSONAL_FORM_FIELDS
from .state import Dispute


def remedy_limits(state, command_id):
    """Last days for reconsideration and litigation; None without service."""
    served_on = state.services.get(command_id)
    if served_on is None:
        return None
    law = state.law(served_on)
    reconsideration = served_on + dates.DAY * law["reconsiderationDays"]
    litigation = dates.add_months(served_on, law["litigationMonths"])
    return {
        "reconsideration": dates.roll_forward(reconsideration, law["calendar"]),
        "litigation": dates.roll_forward(litigation, law["calendar"]),
    }


def _require_decision(state, submission, findings):
    """`G1 unknownCommand (or annulled) ⏹; G9 notADecision ⏹`."""
    target = state.commands.get(submission.data["targetCommandId"])
    if target is None:
        findings.refuse("G1", "unknownCommand")
    findings.stop_if_any()
    if not COMMANDS[target.command].disputable:
        findings.refuse_and_stop("G9", "notADecision")
    return target


def check_record_service(state, submission, findings):
    target = _require_decision(state, submission, findings)
    if submission.day("servedOn") < state.decision_date(target):
        findings.refuse("G10", "servedBeforeDecision")
    if target.command_id in state.services:
        findings.refuse("G3", "alreadyServed")


def apply_record_service(state, submission):
    state.services[submission.data["targetCommandId"]] = submission.day("servedOn")
    return ["served"]


def check_file_dispute(state, submission, findings):
    data, filed_on = submission.data, submission.day("filedOn")
    if data["disputeId"] in state.disputes:
        findings.refuse("G1", "duplicateId")
    target = _require_decision(state, submission, findings)
    if target.command_id in state.set_aside:
        findings.refuse("G9", "alreadySetAside")
    if filed_on < state.decision_date(target):
        findings.refuse("G2", "beforeDecision")
    limits = remedy_limits(state, target.command_id)
    if limits is None:
        findings.warn("noServiceRecord")
    elif filed_on > limits[data["kind"]]:
        findings.warn("filedLate")


def apply_file_dispute(state, submission):
    data = submission.data
    state.disputes[data["disputeId"]] = Dispute(
        data["disputeId"], data["targetCommandId"], submission.day("filedOn")
    )
    return ["disputeFiled"]


def check_decide_dispute(state, submission, findings):
    data, d = submission.data, submission.day("decisionDate")
    dispute = state.disputes.get(data["disputeId"])
    if dispute is None:
        findings.refuse_and_stop("G1", "unknownDispute")
    if dispute.decided_on is not None:
        findings.refuse_and_stop("G9", "alreadyDecided")
    if d < dispute.filed_on:
        findings.refuse_and_stop("G2", "beforeFiling")
    changes = data.get("changes") or {}
    if (data["outcome"] == "modified") != bool(changes):
        findings.refuse_and_stop("G9", "changesOnlyWithModified")
    target = state.commands[dispute.target]
    for name in changes:
        if COMMANDS[target.command].field(name) is None or name.endswith("Id"):
            findings.refuse_and_stop("G9", f"badChange:{name}")
    merged = Findings()
    check_fields(target.command, {**target.data, **changes}, target.recorded_at, merged)
    if merged.violations:
        findings.refuse("G9", "badChange")


def apply_decide_dispute(state, submission):
    dispute = state.disputes[submission.data["disputeId"]]
    dispute.decided_on = submission.day("decisionDate")
    if submission.data["outcome"] == "setAside":
        state.set_aside.setdefault(dispute.target, submission.command_id)
    # `modified` needs nothing here: folding has merged its changes into the disputed command.
    return ["disputeDecided"]


def check_erase_personal_data(state, submission, findings):
    if submission.data["approvedBy"] == submission.recorded_by:
        findings.refuse_and_stop("G11", "fourEyes")
    if submission.data["subjectRef"] in state.erased:
        findings.refuse_and_stop("G11", "alreadyErased")


def apply_erase_personal_data(state, submission):
    state.erased.add(submission.data["subjectRef"])
    return ["personalDataErased"]


def personal_values(state, subject_ref):
    """Names of the personal values the reference names; empty if it names nothing."""
    kind, _, reference = subject_ref.partition(":")
    for id_, field in ((reference, None), reference.rpartition("#")[::2]):
        if field == "":
            continue
        if kind == "application" and id_ in state.applications:
            form = state.applications[id_].form
            names = [name for name in PERSONAL_FORM_FIELDS if form.get(name) is not None]
        elif kind == "objection" and id_ in state.objections:
            names = ["objector"] if state.objections[id_].objector is not None else []
        elif kind == "inspection" and id_ in state.inspections:
            names = [f"members[{i}].name" for i, m in enumerate(state.inspections[id_]) if m.get("name") is not None]
        else:
            continue
        return {(kind, id_, name) for name in names if field is None or name == field}
    return set()


HANDLERS = {
    "recordService": (check_record_service, apply_record_service),
    "fileDispute": (check_file_dispute, apply_file_dispute),
    "decideDispute": (check_decide_dispute, apply_decide_dispute),
    "erasePersonalData": (check_erase_personal_data, apply_erase_personal_data),
}
