"""The state of the registry: a fold over commands, and the functions of DOMAIN 5 over it.

Every entity made by a disputable decision carries `by`, the id of that command. A decision set aside is
not taken out; its id is entered in `State.set_aside` and everything `by` it is passed over from then on.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Optional

from . import dates
from .dates import DAY
from .schema import COMMANDS

# The field that dates a decision (DOMAIN 5.5).
DECISION_DATE = {
    "reviewLocally": "reviewedOn",
    "orderRectification": "orderedOn",
    "verifyRectification": "verifiedOn",
    "recordChange": "effectiveDate",
    **{
        name: "decisionDate"
        for name in (
            "certify", "refuseCertification", "recordAssessment", "grantReward", "imposeSanction",
            "revokeTitle", "findFraud", "relinquishTitle",
        )
    },
}
assert set(DECISION_DATE) == {name for name, command in COMMANDS.items() if command.disputable}


@dataclass
class Dated:
    """One entry of a value with dates (name, address, place, operator)."""

    value: str
    since: date
    by: str


@dataclass
class Operator:
    id: str
    kind: str
    uscc: Optional[str]
    host_uscc: Optional[str]
    names: list

    @property
    def ban_key(self):
        return self.uscc or self.host_uscc


@dataclass
class Space:
    id: str
    on_campus: bool
    college_operated: bool
    registered_on: date
    names: list
    addresses: list
    places: list
    operators: list


@dataclass
class Attempt:
    stage: str
    on: date
    passed: bool
    attests: dict
    by: str


@dataclass
class Closing:
    kind: str
    on: date
    by: str


@dataclass
class Objection:
    id: str
    notice: "Notice"
    filed_on: date
    objector: Optional[str]
    resolved_on: Optional[date] = None
    outcome: Optional[str] = None


@dataclass
class Notice:
    id: str
    application: "Application"
    starts_on: date
    ends_on: date
    objections: list = field(default_factory=list)


@dataclass
class Application:
    id: str
    space: Space
    operator: Operator
    submitted_on: date
    form: dict
    facts: dict
    attempts: list = field(default_factory=list)
    notice: Optional[Notice] = None
    closings: list = field(default_factory=list)


@dataclass
class Ending:
    kind: str
    on: date
    by: str


@dataclass
class Title:
    id: str
    application: Application
    space: Space
    decided_on: date
    valid_from: date
    valid_until: date
    by: str
    endings: list = field(default_factory=list)


@dataclass
class Finding:
    id: str
    application: Application
    decided_on: date
    by: str


@dataclass
class Ban:
    key: str
    space: Space
    subject: str
    start: date
    end: date
    finding_id: str
    by: str


@dataclass
class Assessment:
    id: str
    space: Space
    year: int
    decided_on: date
    grade: str
    metrics: dict
    by: str


@dataclass
class Reward:
    space: Space
    year: int
    by: str


@dataclass
class Sanction:
    id: str
    space: Space
    decided_on: date
    severity: str
    kind: str
    by: str


@dataclass
class Verification:
    on: date
    passed: bool
    by: str


@dataclass
class Rectification:
    id: str
    space: Space
    ordered_on: date
    deadline: date
    ground: str
    basis_id: str
    by: str
    reported_on: Optional[date] = None
    verifications: list = field(default_factory=list)

    @property
    def timely(self):
        return self.reported_on is not None and self.reported_on <= self.deadline


@dataclass
class Dispute:
    id: str
    target: str
    filed_on: date
    decided_on: Optional[date] = None


@dataclass
class Version:
    id: str
    effective_from: date
    parameters: dict


class State:
    def __init__(self, built_in):
        self.built_in = Version(
            built_in["regulationId"], dates.day(built_in["effectiveFrom"]), built_in["parameters"]
        )
        self.versions = [self.built_in]
        self.calls = {}
        self.operators = {}
        self.spaces = {}
        self.applications = {}
        self.inspections = {}
        self.notices = {}
        self.objections = {}
        self.titles = {}
        self.findings = {}
        self.bans = []
        self.assessments = {}
        self.rewards = []
        self.rectifications = {}
        self.sanctions = {}
        self.changes = set()
        self.reports = {}
        self.services = {}
        self.disputes = {}
        self.erased = set()
        # Accepted commands not annulled, by id: what services, disputes and corrections may name.
        self.commands = {}
        # Command set aside → the decideDispute that did it.
        self.set_aside = {}

    # Set aside

    def stands(self, entity):
        return entity.by not in self.set_aside

    def standing(self, entities):
        return [entity for entity in entities if self.stands(entity)]

    # Regulation

    def law_in_force(self, d):
        """Parameters of the version in force on d, or None."""
        if d < self.built_in.effective_from:
            return None
        found = None
        for version in self.versions:
            if version.effective_from <= d and (found is None or version.effective_from >= found.effective_from):
                found = version
        return found.parameters

    def law(self, d):
        """Parameters of the version in force on d, else the built-in set."""
        return self.law_in_force(d) or self.built_in.parameters

    # Values with dates

    def value_on(self, entries, d):
        """The entry not set aside with the latest date up to d (equal dates: the later recorded)."""
        best = None
        for entry in self.standing(entries):
            if entry.since <= d and (best is None or entry.since >= best.since):
                best = entry
        return (best or entries[0]).value

    def current_value(self, entries):
        return self.value_on(entries, date.max)

    # Applications

    def closing(self, application):
        standing = self.standing(application.closings)
        return standing[-1] if standing else None

    def open_applications(self, space):
        return [a for a in self.applications.values() if a.space is space and self.closing(a) is None]

    def attempt(self, application, stage, on=None):
        """The attempt in force: the last recorded one not set aside (of those up to `on`)."""
        found = None
        for attempt in self.standing(application.attempts):
            if attempt.stage == stage and (on is None or attempt.on <= on):
                found = attempt
        return found

    def attested(self, application, rule):
        for attempt in reversed(self.standing(application.attempts)):
            if rule in attempt.attests:
                return attempt.attests[rule]
        return False

    # Titles

    def titles_of(self, space):
        return [t for t in self.titles.values() if t.space is space and self.stands(t)]

    def title_of_application(self, application):
        return next((t for t in self.titles.values() if t.application is application and self.stands(t)), None)

    def end(self, title):
        """First day not in force, and why."""
        after = title.valid_until + DAY
        best = None
        for ending in self.standing(title.endings):
            if best is None or ending.on < best.on:
                best = ending
        if best is not None and best.on < after:
            return best.on, best.kind
        return after, "expired"

    def in_force(self, title, d):
        return title.valid_from <= d < self.end(title)[0]

    def title_on(self, space, d):
        best = None
        for title in self.titles_of(space):
            if self.in_force(title, d) and (best is None or title.valid_until > best.valid_until):
                best = title
        return best

    def title_pending_after(self, space, d):
        return any(t.valid_from > d and self.end(t)[0] > t.valid_from for t in self.titles_of(space))

    def held_in(self, space, year):
        return any(
            t.valid_from <= date(year, 12, 31) and self.end(t)[0] > max(date(year, 1, 1), t.valid_from)
            for t in self.titles_of(space)
        )

    def earliest_valid_from(self, space):
        return min((t.valid_from for t in self.titles_of(space)), default=None)

    def tenure(self, space, first, last):
        """Every day from first to last lies in some title; true if there is no such day."""
        spans = sorted((t.valid_from, self.end(t)[0]) for t in self.titles_of(space))
        for start, end in spans:
            if first > last:
                break
            if start <= first < end:
                first = end
        return first > last

    # Bans

    def bans_on(self, d):
        return [ban for ban in self.standing(self.bans) if ban.start <= d <= ban.end]

    def hits_operator(self, ban, operator):
        return ban.subject in ("operator", "both") and ban.key == operator.ban_key

    def ban_end(self, d, operator=None, space=None):
        """Last day of the ban that hits the operator or the space on d and ends last; None if none hits."""
        ends = [
            ban.end
            for ban in self.bans_on(d)
            if (operator is not None and self.hits_operator(ban, operator))
            or (space is not None and ban.subject in ("space", "both") and ban.space is space)
        ]
        return max(ends, default=None)

    # Assessments and rectifications

    def assessment(self, space, year):
        """The last recorded assessment of the year, not set aside."""
        found = [a for a in self.assessments.values() if a.space is space and a.year == year and self.stands(a)]
        return found[-1] if found else None

    def rewarded(self, space, year):
        return any(r.space is space and r.year == year for r in self.standing(self.rewards))

    def basis(self, rectification):
        bases = self.assessments if rectification.ground == "assessment" else self.sanctions
        return bases.get(rectification.basis_id)

    def void(self, rectification):
        basis = self.basis(rectification)
        return not self.stands(rectification) or (basis is not None and not self.stands(basis))

    def verification(self, rectification, on=None):
        found = None
        for verification in self.standing(rectification.verifications):
            if on is None or verification.on <= on:
                found = verification
        return found

    def rectification_state(self, rectification, on=None):
        verification = self.verification(rectification, on)
        return "open" if verification is None else "passed" if verification.passed else "failed"

    def rectifications_counting(self, space, d):
        return [
            r
            for r in self.rectifications.values()
            if r.space is space and not self.void(r) and r.ordered_on <= d and self.tenure(space, r.ordered_on, d)
        ]

    # Decisions

    def decision_date(self, submission):
        return dates.day(submission.data[DECISION_DATE[submission.command]])
