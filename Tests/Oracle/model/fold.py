"""Folding of the log and the legality of the folded history (DOMAIN 8.3, 8.4)."""

from . import (
    commands_application,
    commands_change,
    commands_dispute,
    commands_procedure,
    commands_registration,
    commands_supervision,
    commands_title,
)
from .commands_change import NEEDED
from .fields import check_fields, normalise
from .findings import run
from .references import unknown_references
from .state import State

REPAIRS = ("correctRecord", "annulRecord")

HANDLERS = {
    name: handler
    for module in (
        commands_registration, commands_application, commands_procedure, commands_title,
        commands_supervision, commands_change, commands_dispute,
    )
    for name, handler in module.HANDLERS.items()
}


class Fold:
    """The state after a list of accepted submissions, as corrected, annulled and modified by all of the list."""

    def __init__(self, log, built_in):
        self.state = State(built_in)
        # Command → the first violation that section 6 would refuse it for, None if legal.
        self.first_violation = {}
        self.annulled = {s.data["targetCommandId"]: s.command_id for s in log if s.command == "annulRecord"}
        self.corrected = {}
        self.modified = set()
        self.folded = {}
        self._merge(log)
        for submission in self.folded.values():
            if submission.command_id not in self.annulled and not self._replay(submission):
                break

    def _merge(self, log):
        """Steps 1 and 2: the data of every command with all changes merged in, in the order of their sources."""
        data = {s.command_id: dict(s.data) for s in log}
        command = {s.command_id: s.command for s in log}
        disputed = {
            s.data["disputeId"]: s.data["targetCommandId"]
            for s in log
            if s.command == "fileDispute" and s.command_id not in self.annulled
        }

        def merge(target, changes):
            data[target].update(changes)
            data[target] = normalise(command[target], data[target])[0]

        # A decideDispute must carry its own corrections before it changes another command.
        for source in log:
            if source.command == "correctRecord":
                target = source.data["targetCommandId"]
                self.corrected.setdefault(target, []).append(source.command_id)
                if command[target] == "decideDispute":
                    merge(target, source.data["changes"])
        for source in log:
            if source.command == "correctRecord":
                if command[source.data["targetCommandId"]] != "decideDispute":
                    merge(source.data["targetCommandId"], source.data["changes"])
            elif source.command == "decideDispute" and source.command_id not in self.annulled:
                decision = data[source.command_id]
                target = disputed.get(decision["disputeId"])
                if decision.get("outcome") == "modified" and target is not None:
                    self.modified.add(target)
                    changes = decision.get("changes", {})
                    merge(target, changes if isinstance(changes, dict) else {})
        self.folded = {s.command_id: s.with_data(data[s.command_id]) for s in log}

    def _replay(self, submission):
        """Step 3 for one command: judge it against the state before it, then let it take effect.

        False if its fields are of the wrong form. No accepted history has such a command, so the fold is a
        trial, and this command is what makes it fail; there is no use in going on.
        """
        if submission.command not in REPAIRS:
            by_fields = run(check_fields, submission.command, submission.data, submission.recorded_at)
            if by_fields.violations:
                self.first_violation[submission.command_id] = by_fields.violations[0]
                return False
            self.first_violation[submission.command_id] = self._judge(submission)
            self._take_effect(submission)
        self.state.commands[submission.command_id] = submission
        return True

    def _judge(self, submission):
        if submission.command_id in self.modified:
            codes = unknown_references(self.state, submission)
            return ("G1", codes[0]) if codes else None
        violations = self.check(submission).violations
        return violations[0] if violations else None

    def _take_effect(self, submission):
        if unknown_references(self.state, submission):
            return []
        if submission.command == "recordChange":
            if any(name not in submission.data for name in NEEDED[submission.data["kind"]]):
                return []
        return HANDLERS[submission.command][1](self.state, submission)

    def check(self, submission):
        """Step 11 of the generic checks, but for the two commands that repair the record."""
        return run(HANDLERS[submission.command][0], self.state, submission)

    def extend(self, submission):
        """Takes an accepted submission that changes nothing before it; yields its events."""
        self.folded[submission.command_id] = submission
        self.first_violation[submission.command_id] = None
        events = self._take_effect(submission)
        self.state.commands[submission.command_id] = submission
        return events


def first_newly_illegal(before, after, corrected=None):
    """The first command legal in one fold and illegal in the other, with its first violation.

    The corrected command itself must be legal whatever it was before.
    """
    for command_id, violation in after.first_violation.items():
        if violation is not None:
            if command_id == corrected or before.first_violation.get(command_id) is None:
                return command_id, violation
    return None
