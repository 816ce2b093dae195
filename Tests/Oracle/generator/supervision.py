"""Proposals for the life of a title: reports, assessments, rectification, sanctions, changes, its end."""

from datetime import timedelta

from model import duties

from . import material
from .proposals import Proposals


class SupervisionProposals(Proposals):
    def _titled_space(self):
        state = self.state
        titled = [s for s in state.spaces.values() if state.title_on(s, self.clock.today)]
        if titled and not self.chance.percent(5):
            return self.chance.pick(titled)
        return self.chance.pick(state.spaces.values())

    def submit_annual_report(self):
        space = self._titled_space()
        if space is None:
            return None
        today = self.clock.today
        owed = duties.overdue_years(self.state, space, today)
        year = today.year - self.chance.choice([0, 0, 1])
        if owed and self.chance.percent(60):
            year = self.chance.pick(owed)
        return "submitAnnualReport", {
            "spaceId": space.id, "year": year, "submittedOn": self.recent().isoformat(),
            "hasWorkReport": not self.chance.percent(4), "hasNextYearPlan": not self.chance.percent(4),
        }

    def record_assessment(self):
        space = self._titled_space()
        if space is None:
            return None
        d = self.recent()
        grades = self.state.law(d)["assessmentGrades"]
        bad = [g for g in self.state.law(d)["rectificationGrades"] if g in grades]
        data = {
            "assessmentId": self.fresh("e"), "spaceId": space.id,
            "year": d.year - self.chance.weighted([(0, 4), (1, 4), (2, 1)]), "decisionDate": d.isoformat(),
            "grade": self.chance.pick(bad) if bad and self.chance.percent(50) else self.chance.pick(grades + ["poor"]),
            "metrics": material.metrics(self.chance),
        }
        return "recordAssessment", self.maybe_document(data)

    def grant_reward(self):
        assessments = list(self.state.assessments.values())
        fit = [
            a for a in self.state.standing(assessments)
            if a.grade in self.state.law(self.clock.today)["rewardGrades"]
            and not self.state.rewarded(a.space, a.year)
        ]
        assessment = self.chance.pick(fit or assessments)
        if assessment is None:
            return None
        data = {
            "spaceId": assessment.space.id, "year": assessment.year,
            "decisionDate": self.recent(assessment.decided_on).isoformat(),
        }
        if self.chance.percent(40):
            data["amount"] = "10万元"
        return "grantReward", data

    def order_rectification(self):
        state, chance = self.state, self.chance
        grades = state.law(self.clock.today)["rectificationGrades"]
        bases = [("assessment", a) for a in state.assessments.values() if a.grade in grades or chance.percent(12)]
        bases += [("violation", x) for x in state.sanctions.values() if x.kind == "rectification" or chance.percent(12)]
        ordered = {(r.ground, r.basis_id) for r in state.standing(state.rectifications.values())}
        new = [b for b in bases if (b[0], b[1].id) not in ordered]
        choice = chance.pick(new or bases)
        if choice is None:
            return None
        ground, basis = choice
        d = self.recent(basis.decided_on)
        deadline = d + timedelta(days=chance.weighted([(30, 4), (90, 3), (1, 1), (0, 1), (5, 3)]))
        data = {
            "rectificationId": self.fresh("r"), "spaceId": basis.space.id, "orderedOn": d.isoformat(),
            "deadline": deadline.isoformat(), "ground": ground, "basisId": basis.id,
        }
        return "orderRectification", self.maybe_document(data)

    def _open_rectification(self):
        state = self.state
        alive = [r for r in state.rectifications.values() if not state.void(r) and state.verification(r) is None]
        if alive and not self.chance.percent(4):
            return self.chance.pick(alive)
        return self.chance.pick(state.rectifications.values())

    def submit_rectification_report(self):
        rectification = self._open_rectification()
        if rectification is None:
            return None
        d = self.recent(rectification.ordered_on)
        if d > rectification.deadline and self.chance.percent(40):
            d = rectification.deadline
        return "submitRectificationReport", {"rectificationId": rectification.id, "submittedOn": d.isoformat()}

    def verify_rectification(self):
        rectification = self._open_rectification()
        if rectification is None:
            return None
        result = "passed" if self.chance.percent(60 if rectification.reported_on else 15) else "failed"
        d = self.recent(rectification.reported_on or rectification.ordered_on)
        return "verifyRectification", {
            "rectificationId": rectification.id, "verifiedOn": d.isoformat(), "result": result,
        }

    def impose_sanction(self):
        space = self._titled_space()
        if space is None:
            return None
        d = self.recent()
        severity = self.chance.choice(["minor", "moderate", "serious"])
        kinds = self.state.law(d)["sanctionKinds"].get(severity) or ["admonition"]
        kind = self.chance.pick(kinds) if self.chance.percent(92) else "revocation"
        data = {
            "sanctionId": self.fresh("x"), "spaceId": space.id, "decisionDate": d.isoformat(), "severity": severity,
            "kind": kind,
        }
        return "imposeSanction", self.maybe_document(data)

    def revoke_title(self):
        state, chance = self.state, self.chance
        bases = [("rectificationFailed", r.id, r.space) for r in state.rectifications.values()]
        bases += [
            ("seriousViolation", x.id, x.space)
            for x in state.sanctions.values() if x.severity == "serious" or chance.percent(15)
        ]
        choice = chance.pick(bases)
        if choice is None:
            return None
        ground, basis_id, space = choice
        d = self.recent()
        data = {
            "spaceId": space.id, "ground": ground, "basisId": basis_id, "documentNo": self.document(),
            "decisionDate": d.isoformat(),
        }
        return "revokeTitle", self._maybe_effective(data, d)

    def _maybe_effective(self, data, d, percent=35):
        if self.chance.percent(percent):
            data["effectiveDate"] = (d + timedelta(days=self.chance.choice([0, 1, 30, 200, -1]))).isoformat()
        return data

    def relinquish_title(self):
        space = self._titled_space()
        if space is None:
            return None
        d = self.recent()
        data = {
            "spaceId": space.id, "appliedOn": (d - timedelta(days=self.chance.choice([0, 3, 3, -1]))).isoformat(),
            "decisionDate": d.isoformat(),
        }
        return "relinquishTitle", self._maybe_effective(self.maybe_document(data), d)

    def find_fraud(self):
        state, chance = self.state, self.chance
        applications = list(state.applications.values())
        certified = [a for a in applications if state.title_of_application(a)]
        application = chance.pick(certified if certified and chance.percent(85) else applications)
        if application is None:
            return None
        title = state.title_of_application(application)
        d = self.recent(application.submitted_on)
        data = {
            "findingId": self.fresh("f"), "applicationId": application.id, "documentNo": self.document(),
            "decisionDate": d.isoformat(),
        }
        if title is not None and chance.percent(50):
            dates = [title.valid_from, d, title.valid_until, state.end(title)[0]]
            dates += [x + timedelta(days=delta) for x in dates for delta in (-1, 1)]
            data["effectiveDate"] = chance.pick(dates).isoformat()
        return "findFraud", data

    def record_change(self):
        state, chance = self.state, self.chance
        space = chance.pick(state.spaces.values())
        if space is None:
            return None
        kind = chance.choice(["rename", "relocate", "area", "operator", "operatorRename"])
        d = self.recent(space.registered_on)
        total, public = (str(area) for area in material.areas(chance))
        data = {"changeId": self.fresh("g"), "kind": kind, "effectiveDate": d.isoformat()}
        if kind == "operatorRename":
            data.update(operatorId=chance.pick(state.operators), newName="新名公司")
        else:
            data["spaceId"] = space.id
        if kind == "rename":
            data["newName"] = chance.choice(material.NAMES)
        elif kind == "relocate":
            data.update(newAddress=chance.choice(material.ADDRESSES), newJurisdiction=chance.choice(material.PLACES))
        elif kind == "operator":
            data["newOperatorId"] = chance.pick(state.operators)
        if kind == "area" or chance.percent(70 if kind == "relocate" else 15):
            data.update(newTotalArea=total, newPublicArea=public)
        return "recordChange", self.maybe_document(data, 80)
