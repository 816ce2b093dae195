"""Healthy registries to attack: one with everything in it, and random ones."""

import hashlib
import json
import subprocess
import sys

from daemon import REGISTRYD, ROOT, Registry, ctl
from lives import credit_code, life

PLANS = [f"evidence number {number}\n".encode() * 40 for number in range(3)]


# Recorded last, for a receipt: two commands with one event each.
LATE = "".join(json.dumps({
    "commandId": f"operator-{number}", "command": "registerOperator", "recordedAt": "2026-03-03T09:00:00+08:00",
    "recordedBy": "lixia", "data": {"operatorId": f"op-late-{number}", "name": f"朔州晚到{number}号有限公司",
                                    "operatorKind": "legalPerson",
                                    "registeredOn": "2026-03-02", "uscc": credit_code(70 + number)}}, ensure_ascii=False) + "\n" for number in (1, 2))


class Kept(Registry):
    """A rehearsal whose verifier key is known, and which may have a guard."""

    def __init__(self, **options):
        self.guard = None
        super().__init__(rehearsal=True, **options)
        self.vkey = verifier_key(self.data)

    def spawn(self, **options):
        if self.guard is None:
            return super().spawn(**options)
        with open(self.errors, "ab") as log:
            return subprocess.Popen(
                [REGISTRYD, "--data", self.data, "--socket", self.socket, "--guard", self.guard],
                stderr=log, stdout=subprocess.DEVNULL, **options)

    def run(self, *words, **options):
        """registryctl; must succeed."""
        result = ctl(*words, registry=self, **options)
        assert result.returncode == 0, f"{words}: {result.returncode} {result.stdout[-600:]} {result.stderr[-600:]}"
        return result.stdout


def verifier_key(directory):
    """The key of a registry, from its private key and its name, as a stranger would write it down."""
    from forge import Key
    origin = json.loads((directory / "registry.json").read_text())["origin"]
    return Key.of(directory, origin).vkey


def attach(registry, content):
    path = registry.home / "evidence"
    path.write_bytes(content)
    registry.run("attach", path)
    return hashlib.sha256(content).hexdigest()


def accepted(outcomes):
    for outcome in outcomes:
        assert outcome["outcome"] == "accepted", outcome
    return outcomes


def full():
    """A registry with two lives, evidence, personal values of which some were erased, a correction and a dispute."""
    registry = Kept().start()
    digests = [attach(registry, content) for content in PLANS]
    with registry.client() as client:
        call = json.loads((ROOT / "Scripts/examples/life/01-call.jsonl").read_text())
        accepted(client.submit([call]))
        lives = [life(number, dated=True)[:-1] for number in (1, 2)]
        for commands in lives:
            for command, digest in zip((commands[2], commands[4], commands[6]), digests):
                command["data"]["attachments"] = [digest]
        accepted(client.submit(sorted((command for commands in lives for command in commands),
                                      key=lambda command: command["recordedAt"])))
        late = {"recordedAt": "2026-03-02T09:00:00+08:00", "recordedBy": "lixia"}
        accepted(client.submit([
            {"commandId": "erase-1", "command": "erasePersonalData", **late, "data": {
                "subjectRef": "objection:objection-2022-003-1", "legalBasis": "个人信息保护法 47",
                "decidedOn": "2026-03-01", "approvedBy": "wangfang"}},
            {"commandId": "dispute-1", "command": "fileDispute", **late, "data": {
                "disputeId": "d1", "kind": "reconsideration", "targetCommandId": certification(1),
                "filedOn": "2026-03-01", "organ": "朔州市人民政府"}},
        ]))
    return registry


def certification(number):
    return next(command["commandId"] for command in life(number, dated=True) if command["command"] == "certify")


def random_history(seed, commands):
    """The commands of a random history of the second implementation of the law, refused ones among them."""
    sys.path.insert(0, str(ROOT / "Tests" / "Oracle"))
    from generator import History
    from model.values import dumps
    return [dumps(step["submit"]) for step, _ in History(seed, commands, []).steps() if "submit" in step]
