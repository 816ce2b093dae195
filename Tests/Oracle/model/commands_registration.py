"""Regulation, calls, operators and spaces (DOMAIN 6.1)."""

from . import uscc
from .parameters import VALID
from .state import Dated, Operator, Space, Version


def check_adopt_regulation(state, submission, findings):
    data = submission.data
    if any(version.id == data["regulationId"] for version in state.versions):
        findings.refuse_and_stop("G1", "duplicateId")
    for name in data["parameters"]:
        if name not in VALID:
            findings.refuse_and_stop("G14", f"unknownParameter:{name}")
    for name, value in data["parameters"].items():
        if not VALID[name](value):
            findings.refuse_and_stop("G14", f"badParameter:{name}")
    if submission.day("effectiveFrom") < submission.day("issuedOn"):
        findings.refuse("R12.1", "effectiveBeforeIssue")


def apply_adopt_regulation(state, submission):
    effective_from = submission.day("effectiveFrom")
    parameters = {**state.law(effective_from), **submission.data["parameters"]}
    state.versions.append(Version(submission.data["regulationId"], effective_from, parameters))
    return ["regulationAdopted"]


def check_open_call(state, submission, findings):
    if submission.data["callId"] in state.calls:
        findings.refuse_and_stop("G1", "duplicateId")
    if submission.day("closesOn") < submission.day("opensOn"):
        findings.refuse_and_stop("G2", "closesBeforeOpens")
    if state.law_in_force(submission.day("opensOn")) is None:
        findings.refuse("R12.1", "noRegulationInForce")


def apply_open_call(state, submission):
    state.calls[submission.data["callId"]] = (submission.day("opensOn"), submission.day("closesOn"))
    return ["callOpened"]


def check_register_operator(state, submission, findings):
    data = submission.data
    if data["operatorId"] in state.operators:
        findings.refuse("G1", "duplicateId")
    own, host = data.get("uscc"), data.get("hostUscc")
    if data["operatorKind"] == "affiliatedBody":
        if host is None:
            findings.refuse("R4.1a", "hostMissing")
        elif uscc.defect(host):
            findings.refuse("G1", f"badUscc:{uscc.defect(host)}")
    else:
        if own is None:
            findings.refuse("G1", "usccMissing")
        if host is not None:
            findings.refuse("G14", "unexpectedField:hostUscc")
    if own is not None:
        if uscc.defect(own):
            findings.refuse("G1", f"badUscc:{uscc.defect(own)}")
        else:
            if uscc.organisation_code_is_odd(own):
                findings.warn("orgCodeCheck")
            if any(operator.uscc == own for operator in state.operators.values()):
                findings.refuse("G1", "duplicateUscc")


def apply_register_operator(state, submission):
    data = submission.data
    state.operators[data["operatorId"]] = Operator(
        data["operatorId"],
        data["operatorKind"],
        data.get("uscc"),
        data.get("hostUscc"),
        [Dated(data["name"], submission.day("registeredOn"), submission.command_id)],
    )
    return ["operatorRegistered"]


def check_register_space(state, submission, findings):
    data = submission.data
    if data["spaceId"] in state.spaces:
        findings.refuse("G1", "duplicateId")
    if data["operatorId"] not in state.operators:
        findings.refuse("G1", "unknownOperator")
    others = [space for space in state.spaces.values() if space.id != data["spaceId"]]
    if any(state.current_value(space.names) == data["name"] for space in others):
        findings.warn("nameInUse")
    if any(state.current_value(space.addresses) == data["address"] for space in others):
        findings.warn("addressInUse")


def apply_register_space(state, submission):
    data, since = submission.data, submission.day("registeredOn")

    def first(field):
        return [Dated(data[field], since, submission.command_id)]

    state.spaces[data["spaceId"]] = Space(
        data["spaceId"],
        data["onCampus"],
        data["collegeOperated"],
        since,
        names=first("name"),
        addresses=first("address"),
        places=first("jurisdiction"),
        operators=first("operatorId"),
    )
    return ["spaceRegistered"]


HANDLERS = {
    "adoptRegulation": (check_adopt_regulation, apply_adopt_regulation),
    "openCall": (check_open_call, apply_open_call),
    "registerOperator": (check_register_operator, apply_register_operator),
    "registerSpace": (check_register_space, apply_register_space),
}
