"""The parameters of a version of the regulation and their permitted values (DOMAIN 3)."""

from .dates import parse_date
from .regulation import ARTICLES, BUILT_IN
from .text import is_text
from .values import is_decimal_string, is_natural

STAGES = ("localReview", "preliminaryReview", "siteInspection", "expertReview", "deliberation", "publicNotice")


def _natural(value):
    return is_natural(value) and value <= 1000


def _boolean(value):
    return isinstance(value, bool)


def _one_of(*choices):
    return lambda value: isinstance(value, str) and value in choices


def _list_of(is_item):
    return lambda value: isinstance(value, list) and all(is_item(item) for item in value)


_texts = _list_of(is_text)


def _rule_id(value):
    return isinstance(value, str) and value in ARTICLES


def _stages(value):
    if not isinstance(value, list):
        return False
    for item in value:
        if not isinstance(item, dict) or set(item) != {"stage", "required"}:
            return False
        if item["stage"] not in STAGES or not isinstance(item["required"], bool):
            return False
    names = [item["stage"] for item in value]
    return len(set(names)) == len(names)


def _month_day(value):
    # 2001 is a common year, so 02-29 falls out by itself.
    return isinstance(value, str) and len(value) == 5 and parse_date(f"2001-{value}") is not None


def _sanction_kinds(value):
    return isinstance(value, dict) and all(
        severity in ("minor", "moderate", "serious") and _texts(kinds) for severity, kinds in value.items()
    )


def _calendar(value):
    is_dates = _list_of(lambda item: parse_date(item) is not None)
    return isinstance(value, dict) and all(
        name in ("daysOff", "workdays") and is_dates(listed) for name, listed in value.items()
    )


VALID = {
    "campusMinArea": is_decimal_string,
    "otherMinArea": is_decimal_string,
    "publicAreaMinPercent": is_decimal_string,
    "leaseMinYears": _natural,
    "leaseTermBasis": _one_of("contractTerm", "remainingAtApplication"),
    "seedFundRequired": _boolean,
    "broadbandRequired": _boolean,
    "mentorMin": _natural,
    "eventsPerMonthMin": is_decimal_string,
    "activeMakersMin": _natural,
    "activeTeamsMin": _natural,
    "attestedConditions": _list_of(_rule_id),
    "jurisdictions": _texts,
    "collegeReviewBody": _one_of("educationAuthority", "countyBureau"),
    "procedureStages": _stages,
    "inspectionMinOrganizations": _natural,
    "expertPanelMinSize": _natural,
    "publicNoticeMinDays": _natural,
    "publicNoticeDayKind": _one_of("workingDay", "calendarDay"),
    "objectionRealNameRequired": _boolean,
    "requireOpenCall": _boolean,
    "materialCopies": _natural,
    "planSectionCount": _natural,
    "validityYears": _natural,
    "periodEnd": _one_of("correspondingDay", "dayBefore"),
    "renewalWindowMonths": _natural,
    "reapplyCoolingOffDays": _natural,
    "banYears": _natural,
    "banSubject": _one_of("operator", "space", "both"),
    "fraudBanBeforeCertification": _boolean,
    "banBlocksPendingApplications": _boolean,
    "banBlocksTakeover": _boolean,
    "fraudRevocationMayBeRetroactive": _boolean,
    "reportDueMonthDay": _month_day,
    "reportWindowOpensMonthDay": _month_day,
    "reportDueInCertificationYear": _boolean,
    "assessmentGrades": _texts,
    "rewardGrades": _texts,
    "rectificationGrades": _texts,
    "rectificationMaxDays": lambda value: value is None or (is_natural(value) and value >= 1),
    "sanctionKinds": _sanction_kinds,
    "reconsiderationDays": _natural,
    "litigationMonths": _natural,
    "calendar": _calendar,
}

assert set(VALID) == set(BUILT_IN["parameters"])
