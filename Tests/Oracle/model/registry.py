"""The registry: takes commands, answers queries."""

from . import dates
from .commands_dispute import personal_values
from .fields import check_fields, normalise
from .findings import Findings, described, run
from .fold import REPAIRS, Fold, first_newly_illegal
from .queries import answer
from .regulation import BUILT_IN
from .schema import COMMANDS
from .submission import Submission
from .text import is_text
from .values import key

_REWRITING_EVENT = {"correctRecord": "corrected", "annulRecord": "annulled", "decideDispute": "disputeDecided"}
ENVELOPE = ("commandId", "recordedAt", "recordedBy", "command", "data")


class Registry:
    def __init__(self, regulation=None):
        self.built_in = regulation or BUILT_IN
        self.log = []
        self.outcomes = {}
        self.erased_values = set()
        self.current = Fold([], self.built_in)
        self._past = {}

    def submit(self, command):
        """Judges a command, records it if accepted, and yields its outcome."""
        submission, findings, duplicate = self._examine(command)
        if duplicate is not None:
            return duplicate
        if findings.violations:
            return _refused(command, findings)
        if self._rewrites_history(submission):
            self.log.append(submission)
            self.current = Fold(self.log, self.built_in)
            events = [_REWRITING_EVENT[submission.command]]
        else:
            self.log.append(submission)
            events = self.current.extend(submission)
        outcome = {"commandId": submission.command_id, "outcome": "accepted", "events": events}
        if findings.warnings:
            outcome["warnings"] = sorted(findings.warnings)
        if submission.command == "erasePersonalData":
            values = personal_values(self.current.state, submission.data["subjectRef"])
            outcome["erased"] = len(values - self.erased_values)
            self.erased_values |= values
        self.outcomes[submission.command_id] = outcome
        return dict(outcome)

    def judge(self, command):
        """The violations a command would be refused for now; empty if it would be accepted. Records nothing."""
        return self._examine(command)[1].violations

    def query(self, question):
        return answer(self, question)

    def log_known_at(self, known_at):
        """The commands known at a timestamp; all if None."""
        if known_at is None:
            return self.log
        instant = dates.parse_timestamp(known_at)
        return [s for s in self.log if s.recorded_at <= instant]

    def fold_known_at(self, known_at):
        log = self.log_known_at(known_at)
        if len(log) == len(self.log):
            return self.current
        # Recording times never decrease, so what is known is a prefix, and its length names it.
        if len(log) not in self._past:
            self._past[len(log)] = Fold(log, self.built_in)
        return self._past[len(log)]

    def _examine(self, command):
        """Steps 1 to 11: the submission if the command has the right form, the findings, a repeated outcome."""
        findings = run(_check_envelope, command)
        if findings.violations:
            return None, findings, None
        recorded_at = dates.parse_timestamp(command["recordedAt"])
        check_fields(command["command"], command["data"], recorded_at, findings)
        if findings.violations:
            return None, findings, None
        data, rewritten = normalise(command["command"], command["data"])
        submission = Submission(
            command["commandId"], recorded_at, command["recordedAt"], command["recordedBy"], command["command"], data
        )
        if submission.command_id in self.outcomes:
            first = next(s for s in self.log if s.command_id == submission.command_id)
            if (first.command, first.recorded_by, key(first.data)) == (
                submission.command, submission.recorded_by, key(data)
            ):
                return submission, findings, {**self.outcomes[first.command_id], "duplicate": True}
            findings.refuse("G13", "commandIdReused")
            return submission, findings, None
        if self.log and recorded_at < self.log[-1].recorded_at:
            findings.refuse("G2", "recordedAtGoesBack")
            return submission, findings, None
        if submission.command in REPAIRS:
            findings = run(self._check_repair, submission)
        else:
            findings = self.current.check(submission)
        if rewritten:
            findings.warn("documentNoNormalized")
        return submission, findings, None

    def _rewrites_history(self, submission):
        return submission.command in REPAIRS or (
            submission.command == "decideDispute" and submission.data["outcome"] == "modified"
        )

    def _check_repair(self, submission, findings):
        """correctRecord and annulRecord (DOMAIN 6.9, 8.4)."""
        data = submission.data
        rule = "G7" if submission.command == "correctRecord" else "G8"
        target = next((s for s in self.log if s.command_id == data["targetCommandId"]), None)
        if target is None:
            findings.refuse_and_stop("G1", "unknownCommand")
        if target.command in REPAIRS:
            findings.refuse(rule, "targetIsCorrection")
        if data["approvedBy"] == submission.recorded_by:
            findings.refuse(rule, "fourEyes")
        if target.command_id in self.current.annulled:
            findings.refuse(rule, "alreadyAnnulled")
        findings.stop_if_any()
        if submission.command == "correctRecord":
            for name in data["changes"]:
                if COMMANDS[target.command].field(name) is None:
                    findings.refuse(rule, f"unknownField:{name}")
                elif name.endswith("Id"):
                    findings.refuse(rule, f"identifierImmutable:{name}")
            if not data["changes"]:
                findings.refuse(rule, "nothingToCorrect")
            findings.stop_if_any()
        trial = Fold(self.log + [submission], self.built_in)
        corrected = target.command_id if submission.command == "correctRecord" else None
        illegal = first_newly_illegal(self.current, trial, corrected)
        if illegal is not None:
            command_id, (its_rule, its_code) = illegal
            findings.refuse(rule, f"historyBecomesIllegal:{command_id}:{its_rule}:{its_code}")


def _check_envelope(command, findings):
    """Steps 1 to 7."""
    if not isinstance(command, dict):
        findings.refuse_and_stop("G14", "malformed")
    for name in ENVELOPE:
        if name not in command:
            findings.refuse_and_stop("G14", f"missing:{name}")
    for name in command:
        if name not in ENVELOPE:
            findings.refuse_and_stop("G14", f"unknownField:{name}")
    for name in ENVELOPE[:4]:
        if not is_text(command[name]):
            findings.refuse_and_stop("G14", f"badString:{name}")
    if not isinstance(command["data"], dict):
        findings.refuse_and_stop("G14", "badObject:data")
    if command["command"] not in COMMANDS:
        findings.refuse_and_stop("G14", "unknownCommand")
    if dates.parse_timestamp(command["recordedAt"]) is None:
        findings.refuse_and_stop("G14", "badTimestamp:recordedAt")


def _refused(command, findings: Findings):
    violations = [described(v) for v in findings.violations]
    return {
        "commandId": command.get("commandId") if isinstance(command, dict) else None,
        "outcome": "refused",
        **violations[0],
        "message": "; ".join(f"{v['rule']} {v['code']}" for v in violations),
        "violations": violations,
    }
