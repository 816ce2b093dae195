"""One random history: commands and questions, each with the model's answer."""

import collections

from model import Registry

from . import material
from .chance import Chance
from .clock import Clock
from .mutations import mutated
from .questions import Questions
from .repair import RepairProposals

# How often each proposal is tried; those that find nothing to do fall out by themselves.
WEIGHTS = {
    "adoptRegulation": ("adopt_regulation", 3),
    "openCall": ("open_call", 2),
    "registerOperator": ("register_operator", 5),
    "registerSpace": ("register_space", 6),
    "submitApplication": ("submit_application", 12),
    "anyStage": ("any_stage", 1),
    "nextStage": ("next_stage", 60),
    "fileObjection": ("file_objection", 4),
    "resolveObjection": ("resolve_objection", 6),
    "certify": ("certify", 1.5),
    "refuseCertification": ("refuse_certification", 0.5),
    "withdrawApplication": ("withdraw_application", 0.4),
    "submitAnnualReport": ("submit_annual_report", 4),
    "recordAssessment": ("record_assessment", 12),
    "grantReward": ("grant_reward", 5),
    "orderRectification": ("order_rectification", 16),
    "submitRectificationReport": ("submit_rectification_report", 10),
    "verifyRectification": ("verify_rectification", 10),
    "imposeSanction": ("impose_sanction", 8),
    "revokeTitle": ("revoke_title", 6),
    "findFraud": ("find_fraud", 2),
    "recordChange": ("record_change", 8),
    "relinquishTitle": ("relinquish_title", 1),
    "recordService": ("record_service", 3),
    "fileDispute": ("file_dispute", 4.5),
    "decideDispute": ("decide_dispute", 5),
    "correctRecord": ("correct_record", 6),
    "annulRecord": ("annul_record", 2.2),
    "erasePersonalData": ("erase_personal_data", 0.7),
}

# Always possible and of little consequence: the more of them there are, the less often more are made.
BACKGROUND = ("adoptRegulation", "openCall", "registerOperator", "registerSpace", "erasePersonalData", "recordChange")


class History:
    def __init__(self, seed, commands, without=()):
        self.chance = Chance(seed)
        self.registry = Registry()
        self.clock = Clock(self.chance)
        self.without = set(without)
        self.proposals = RepairProposals(self.chance, self.clock, self.registry)
        self.questions = Questions(self.chance, self.registry, self.clock)
        self.wanted = commands
        self.submitted = []
        self.accepted = []
        # How often each proposal has been taken up; what is easy to propose must not crowd out the rest.
        self.taken = collections.Counter()

    def steps(self):
        """Yields ({"submit": …} or {"query": …}, answer of the model)."""
        for _ in range(self.wanted):
            command = self._next_command()
            self.submitted.append(command)
            outcome = self.registry.submit(command)
            if outcome["outcome"] == "accepted":
                self.accepted.append(command)
                self.taken[command["command"]] += 1
            yield {"submit": command}, outcome
            while self.chance.percent(30):
                question = self.questions.ask()
                yield {"query": question}, self.registry.query(question)
        for question in self.questions.examination():
            yield {"query": question}, self.registry.query(question)

    def _next_command(self):
        kind = self.chance.weighted([("lawful", 68), ("mutated", 19), ("repeated", 4), ("any", 9)])
        if kind == "repeated" and self.submitted:
            return self._repeated()
        if kind == "any":
            return self._envelope(*self._any_proposal())
        command = self._lawful()
        if kind == "mutated" and isinstance(command["data"], dict):
            command = mutated(self.chance, command, self.registry)
            if any(command.get("command") == name for name in self.without):
                return self._lawful()
        return command

    def _lawful(self):
        """A command the model would accept, after as many tries as it takes; now and then one it would not."""
        for _ in range(60):
            self.clock.advance(self.questions.limits())
            method = self._method()
            for _ in range(4):
                before = self.clock.instant
                found = self._proposal(method)
                if found is None:
                    break
                command = self._envelope(*found)
                if not self.registry.judge(command) or self.chance.percent(9):
                    return command
                # The stamp was never used; what comes next may bear the same.
                self.clock.instant = before
        return self._envelope(*self._any_proposal())

    def _method(self):
        choices = [
            (method, weight / (1 + self.taken[kind] / 1.5) if kind in BACKGROUND else weight)
            for kind, (method, weight) in WEIGHTS.items()
            if kind not in self.without
        ]
        return self.chance.weighted(choices)

    def _proposal(self, method):
        found = getattr(self.proposals, method)()
        return None if found is None or found[0] in self.without else found

    def _any_proposal(self):
        while True:
            found = self._proposal(self._method())
            if found is not None:
                return found

    def _envelope(self, name, data):
        stamp = self.clock.stamp()
        return {
            "commandId": f"c{len(self.submitted) + 1}",
            "recordedAt": stamp,
            "recordedBy": self.chance.weighted([("clerkA", 6), ("clerkB", 2), ("clerkC", 1)]),
            "command": name,
            "data": data,
        }

    def _repeated(self):
        """An earlier command once more: as it was, at another time, by another person, or with other content."""
        chance = self.chance
        command = dict(chance.pick(self.accepted or self.submitted))
        kind = chance.randint(0, 4)
        if kind == 1:
            command["recordedAt"] = self.clock.stamp()
        elif kind == 2:
            command["recordedBy"] = chance.choice(material.CLERKS)
        elif kind == 3 and isinstance(command.get("data"), dict):
            data = dict(reversed(command["data"].items()))
            command["data"] = {**data, chance.choice(["note", "attachments"]): None}
        elif kind == 4:
            command = mutated(chance, command, self.registry) if isinstance(command.get("data"), dict) else command
        return command
