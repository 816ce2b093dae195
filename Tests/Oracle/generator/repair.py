"""Proposals for service, disputes, corrections, annulments and erasure."""

from datetime import timedelta

from model import dates
from model.schema import COMMANDS
from model.state import DECISION_DATE

from . import material
from .supervision import SupervisionProposals


class RepairProposals(SupervisionProposals):
    def _decision(self):
        state = self.state
        decisions = [s for s in state.commands.values() if COMMANDS[s.command].disputable]
        return self.chance.pick(decisions[-12:] if self.chance.percent(70) else decisions)

    def record_service(self):
        target = self._decision()
        if target is None:
            return None
        served = self.recent(target.day(DECISION_DATE[target.command]))
        return "recordService", {
            "targetCommandId": target.command_id, "servedOn": served.isoformat(),
            "method": self.chance.choice(["direct", "mail", "electronic", "announcement", "retained"]),
        }

    def file_dispute(self):
        target = self._decision()
        if target is None:
            return None
        return "fileDispute", {
            "disputeId": self.fresh("d"), "kind": self.chance.choice(["reconsideration", "litigation"]),
            "targetCommandId": target.command_id,
            "filedOn": self.recent(target.day(DECISION_DATE[target.command])).isoformat(), "organ": "朔州市人民政府",
        }

    def decide_dispute(self):
        state = self.state
        pending = [d for d in state.disputes.values() if d.decided_on is None]
        dispute = self.chance.pick(pending or state.disputes.values())
        if dispute is None:
            return None
        outcome = self.chance.weighted([
            ("upheld", 2), ("setAside", 5), ("modified", 6), ("unlawfulConfirmed", 1), ("withdrawn", 1),
        ])
        data = {
            "disputeId": dispute.id, "outcome": outcome, "decisionDate": self.recent(dispute.filed_on).isoformat(),
            "documentNo": "（2019）晋0602行初1号",
        }
        if outcome == "modified" or self.chance.percent(4):
            data["changes"] = self.changes(state.commands[dispute.target])
        elif self.chance.percent(10):
            data["changes"] = {}
        return "decideDispute", data

    def correct_record(self):
        log = self.registry.log
        target = self.chance.pick(log[-15:] if self.chance.percent(60) else log)
        if target is None:
            return None
        folded = self.registry.current.folded[target.command_id]
        data = {
            "targetCommandId": target.command_id, "changes": self.changes(folded), "reason": "录入错误",
            "approvedBy": self.chance.choice(material.CLERKS),
        }
        if self.chance.percent(20):
            data["evidence"] = "原件"
        return "correctRecord", data

    def annul_record(self):
        log = self.registry.log
        target = self.chance.pick(log[-6:] if self.chance.percent(75) else log)
        if target is None:
            return None
        return "annulRecord", {
            "targetCommandId": target.command_id, "reason": "误录", "approvedBy": self.chance.choice(material.CLERKS),
        }

    def erase_personal_data(self):
        state, chance = self.state, self.chance
        references = [f"application:{a}" for a in state.applications]
        references += [f"application:{a}#contactEmail" for a in state.applications]
        references += [f"objection:{o}" for o in state.objections] + [f"inspection:{i}" for i in state.inspections]
        references += ["application:none", "somebody"]
        return "erasePersonalData", {
            "subjectRef": chance.pick(references), "legalBasis": "个人信息保护法 47", "decidedOn": self.recent().isoformat(),
            "approvedBy": chance.choice(material.CLERKS),
        }

    def changes(self, target):
        """Other values for one to three fields of a command."""
        schema = COMMANDS[target.command]
        free = [f for f in schema.fields if not f.name.endswith("Id")]
        if self.chance.percent(3):
            free = list(schema.fields)
        result = {}
        for field in self.chance.sample(free, min(len(free), self.chance.weighted([(1, 6), (2, 2), (3, 1)]))):
            result[field.name] = self.other_value(target, field)
        if self.chance.percent(3):
            result[self.chance.choice(["note", "attachments", "nonsense", "nonsenseId"])] = "x"
        if self.chance.percent(2):
            result = {}
        return result

    def other_value(self, target, field):
        chance, value = self.chance, target.data.get(field.name)
        if chance.percent(3):
            return chance.choice([5, True, "", " ", [], {}, "2018-02-30"])
        if (not field.required and chance.percent(35)) or chance.percent(1):
            return None
        if field.enum:
            return chance.choice(field.enum)
        if field.type == "date":
            base = dates.day(value) or self.clock.today
            return (base + timedelta(days=chance.choice([-400, -40, -5, -2, -1, -1, 0, 1, 1, 2, 5, 40]))).isoformat()
        if field.type == "documentNumber":
            return self.document()
        if field.type == "natural":
            return chance.choice([value or 0, (value or 0) + 1, max(0, (value or 0) - 1), 3])
        if field.type == "boolean":
            return not value if chance.percent(50) else value
        if field.name == "grade":
            return chance.choice(["excellent", "qualified", "unqualified", "poor"])
        if field.name == "kind":
            return chance.choice(["admonition", "criticism", "rectification", "revocation"])
        if field.name in ("jurisdiction", "newJurisdiction"):
            return chance.choice(material.PLACES)
        if field.name in ("newTotalArea", "newPublicArea"):
            return str(chance.choice(material.areas(chance)))
        if field.name in ("uscc", "hostUscc"):
            return material.code(chance)
        if field.name == "metrics":
            return material.metrics(chance)
        if field.name == "attests":
            return material.attests(chance)
        if field.name == "facts":
            return material.facts(chance, target.day("submittedOn"), value.get("serviceOrientation"))
        if field.name == "form":
            return material.form(chance, target.day("submittedOn"), value.get("spaceName"))
        if field.name == "verified":
            return {**value, "totalArea": chance.choice(["300", "200", "199"])}
        if field.name == "parameters":
            names = chance.sample(material.PARAMETERS, chance.randint(0, 3))
            return {name: material.parameter(chance, name, self.clock.today) for name in names}
        if field.name in ("name", "newName"):
            return chance.choice(material.NAMES)
        if field.name in ("address", "newAddress"):
            return chance.choice(material.ADDRESSES)
        if field.name == "changes":
            dispute = self.state.disputes.get(target.data.get("disputeId"))
            disputed = self.state.commands.get(dispute.target) if dispute else None
            return self.changes(disputed) if disputed else {}
        return value if value is not None else "文字"
