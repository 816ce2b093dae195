"""What makes a program's answer differ from the model's."""

from model import dates
from model.values import key

OUTCOME = ("commandId", "outcome", "rule", "article", "code", "events", "warnings", "duplicate")
STATUS = (
    "spaceId", "on", "name", "operatorId", "titleStatus", "certificationId", "validFrom", "validUntil", "endedOn",
    "applicationStage", "flags", "bannedUntil",
)
ANSWERS = {
    "status": STATUS,
    "register": ("spaces",),
    "ban": ("banned", "until"),
    "overdueReports": ("overdue",),
    "expiring": ("expiring",),
    "remedy": ("reconsiderationBy", "litigationBy"),
}
ROWS = {
    "history": (
        "position", "commandId", "recordedAt", "recordedBy", "command", "events", "effectiveOn", "data", "corrected",
        "annulledBy", "setAsideBy", "warnings",
    ),
    "obligations": ("spaceId", "kind", "dueOn", "overdue", "ref"),
    "bans": ("subject", "banKey", "operatorIds", "spaceId", "findingId", "start", "end"),
    "assessments": (
        "spaceId", "assessmentId", "grade", "decisionDate", "trainingSessions", "trainees", "residentMakers",
        "residentTeams", "graduatedTeams", "rewarded", "rectificationId", "rectificationState",
    ),
}
PERSONAL = ("principalName", "principalPhone", "contactName", "contactPhone", "contactEmail")


def differences(step, expected, got, erased):
    """Lines that each name one member that differs. `erased`: personal values have been erased so far."""
    if not isinstance(got, dict):
        return ["not an object"]
    if "submit" in step:
        return _outcome(expected, got)
    name = step["query"]["query"]
    if name in ANSWERS:
        return _members(ANSWERS[name], expected, got, "")
    return _rows(name, expected[name], got, erased)


def _outcome(expected, got):
    found = _members(OUTCOME, expected, got, "")
    wanted = [(v["rule"], v["article"], v["code"]) for v in expected.get("violations", [])]
    actual = [tuple(v.get(k) for k in ("rule", "article", "code")) for v in got.get("violations") or []]
    if wanted != actual:
        found.append(f"violations: expected {wanted}, got {actual}")
    # How many values a reference names is not settled for values erased before; whether it names any, is.
    if ("erased" in expected) != ("erased" in got) or bool(expected.get("erased")) != bool(got.get("erased")):
        found.append(f"erased: expected {expected.get('erased')}, got {got.get('erased')}")
    return found


def _members(names, expected, got, where):
    return [
        f"{where}{name}: expected {expected.get(name)!r}, got {got.get(name)!r}"
        for name in names
        if _plain(expected.get(name)) != _plain(got.get(name))
    ]


def _plain(value):
    """Absent, null, false and an empty list all say no."""
    return None if value is None or value is False or value == [] else key(value)


def _rows(name, expected, got, erased):
    rows = got.get(name)
    if not isinstance(rows, list):
        # The specification names no member for the list.
        lists = [v for v in got.values() if isinstance(v, list)]
        if len(lists) != 1 and expected:
            return [f"{name}: no list of rows"]
        rows = lists[0] if len(lists) == 1 else []
    if not all(isinstance(row, dict) for row in rows):
        return [f"{name}: rows that are no objects"]
    if len(rows) != len(expected):
        return [f"{name}: expected {len(expected)} rows, got {len(rows)}"]
    found = []
    if name == "obligations":
        order = [_order(r) for r in rows]
        if order != sorted(order):
            found.append("obligations: not sorted")
        # Rows with the same due day, space and kind may stand in any order.
        rows = sorted(rows, key=lambda r: (_order(r), str(r.get("ref"))))
    for number, (wanted, row) in enumerate(zip(expected, rows), 1):
        wanted, row = dict(wanted), dict(row)
        if name == "assessments" and isinstance(row.get("metrics"), dict):
            row.update(row["metrics"])
        if name == "history":
            for side in (wanted, row):
                side["recordedAt"] = dates.parse_timestamp(side.get("recordedAt"))
                if erased:
                    side["data"] = _without_personal(side.get("data"))
        found += _members(ROWS[name], wanted, row, f"{name}[{number}].")
    return found


def _order(row):
    """The order of obligations: by due day (none last), space and kind."""
    due_on = row.get("dueOn")
    return (due_on is None, due_on or "", str(row.get("spaceId")), str(row.get("kind")))


def _without_personal(data):
    data = dict(data or {})
    data.pop("objector", None)
    for holder in ("form", "changes"):
        if isinstance(data.get(holder), dict):
            hidden = PERSONAL + ("objector", "members", "form")
            data[holder] = {k: v for k, v in data[holder].items() if k not in hidden}
    if isinstance(data.get("members"), list):
        data["members"] = [{k: v for k, v in member.items() if k != "name"} for member in data["members"]]
    return data
