"""recordChange (DOMAIN 6.8)."""

from .conditions import check_area
from .state import Dated
from .values import decimal

NEEDED = {
    "rename": ("newName",),
    "relocate": ("newAddress", "newJurisdiction"),
    "area": ("newTotalArea", "newPublicArea"),
    "operator": ("newOperatorId",),
    # Step 2, not step 4, but a renaming without a name has just as little effect.
    "operatorRename": ("newName",),
}


def check_record_change(state, submission, findings):
    data, d, kind = submission.data, submission.day("effectiveDate"), submission.data["kind"]
    if data["changeId"] in state.changes:
        findings.refuse("G1", "duplicateId")
    if kind == "operatorRename":
        if data.get("operatorId") not in state.operators:
            findings.refuse("G1", "unknownOperator")
        if "newName" not in data:
            findings.refuse("G14", "missing:newName")
        return
    space = state.spaces.get(data.get("spaceId"))
    if space is None:
        findings.refuse("G1", "unknownSpace")
    findings.stop_if_any()
    law = state.law_in_force(d)
    if law is None:
        findings.refuse_and_stop("R12.1", "noRegulationInForce")
    if d < space.registered_on:
        findings.refuse("G2", "beforeSpaceRegistered")
    missing = [name for name in NEEDED[kind] if name not in data]
    for name in missing:
        findings.refuse("G14", f"missing:{name}")
    if missing:
        findings.stop_if_any()

    titled = state.title_on(space, d) is not None
    if titled and kind in ("relocate", "operator") and "documentNo" not in data:
        findings.refuse("G5", "approvalMissing")
    both_areas = "newTotalArea" in data and "newPublicArea" in data
    if titled and kind == "relocate":
        if data["newJurisdiction"] not in law["jurisdictions"]:
            findings.refuse("R2.1", "outsideMunicipality")
        if not both_areas:
            findings.refuse("G5", "areaMissing")
    if titled and both_areas:
        check_area(decimal(data["newTotalArea"]), decimal(data["newPublicArea"]), space.on_campus, law, findings)
    if kind == "operator":
        operator = state.operators.get(data["newOperatorId"])
        if operator is None:
            findings.refuse("G1", "unknownOperator")
        else:
            if state.open_applications(space):
                findings.refuse("G5", "applicationOpen")
            if law["banBlocksTakeover"] and state.ban_end(d, operator) is not None:
                findings.refuse("R9.2", "banned")
    if kind == "rename":
        others = [s for s in state.spaces.values() if s is not space]
        if any(state.current_value(s.names) == data["newName"] for s in others):
            findings.warn("nameInUse")


def apply_record_change(state, submission):
    data, kind = submission.data, submission.data["kind"]
    state.changes.add(data["changeId"])

    def entry(field):
        return Dated(data[field], submission.day("effectiveDate"), submission.command_id)

    if kind == "operatorRename":
        state.operators[data["operatorId"]].names.append(entry("newName"))
    elif kind == "rename":
        state.spaces[data["spaceId"]].names.append(entry("newName"))
    elif kind == "relocate":
        state.spaces[data["spaceId"]].addresses.append(entry("newAddress"))
        state.spaces[data["spaceId"]].places.append(entry("newJurisdiction"))
    elif kind == "operator":
        state.spaces[data["spaceId"]].operators.append(entry("newOperatorId"))
    return ["changed"]


HANDLERS = {"recordChange": (check_record_change, apply_record_change)}
