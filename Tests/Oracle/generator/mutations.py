"""Mistakes: what a client can get wrong in an otherwise lawful command."""

import copy
from datetime import timedelta

from model.dates import parse_date
from model.schema import COMMANDS, FORM_FIELDS, METRICS
from model.values import Number

from . import material

_WRONG = [None, 5, -1, Number("1.0"), Number("1e2"), Number("0.5"), True, False, "", " ", "\u3000\u2003", "x", [], {},
          ["x"], {"x": 1}, 10**30]
_BAD_DATES = ["2018-02-30", "2018-2-3", "1899-12-31", "2201-01-01", "2018-01-01 ", "２０１８-01-01", "20180101",
              "2018-01-01T00:00:00Z", ""]
_BAD_STAMPS = ["2018-01-01T25:00:00Z", "2030-01-01 00:00:00Z", "2030-01-01T00:00:00", "2030-01-01t00:00:00Z",
               "2030-01-01T00:00:00z", "2030-01-01T00:00:00.1234567Z", "2030-01-01T00:00:00.Z", "2030-02-29",
               "2030-01-01T00:00:00+0800", "2030-01-01T00:60:00Z", "2030-01-01T00:00Z", "soon"]


def mutated(chance, command, registry):
    """A copy of the command with one or two mistakes in it."""
    command = copy.deepcopy(command)
    if chance.percent(12):
        return _envelope(chance, command, registry)
    for _ in range(chance.weighted([(1, 8), (2, 3), (3, 1)])):
        kind = chance.weighted([
            (_drop, 3), (_wrong_type, 6), (_unknown_field, 2), (_bad_date, 3), (_reference, 5), (_nested, 5),
            (_enumeration, 2), (_document, 2), (_late, 2), (_extra, 3), (_shift, 7),
        ])
        kind(chance, command["data"], command["command"], registry)
    return command


def _envelope(chance, command, registry):
    kind = chance.weighted([
        ("drop", 2), ("null", 2), ("extra", 1), ("unknownCommand", 1), ("badStamp", 3), ("back", 5), ("data", 2),
        ("number", 1),
    ])
    # A rehearsal registry fills in recordedAt and recordedBy by itself, so they are not left out here.
    if kind == "drop":
        command.pop(chance.choice(["commandId", "command", "data"]))
    elif kind == "null":
        command[chance.choice(list(command))] = None
    elif kind == "extra":
        command[chance.choice(["note", "Data", "seq"])] = chance.choice([None, 1])
    elif kind == "unknownCommand":
        command["command"] = chance.choice(["Certify", "certify ", "delete"])
    elif kind == "badStamp":
        command["recordedAt"] = chance.choice(_BAD_STAMPS)
    elif kind == "back" and registry.log:
        earlier = chance.pick(registry.log[-10:])
        command["recordedAt"] = earlier.recorded_at_text
    elif kind == "data":
        command["data"] = chance.choice([[], "x", 5, True])
    elif kind == "number":
        command[chance.choice(["commandId", "recordedBy", "command"])] = chance.choice([5, True, " ", "\u00a0", {}])
    return command


def _field(chance, data):
    return chance.pick(data)


def _drop(chance, data, name, registry):
    data.pop(_field(chance, data), None)


def _wrong_type(chance, data, name, registry):
    field = chance.pick(COMMANDS[name].fields).name
    data[field] = chance.choice(_WRONG)


def _unknown_field(chance, data, name, registry):
    data[chance.choice(["extra", "Note", "spaceid", "kind ", "decisionDate"])] = chance.choice([None, 1, "x"])


def _bad_date(chance, data, name, registry):
    fields = [f.name for f in COMMANDS[name].fields if f.type == "date"]
    if fields:
        data[chance.pick(fields)] = chance.choice(_BAD_DATES)


def _reference(chance, data, name, registry):
    """An id that is unknown, used already, or of something else; or one with white space about it."""
    fields = [f.name for f in COMMANDS[name].fields if f.name.endswith("Id")]
    field = chance.pick(fields)
    if field is None:
        return
    used = [s.data[field] for s in registry.log if field in s.data]
    anything = [v for s in registry.log[-40:] for k, v in s.data.items() if k.endswith("Id")]
    anything += [s.command_id for s in registry.log[-20:]]
    choices = [["nobody"], used, used, anything, [f"{data.get(field)} "]]
    data[field] = chance.pick(chance.choice(choices)) or "nobody"


def _late(chance, data, name, registry):
    """A date beyond what the recording day allows, or long before."""
    fields = [f.name for f in COMMANDS[name].fields if f.type == "date"]
    if fields and registry.log:
        day = registry.log[-1].recorded_on + timedelta(days=chance.choice([1, 2, 500, -1, -800, -4000]))
        data[chance.pick(fields)] = day.isoformat()


def _shift(chance, data, name, registry):
    """A good date, but another: before what must come first, or on the other side of a limit."""
    fields = [f.name for f in COMMANDS[name].fields if f.type == "date" and parse_date(data.get(f.name))]
    if fields and registry.log:
        field = chance.pick(fields)
        day = parse_date(data[field]) + timedelta(days=chance.choice([-1, -1, -2, -7, -30, -120, -400, 1, 3, 30, 365]))
        data[field] = min(day, registry.log[-1].recorded_on).isoformat()


def _enumeration(chance, data, name, registry):
    fields = [f for f in COMMANDS[name].fields if f.enum]
    if fields:
        field = chance.pick(fields)
        data[field.name] = chance.choice(list(field.enum) + [field.enum[0].upper(), field.enum[0] + " ", "", 3])


def _document(chance, data, name, registry):
    fields = [f.name for f in COMMANDS[name].fields if f.type == "documentNumber"]
    if fields:
        data[chance.pick(fields)] = material.bad_document_number(chance)


def _extra(chance, data, name, registry):
    """Fields that may always be there, and nulls, which are as if absent."""
    kind = chance.randint(0, 3)
    if kind == 0:
        data["note"] = chance.choice([None, "备注", "e\u0301"])
    elif kind == 1:
        data["attachments"] = chance.choice([None, []])
    else:
        optional = [f.name for f in COMMANDS[name].fields if not f.required and f.name not in data]
        if optional:
            data[chance.pick(optional)] = None


def _nested(chance, data, name, registry):
    """Something wrong inside form, facts, verified, metrics, members, attests, parameters, changes."""
    if isinstance(data.get("form"), dict) and chance.percent(50):
        field = chance.pick(FORM_FIELDS)[0]
        if chance.percent(30):
            data["form"].pop(field, None)
        else:
            data["form"][field] = chance.choice(_WRONG + [
                "a@b", "a@b.", "a b@c.d", "@b.c", "a@@b.c", "a@b.c\n", "1.234", "01", "1000000000", "1.", "2018-02-30",
                "2199-01-01", -1, 999999999, 1000000000, Number("-0.0")])
    elif isinstance(data.get("facts"), dict) and chance.percent(70):
        field = chance.choice(["premisesKind", "serviceOrientation", "totalArea", "publicArea", "leaseStart",
                               "leaseEnd", "activeMakers", "activeTeams"])
        if chance.percent(30):
            data["facts"].pop(field, None)
        else:
            odd = ["300", "200", "1.234", "2018-02-30", "leased", "1000000000", 12]
            data["facts"][field] = chance.choice(_WRONG + odd)
    elif isinstance(data.get("planSections"), list):
        data["planSections"] = chance.choice([
            [], [1, Number("1.0"), Number("1e0"), 2, 3, 4, 5, 6, 7], [1, "1", True, None, Number("1.5"), "", 2, 3],
            [1, 2, [3]], [1, 2, 3, 4, 5, 6, 7, {}], [1, 1, 1, 1, 1, 1, 1, 1], ["一", "二", "三", "四", "五", "六", "七", "八"],
            [0, False, "0", Number("0.0"), Number("0e5"), 10**20, Number("1e20"), "e\u0301", "\u00e9", 7],
        ])
    elif isinstance(data.get("verified"), dict):
        if chance.percent(50) or not data["verified"]:
            data["verified"][chance.choice(["totalArea", "publicArea", "operating", "activeTeams", "activeMakers"])] = \
                chance.choice(_WRONG + ["200", "300"])
        else:
            data["verified"].pop(chance.pick(data["verified"]))
        if chance.percent(20):
            data["members"] = chance.choice([
                [], [1], [{}], [{"org": "cityBureau"}, None], [{"org": ["x"]}, {"org": "cityBureau"}],
            ])
    elif isinstance(data.get("metrics"), dict):
        data["metrics"][chance.pick(METRICS)] = chance.choice(_WRONG)
    elif isinstance(data.get("attests"), dict):
        rule = chance.choice(["R4.4", "R99", "r4.4", "G1", ""])
        data["attests"][rule] = chance.choice([True, False, None, 1, "true"])
    elif isinstance(data.get("parameters"), dict):
        parameter = chance.choice(material.PARAMETERS + ["unknown", "MentorMin"])
        data["parameters"][parameter] = material.bad_parameter(chance, parameter)
    elif isinstance(data.get("changes"), dict):
        data["changes"][chance.choice(["note", "nonsense", "spaceId", "decisionDate", "documentNo"])] = \
            chance.choice(_WRONG + ["2018-02-30"])
    elif "uscc" in data or "hostUscc" in data:
        data[chance.choice(["uscc", "hostUscc"])] = material.bad_code(chance)
