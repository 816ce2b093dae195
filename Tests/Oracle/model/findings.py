"""What the checks of a command find: violations that refuse it, warnings that do not."""

from .regulation import ARTICLES


class Stop(Exception):
    """Raised where the specification says to stop with what has been collected."""


class Findings:
    def __init__(self):
        self.violations = []
        self.warnings = set()

    def refuse(self, rule, code):
        self.violations.append((rule, code))

    def refuse_and_stop(self, rule, code):
        self.refuse(rule, code)
        raise Stop

    def warn(self, code):
        self.warnings.add(code)

    def stop_if_any(self):
        """The sign ⏹: stop here if anything has been collected."""
        if self.violations:
            raise Stop

    def malformed(self):
        """A nested value of the wrong type without a code of its own replaces all the rest."""
        self.violations = [("G14", "malformed")]
        raise Stop


def run(check, *arguments):
    """Runs a check function on fresh findings and returns them."""
    findings = Findings()
    try:
        check(*arguments, findings)
    except Stop:
        pass
    return findings


def described(violation):
    rule, code = violation
    return {"rule": rule, "article": ARTICLES[rule], "code": code}
