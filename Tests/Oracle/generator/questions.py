"""Random questions, asked mostly about the days on which something happens."""

from datetime import timedelta

from model import dates

from .clock import written

KINDS = [
    ("status", 10), ("register", 2), ("ban", 3), ("overdueReports", 2), ("expiring", 2), ("remedy", 2), ("history", 2),
    ("obligations", 4), ("bans", 2), ("assessments", 2),
]


class Questions:
    def __init__(self, chance, registry, clock):
        self.chance, self.registry, self.clock = chance, registry, clock

    def limits(self):
        """Days on which an answer may change."""
        state = self.registry.current.state
        found = [self.clock.today]
        for title in state.titles.values():
            window = state.law(title.decided_on)["renewalWindowMonths"]
            found += [title.decided_on, title.valid_from, title.valid_until, state.end(title)[0]]
            found += [dates.add_months(title.valid_until, -window)]
        for ban in state.bans:
            found += [ban.start, ban.end]
        for rectification in state.rectifications.values():
            found += [rectification.ordered_on, rectification.deadline]
            found += [v.on for v in rectification.verifications]
        for notice in state.notices.values():
            found += [notice.starts_on, notice.ends_on]
        for application in state.applications.values():
            found += [application.submitted_on] + [c.on for c in application.closings]
            found += [a.on for a in application.attempts]
        for dispute in state.disputes.values():
            found += [dispute.filed_on] + ([dispute.decided_on] if dispute.decided_on else [])
        for assessment in state.assessments.values():
            found.append(assessment.decided_on)
        for objection in state.objections.values():
            found += [objection.filed_on] + ([objection.resolved_on] if objection.resolved_on else [])
        first, last = min(found).year, min(max(found).year, self.clock.today.year + 6)
        for year in range(max(first, last - 8), last + 1):
            law = state.law(dates.date(year, 12, 31))
            found += [dates.date.fromisoformat(f"{year}-{law['reportDueMonthDay']}"),
                      dates.date.fromisoformat(f"{year}-{law['reportWindowOpensMonthDay']}")]
        for space in state.spaces.values():
            entries = space.names + space.addresses + space.operators
            found += [entry.since for entry in entries]
        return [d for d in found if 1901 <= d.year <= 2199]

    def day(self):
        limits = self.limits()
        # The later of two, since more depends on what has happened by then.
        limit = max(self.chance.pick(limits), self.chance.pick(limits))
        return limit + timedelta(days=self.chance.choice([-1, 0, 0, 1]))

    def known_at(self):
        if not self.registry.log or self.chance.percent(55):
            return {}
        instant = self.chance.pick(self.registry.log).recorded_at + self.chance.choice([-1, 0, 0, 1])
        if self.chance.percent(25):
            return {"knownAt": dates.date_in_shanghai(instant).isoformat()}
        return {"knownAt": written(instant, self.chance)}

    def ask(self, kind=None):
        chance, state = self.chance, self.registry.current.state
        kind = kind or chance.weighted(KINDS)
        question = {"query": kind}
        if kind in ("status", "history"):
            question["spaceId"] = chance.pick(state.spaces) if state.spaces and chance.percent(95) else "nowhere"
        if kind == "obligations" and state.spaces and chance.percent(40):
            question["spaceId"] = chance.pick(state.spaces)
        if kind == "ban":
            question["operatorId"] = chance.pick(state.operators) or "nobody"
        if kind in ("status", "register", "ban", "overdueReports", "obligations", "bans"):
            question["on"] = self.day().isoformat()
        if kind == "expiring":
            first = self.day()
            question["from"] = first.isoformat()
            question["to"] = (first + timedelta(days=chance.choice([0, 30, 400, -1]))).isoformat()
        if kind == "remedy":
            services = list(state.services)
            everything = [s.command_id for s in self.registry.log]
            question["commandId"] = chance.pick(services if services and chance.percent(85) else everything) or "none"
        if kind == "assessments":
            years = [a.year for a in state.assessments.values()] or [self.clock.today.year]
            question["year"] = chance.pick(years)
        return {**question, **self.known_at()}

    def examination(self):
        """The questions asked at the end: every space, operator and kind, on several days."""
        state = self.registry.current.state
        for space in state.spaces:
            yield {"query": "history", "spaceId": space}
            yield {"query": "history", "spaceId": space, **self.known_at()}
            for _ in range(8):
                yield {"query": "status", "spaceId": space, "on": self.day().isoformat(), **self.known_at()}
        for operator in state.operators:
            yield {"query": "ban", "operatorId": operator, "on": self.day().isoformat(), **self.known_at()}
        for kind in ("register", "overdueReports", "obligations", "bans", "expiring", "assessments"):
            for _ in range(5):
                yield self.ask(kind)
        for command_id in state.services:
            yield {"query": "remedy", "commandId": command_id, **self.known_at()}
