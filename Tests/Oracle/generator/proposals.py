"""Proposals: the next command somebody at the bureau might enter, given the state the model is in.

Each function looks at the state and yields (command, data), or None if it finds nothing to do. Whether the
proposal is lawful is for the model to say.
"""

from datetime import date, timedelta

from model.dates import add_months, count_days

from . import material


class Proposals:
    def __init__(self, chance, clock, registry):
        self.chance, self.clock, self.registry = chance, clock, registry
        self.counters = {}

    @property
    def state(self):
        return self.registry.current.state

    def fresh(self, prefix):
        self.counters[prefix] = self.counters.get(prefix, 0) + 1
        return f"{prefix}{self.counters[prefix]}"

    def recent(self, not_before=None):
        """A date up to today: mostly today, sometimes a late entry."""
        today = self.clock.today
        back = self.chance.weighted([(0, 70), (self.chance.randint(1, 5), 20), (self.chance.randint(6, 60), 10)])
        d = today - timedelta(days=back)
        if not_before is not None and d < not_before <= today and not self.chance.percent(6):
            d = not_before + timedelta(days=self.chance.randint(0, (today - not_before).days) // 2)
        return d

    def document(self):
        return material.document_number(self.chance, self.clock.today.year)

    def maybe_document(self, data, percent=40):
        if self.chance.percent(percent):
            data["documentNo"] = self.document()
        return data

    # Regulation and registration

    def adopt_regulation(self):
        names = set(self.chance.sample(material.PARAMETERS, self.chance.randint(0, 4)))
        names |= {name for name in material.WEIGHTY if self.chance.percent(10)}
        issued = self.recent(date(2016, 11, 11))
        effective = issued + timedelta(days=self.chance.choice([0, 0, 1, 20, 90, 300]))
        return "adoptRegulation", {
            "regulationId": self.fresh("reg"),
            "documentNo": self.document(),
            "issuedOn": issued.isoformat(),
            "effectiveFrom": effective.isoformat(),
            "parameters": {name: material.parameter(self.chance, name, self.clock.today) for name in sorted(names)},
        }

    def open_call(self):
        opens = self.clock.today + timedelta(days=self.chance.randint(-20, 10))
        closes = opens + timedelta(days=self.chance.choice([0, 5, 30, 120]))
        data = {"callId": self.fresh("k"), "opensOn": opens.isoformat(), "closesOn": closes.isoformat()}
        return "openCall", self.maybe_document(data)

    def register_operator(self):
        kind = self.chance.weighted([("legalPerson", 4), ("otherOrganization", 1), ("affiliatedBody", 3)])
        data = {
            "operatorId": self.fresh("op"),
            "name": self.chance.choice(["甲公司", "乙公司", "丙学院"]),
            "operatorKind": kind,
            "registeredOn": self.recent().isoformat(),
        }
        if kind == "affiliatedBody":
            hosts = [o.host_uscc for o in self.state.operators.values() if o.host_uscc]
            data["hostUscc"] = self.chance.pick(hosts) if hosts and self.chance.percent(60) \
                else material.code(self.chance)
        if kind != "affiliatedBody" or self.chance.percent(25):
            used = [o.uscc for o in self.state.operators.values() if o.uscc]
            if used and self.chance.percent(8):
                data["uscc"] = self.chance.pick(used)
            else:
                data["uscc"] = material.code(self.chance, odd=self.chance.percent(20))
        return "registerOperator", data

    def register_space(self):
        operator = self.chance.pick(self.state.operators)
        if operator is None:
            return None
        return "registerSpace", {
            "spaceId": self.fresh(self.chance.choice(["s", "S", "空间"])),
            "name": self.chance.choice(material.NAMES),
            "address": self.chance.choice(material.ADDRESSES),
            "jurisdiction": self.chance.choice(material.PLACES + (["elsewhere"] if self.chance.percent(20) else [])),
            "onCampus": self.chance.percent(30),
            "collegeOperated": self.chance.percent(25),
            "operatorId": operator,
            "registeredOn": self.recent().isoformat(),
        }

    # Application and procedure

    def submit_application(self):
        state = self.state
        spaces = list(state.spaces.values())
        idle = [s for s in spaces if not state.open_applications(s)]
        # Those that may renew come first, so that one title follows another.
        held = [s for s in idle if state.titles_of(s) and not state.title_pending_after(s, self.clock.today)]
        if held and self.chance.percent(50):
            idle = held
        space = self.chance.pick(idle if idle and not self.chance.percent(5) else spaces)
        if space is None:
            return None
        self._go_to_window(space)
        d = self.recent(space.registered_on)
        operator = state.value_on(space.operators, d)
        if self.chance.percent(3):
            operator = self.chance.pick(state.operators)
        data = {
            "applicationId": self.fresh("a"),
            "spaceId": space.id,
            "operatorId": operator,
            "submittedOn": d.isoformat(),
            "form": material.form(self.chance, d, state.value_on(space.names, d)),
            "facts": material.facts(self.chance, d),
            "planSections": [1, 2, 3, 4, 5, 6, 7, 8] + self.chance.choice([[], [], [9], ["1", True, None]]),
            "declarationSigned": True,
            "sealed": True,
            "copies": self.chance.weighted([(3, 6), (4, 6), (2, 1)]),
        }
        calls = [k for k, (opens, closes) in state.calls.items() if opens <= d <= closes]
        if calls and self.chance.percent(70):
            data["callId"] = self.chance.pick(calls)
        elif state.calls and self.chance.percent(14):
            data["callId"] = self.chance.pick(state.calls)
        return "submitApplication", data

    def _go_to_window(self, space):
        """Now and then waits for the renewal window of the space's title, or to the day before it."""
        title = self.state.title_on(space, self.clock.today)
        if title is None or not self.chance.percent(25):
            return
        window = self.state.law(self.clock.today)["renewalWindowMonths"]
        opens = add_months(title.valid_until, -window) + timedelta(days=self.chance.choice([-1, 0, 0, 0, 5]))
        if window > 0 and opens.year < 2060:
            self.clock.move_to(opens)

    def _open_application(self):
        state = self.state
        found = [a for a in state.applications.values() if state.closing(a) is None]
        # Mostly the one that has come furthest, so that some get to the end.
        if found and self.chance.percent(60):
            return max(found, key=lambda a: len(a.attempts))
        return self.chance.pick(found)

    def next_stage(self):
        """The next thing to do on an open application; certification once the stages are through."""
        application = self._open_application()
        if application is None:
            return None
        state = self.state
        for item in state.law(application.submitted_on)["procedureStages"]:
            attempt = state.attempt(application, item["stage"])
            if attempt is not None and attempt.passed:
                continue
            if attempt is None and not item["required"] and self.chance.percent(60):
                continue
            return self.stage(application, item["stage"])
        return self.certify(application)

    def any_stage(self):
        application = self._open_application() or self.chance.pick(self.state.applications.values())
        if application is None:
            return None
        stages = ["localReview", "preliminaryReview", "siteInspection", "expertReview", "deliberation", "publicNotice"]
        return self.stage(application, self.chance.choice(stages))

    def stage(self, application, stage):
        return {
            "localReview": self._local_review,
            "preliminaryReview": self._preliminary_review,
            "siteInspection": self._inspection,
            "expertReview": self._expert_review,
            "deliberation": self._deliberation,
            "publicNotice": self._notice,
        }[stage](application)

    def _stage_date(self, application):
        latest = max([application.submitted_on] + [a.on for a in self.state.standing(application.attempts)])
        return self.recent(latest)

    def _local_review(self, application):
        state, d = self.state, self._stage_date(application)
        law, place = state.law(application.submitted_on), state.value_on(application.space.places, d)
        data = {
            "applicationId": application.id,
            "reviewedOn": d.isoformat(),
            "result": "endorsed" if self.chance.percent(94) else "rejected",
            "sealed": not self.chance.percent(2),
        }
        if application.space.college_operated and law["collegeReviewBody"] == "educationAuthority":
            data["bodyKind"] = "educationAuthority"
        elif place == "developmentZone":
            data["bodyKind"] = "developmentZone"
        else:
            data.update(bodyKind="countyBureau", jurisdiction=place)
        if self.chance.percent(4):
            data["bodyKind"] = self.chance.choice(["countyBureau", "developmentZone", "educationAuthority"])
        if self.chance.percent(93):
            data["attests"] = material.attests(self.chance)
        return "reviewLocally", data

    def _preliminary_review(self, application):
        return "reviewPreliminarily", {
            "applicationId": application.id,
            "reviewedOn": self._stage_date(application).isoformat(),
            "result": "passed" if self.chance.percent(88) else "returned",
        }

    def _inspection(self, application):
        total, public = material.areas(self.chance)
        organisations = self.chance.weighted([
            (["cityBureau", "financeBureau", "taxBureau"], 8), (["cityBureau", "financeBureau"], 6),
            (["cityBureau"], 1), (["financeBureau", "taxBureau"], 1), (["cityBureau", "cityBureau", 5, None], 1),
        ])
        members = [{"org": org, "name": f"成员{i}"} for i, org in enumerate(organisations)]
        verified = {"totalArea": total, "publicArea": public, "operating": not self.chance.percent(3)}
        if application.facts.get("serviceOrientation") == "makerOriented":
            verified["activeMakers"] = self.chance.weighted([(10, 3), (20, 6), (9, 1)])
        else:
            verified["activeTeams"] = self.chance.weighted([(3, 3), (8, 6), (2, 1)])
        data = {
            "inspectionId": self.fresh("i"),
            "applicationId": application.id,
            "inspectedOn": self._stage_date(application).isoformat(),
            "members": members,
            "verified": verified,
            "conclusion": "passed" if self.chance.percent(92) else "failed",
        }
        if self.chance.percent(40):
            data["attests"] = material.attests(self.chance)
        return "recordInspection", data

    def _expert_review(self, application):
        data = {
            "applicationId": application.id,
            "reviewedOn": self._stage_date(application).isoformat(),
            "panelSize": self.chance.weighted([(5, 8), (3, 3), (1, 2), (0, 1)]),
            "result": "recommended" if self.chance.percent(92) else "notRecommended",
        }
        if self.chance.percent(40):
            data["attests"] = material.attests(self.chance)
        return "recordExpertReview", data

    def _deliberation(self, application):
        data = {
            "applicationId": application.id,
            "heldOn": self._stage_date(application).isoformat(),
            "result": "approved" if self.chance.percent(93) else "rejected",
        }
        if self.chance.percent(30):
            data["minutesNo"] = "纪要 7"
        return "recordDeliberation", data

    def _notice(self, application):
        law, start = self.state.law(application.submitted_on), self._stage_date(application)
        end = start
        while count_days(start, end, law["publicNoticeDayKind"], law["calendar"]) < law["publicNoticeMinDays"]:
            end += timedelta(days=1)
        end += timedelta(days=self.chance.weighted([(0, 8), (-1, 1), (1, 2), (7, 2)]))
        return "publishNotice", {
            "noticeId": self.fresh("n"),
            "applicationId": application.id,
            "startsOn": start.isoformat(),
            "endsOn": end.isoformat(),
        }

    def file_objection(self):
        state = self.state
        running = [n for n in state.notices.values() if state.closing(n.application) is None]
        notice = self.chance.pick(running or state.notices.values())
        if notice is None:
            return None
        filed = min(self.recent(notice.starts_on), notice.ends_on + timedelta(days=self.chance.choice([0, 0, 0, 1])))
        data = {
            "objectionId": self.fresh("o"), "noticeId": notice.id, "filedOn": filed.isoformat(),
            "realName": not self.chance.percent(10),
        }
        if self.chance.percent(60):
            data["objector"] = "王五"
        return "fileObjection", data

    def resolve_objection(self):
        pending = [o for o in self.state.objections.values() if o.resolved_on is None]
        objection = self.chance.pick(pending or self.state.objections.values())
        if objection is None:
            return None
        return "resolveObjection", {
            "objectionId": objection.id,
            "resolvedOn": self.recent(objection.filed_on).isoformat(),
            "outcome": "dismissed" if self.chance.percent(80) else "upheld",
        }

    def certify(self, application=None):
        application = application or self._open_application()
        if application is None:
            return None
        earliest = max([application.submitted_on] + [a.on for a in self.state.standing(application.attempts)])
        if application.notice is not None:
            earliest = max(earliest, application.notice.ends_on + timedelta(days=1))
            if earliest > self.clock.today and self.chance.percent(80):
                self.clock.move_to(earliest)
        d = self.recent(earliest)
        data = {
            "certificationId": self.fresh("t"), "applicationId": application.id, "documentNo": self.document(),
            "decisionDate": d.isoformat(),
        }
        current = self.state.title_on(application.space, d)
        if self.chance.percent(25 if current is None else 50):
            base = d if current is None else current.valid_until + timedelta(days=1)
            data["effectiveDate"] = (base + timedelta(days=self.chance.choice([0, 0, 1, 30, 400, -1]))).isoformat()
        return "certify", data

    def refuse_certification(self):
        application = self._open_application()
        if application is None:
            return None
        data = {
            "applicationId": application.id, "decisionDate": self._stage_date(application).isoformat(),
            "ground": "材料不实",
        }
        return "refuseCertification", self.maybe_document(data)

    def withdraw_application(self):
        application = self._open_application()
        if application is None:
            return None
        return "withdrawApplication", {
            "applicationId": application.id, "withdrawnOn": self._stage_date(application).isoformat(),
        }
