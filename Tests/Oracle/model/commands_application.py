"""submitApplication (DOMAIN 6.2)."""

from datetime import timedelta
from fractions import Fraction

from . import dates
from .conditions import check_area, check_crowd, crowd_field
from .dates import DAY
from .schema import FORM_FIELDS, INVESTOR_NATURES
from .state import Application
from .text import is_email, is_text
from .values import decimal, is_natural, key


def check_submit_application(state, submission, findings):
    data, d = submission.data, submission.day("submittedOn")
    law = state.law_in_force(d)
    if law is None:
        findings.refuse_and_stop("R12.1", "noRegulationInForce")
    if data["applicationId"] in state.applications:
        findings.refuse("G1", "duplicateId")
    if data["operatorId"] not in state.operators:
        findings.refuse("G1", "unknownOperator")
    if data["spaceId"] not in state.spaces:
        findings.refuse("G1", "unknownSpace")
    findings.stop_if_any()

    space, operator = state.spaces[data["spaceId"]], state.operators[data["operatorId"]]
    if d < space.registered_on:
        findings.refuse("G2", "beforeSpaceRegistered")
    if state.value_on(space.operators, d) != operator.id:
        findings.refuse("R5.1a", "notTheOperator")
    if state.ban_end(d, operator, space) is not None:
        findings.refuse("R9.2", "banned")
    elif _linked_to_ban(state, space, d):
        findings.warn("spaceLinkedToBan")
    if state.open_applications(space):
        findings.refuse("G3", "applicationOpen")
    _check_titles(state, space, d, law, findings)
    _check_call(state, submission, d, law, findings)
    if state.value_on(space.places, d) not in law["jurisdictions"]:
        findings.refuse("R2.1", "outsideMunicipality")

    _check_form(data["form"], d, findings)
    _check_material(data, law, findings)
    if any(rule == "N1" for rule, _ in findings.violations):
        findings.stop_if_any()
    if data["form"]["spaceName"] != state.value_on(space.names, d):
        findings.warn("formNameMismatch")
    _check_facts_types(data["facts"], findings)
    _check_article_4(data["form"], data["facts"], space, d, law, findings)


def _linked_to_ban(state, space, d):
    address = state.value_on(space.addresses, d)
    return any(
        ban.space is space or any(entry.value == address for entry in state.standing(ban.space.addresses))
        for ban in state.bans_on(d)
    )


def _check_titles(state, space, d, law, findings):
    title, window = state.title_on(space, d), law["renewalWindowMonths"]
    if state.title_pending_after(space, d):
        findings.refuse("R11.2", "renewalAlreadyGranted")
    elif title is not None and (window == 0 or d < dates.add_months(title.valid_until, -window)):
        findings.refuse("R11.2", "beforeRenewalWindow")
    cooling_off = timedelta(days=law["reapplyCoolingOffDays"])
    for title in state.titles_of(space):
        end, kind = state.end(title)
        if kind == "revoked" and end <= d < end + cooling_off:
            findings.refuse("R11.2", "coolingOff")


def _check_call(state, submission, d, law, findings):
    call_id = submission.data.get("callId")
    if call_id is None:
        if law["requireOpenCall"]:
            findings.refuse("N2", "noCall")
    elif call_id not in state.calls:
        findings.refuse("G1", "unknownCall")
    else:
        opens_on, closes_on = state.calls[call_id]
        if d > closes_on:
            findings.refuse("N2", "afterDeadline")
        elif d < opens_on:
            findings.refuse("N2", "beforeOpening")


def _check_form(form, d, findings):
    for name, type_ in FORM_FIELDS:
        value = form.get(name)
        if value is None or value == "":
            findings.refuse("N1", f"formMissing:{name}")
        elif not _is_good(type_, value, d):
            findings.refuse("N1", f"formBad:{name}")
    nature = form.get("investorNature")
    if not isinstance(nature, str) or nature not in INVESTOR_NATURES:
        findings.refuse("N1", "formBad:investorNature")


def _is_good(type_, value, d):
    if type_ == "date":
        parsed = dates.parse_date(value)
        return parsed is not None and parsed <= d
    if type_ == "natural":
        return is_natural(value)
    if type_ == "decimal":
        return decimal(value) is not None
    if type_ == "boolean":
        return isinstance(value, bool)
    if type_ == "email":
        return isinstance(value, str) and is_email(value)
    return is_text(value)


def _check_material(data, law, findings):
    if not data["declarationSigned"]:
        findings.refuse("N1", "declarationUnsigned")
    if not data["sealed"]:
        findings.refuse("N1", "notSealed")
    if data["copies"] < law["materialCopies"]:
        findings.refuse("N1", "tooFewCopies")
    sections = data["planSections"]
    if any(isinstance(section, (list, dict)) for section in sections):
        findings.malformed()
    if len({key(section) for section in sections}) < law["planSectionCount"]:
        findings.refuse("N1", "planIncomplete")


def _check_facts_types(facts, findings):
    before = len(findings.violations)
    if facts.get("premisesKind") not in ("owned", "leased", "granted"):
        findings.refuse("N1", "factsBad:premisesKind")
    if facts.get("serviceOrientation") not in ("makerOriented", "teamOriented"):
        findings.refuse("N1", "factsBad:serviceOrientation")
    for name in ("totalArea", "publicArea"):
        if decimal(facts.get(name)) is None:
            findings.refuse("N1", f"factsBad:{name}")
    for name in ("activeMakers", "activeTeams"):
        if name in facts and not is_natural(facts[name]):
            findings.refuse("N1", f"factsBad:{name}")
    for name in ("leaseStart", "leaseEnd"):
        if facts.get(name) is not None and dates.parse_date(facts[name]) is None:
            findings.refuse("N1", f"factsBad:{name}")
    if len(findings.violations) > before:
        findings.stop_if_any()


def _check_article_4(form, facts, space, d, law, findings):
    check_area(decimal(facts["totalArea"]), decimal(facts["publicArea"]), space.on_campus, law, findings)
    if facts["premisesKind"] == "leased":
        _check_lease(facts, d, law, findings)
    if law["broadbandRequired"] and form["broadbandMbps"] < 1:
        findings.refuse("R4.2d", "noBroadband")
    if law["seedFundRequired"] and not form["providesSeedFund"]:
        findings.refuse("R4.3a", "noSeedFund")
    if form["mentorCount"] < law["mentorMin"]:
        findings.refuse("R4.3c", "tooFewMentors")
    if decimal(form["eventsPerMonth"]) < Fraction(law["eventsPerMonthMin"]):
        findings.refuse("R4.3d", "tooFewEvents")
    orientation = facts["serviceOrientation"]
    check_crowd(orientation, facts.get(crowd_field(orientation), 0), law, findings)


def _check_lease(facts, d, law, findings):
    start, end = dates.day(facts.get("leaseStart")), dates.day(facts.get("leaseEnd"))
    if start is None or end is None:
        findings.refuse("R4.2b", "leaseDatesMissing")
        return
    counted_from = d if law["leaseTermBasis"] == "remainingAtApplication" else start
    if end + DAY < dates.anniversary(counted_from, law["leaseMinYears"]):
        findings.refuse("R4.2b", "leaseTooShort")
    if end < d:
        findings.refuse("R4.2b", "leaseExpired")
    if end < dates.add_years(d, law["validityYears"]):
        findings.warn("leaseEndsBeforeValidity")


def apply_submit_application(state, submission):
    data = submission.data
    state.applications[data["applicationId"]] = Application(
        data["applicationId"],
        state.spaces[data["spaceId"]],
        state.operators[data["operatorId"]],
        submission.day("submittedOn"),
        data["form"],
        data["facts"],
    )
    return ["applied"]


HANDLERS = {"submitApplication": (check_submit_application, apply_submit_application)}
