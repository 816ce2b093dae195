"""The `G1 unknown…` checks of each command: what it names must exist (DOMAIN 6, 8.4).

They stand apart because a command that a dispute decision has modified is held to them alone, and because
a command that names nothing has no effect.
"""

_APPLICATION = (
    "reviewLocally", "reviewPreliminarily", "recordInspection", "recordExpertReview", "recordDeliberation",
    "publishNotice", "certify", "refuseCertification", "withdrawApplication", "findFraud",
)
_SPACE = (
    "submitAnnualReport", "recordAssessment", "grantReward", "orderRectification", "imposeSanction",
    "revokeTitle", "relinquishTitle",
)


def unknown_references(state, submission):
    """Codes of the references that lead nowhere, in the order of the checks."""
    command, data = submission.command, submission.data
    codes = []

    def need(known, field, code):
        if data.get(field) not in known:
            codes.append(code)

    if command == "registerSpace":
        need(state.operators, "operatorId", "unknownOperator")
    elif command == "submitApplication":
        need(state.operators, "operatorId", "unknownOperator")
        need(state.spaces, "spaceId", "unknownSpace")
        if "callId" in data:
            need(state.calls, "callId", "unknownCall")
    elif command in _APPLICATION:
        need(state.applications, "applicationId", "unknownApplication")
    elif command == "fileObjection":
        need(state.notices, "noticeId", "unknownNotice")
    elif command == "resolveObjection":
        need(state.objections, "objectionId", "unknownObjection")
    elif command in _SPACE:
        need(state.spaces, "spaceId", "unknownSpace")
    elif command in ("submitRectificationReport", "verifyRectification"):
        if rectification_in_force(state, data["rectificationId"]) is None:
            codes.append("unknownRectification")
    elif command == "recordChange":
        if data["kind"] == "operatorRename":
            need(state.operators, "operatorId", "unknownOperator")
        else:
            need(state.spaces, "spaceId", "unknownSpace")
            if data["kind"] == "operator" and "newOperatorId" in data:
                need(state.operators, "newOperatorId", "unknownOperator")
    elif command in ("recordService", "fileDispute"):
        need(state.commands, "targetCommandId", "unknownCommand")
    elif command == "decideDispute":
        need(state.disputes, "disputeId", "unknownDispute")
    return codes


def rectification_in_force(state, rectification_id):
    """The rectification of that id unless it is void."""
    rectification = state.rectifications.get(rectification_id)
    return None if rectification is None or state.void(rectification) else rectification
