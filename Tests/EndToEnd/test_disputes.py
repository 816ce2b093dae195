"""Why, what was learned, what would have been: `explain`, `diff`, `timeline` and `whatif` through the built programs."""

import json
import os
import random
import re
import signal
import subprocess
import sys
from datetime import datetime

from daemon import PROGRAMS, ROOT, START_SECONDS, Registry, ctl
from prove import equal, holds

ORACLE = ROOT / "Tests" / "Oracle"
EXAMPLES = sorted((ORACLE / "examples").glob("*.jsonl"))


def random_history(seed, count):
    """Commands with corrections, annulments and disputes among them, as the independent model's generator makes them.
    No erasures: what they destroy is gone from every past, too."""
    done = subprocess.run([sys.executable, "-B", ORACLE / "generate.py", str(seed), "--commands", str(count),
                           "--without", "erasePersonalData"], check=True, capture_output=True, text=True)
    steps = [json.loads(line) for line in done.stdout.splitlines()]
    return [step["submit"] for step in steps if isinstance(step.get("submit"), dict)]


def accepted(client, commands):
    """Submits commands one by one; those that were accepted for the first time."""
    taken = []
    for command in commands:
        outcome = client.submit([command])[0]
        if outcome["outcome"] == "accepted" and not outcome.get("duplicate"):
            taken.append(command)
    return taken


def test_worked_examples_are_explained():
    """In every worked example the explanation's status is the answer, and what is tried first is what then happens."""
    explained = tried = 0
    for file in EXAMPLES:
        with Registry(rehearsal=True).start() as registry, registry.client() as client:
            for step in map(json.loads, file.read_text().splitlines()):
                if command := step.get("submit"):
                    size = client.size()
                    trial = client.call("WhatIf", {"commands": [command]})["outcomes"][0]
                    equal(client.size(), size, "nothing was recorded by the trial")
                    outcome = client.submit([command])[0]
                    # What was only tried has no place in the log; the repeat of a record has that of the record.
                    equal("seq" in trial, bool(outcome.get("duplicate")), f"{file.name} {command['commandId']}")
                    outcome.pop("seq", None), trial.pop("seq", None)
                    equal(outcome, trial, f"{file.name} {command['commandId']}")
                    tried += 1
                elif step["query"]["query"] == "status":
                    question = step["query"]
                    status = client.query(question)
                    answer = client.query({**question, "query": "explain"})
                    equal(answer["status"], status, f"{file.name} {question}")
                    holds(answer["chain"], "a registered space has a chain")
                    for member, value in step["expect"].items():
                        equal(answer["status"].get(member), value, f"{file.name} {question} {member}")
                    explained += 1
    holds(explained > 20 and tried > 150, f"{explained} answers explained, {tried} commands tried")


def test_example_of_a_correction():
    """Worked example 16: the correction is named with what it changed, in the record and in the answer."""
    with Registry(rehearsal=True).start() as registry, registry.client() as client:
        for step in map(json.loads, (ORACLE / "examples" / "16.jsonl").read_text().splitlines()):
            if "submit" in step:
                client.submit([step["submit"]])
        answer = client.query({"query": "explain", "spaceId": "s1", "on": "2018-06-09"})
        correction = answer["amendments"][0]
        equal(correction["changes"], [{"member": "data.decisionDate", "from": "2018-06-10", "to": "2018-06-08"}])
        equal(correction["statusChanges"][0], {"member": "titleStatus", "from": "uncertified", "to": "certified"})
        equal((correction["targetCommandId"], correction["rule"], correction["recordedBy"]), ("c9", "G7", "clerkA"))
        shown = ctl("explain", "s1", "--on", "2018-06-09", "--lang", "zh", registry=registry)
        for text in ("第五条（三） R5.3d", "朔科发〔2018〕20号", "决定日期：2018年6月10日 → 2018年6月8日", "称号：未认定 → 有效"):
            holds(text in shown.stdout, f"{text} stands in {shown.stdout}")
        shown = ctl("diff", "s1", "--known-at", "2018-07-01", "--on", "2018-06-09", "--lang", "en", registry=registry)
        for text in ("not certified", "decisionDate  2018-06-10 → 2018-06-08", "record corrected"):
            holds(text in shown.stdout, f"{text} stands in {shown.stdout}")
        command = json.dumps({"commandId": "w", "command": "annulRecord", "data": {
            "targetCommandId": "c9", "reason": "误录", "approvedBy": "clerkB"}})
        done = ctl("whatif", "--known-at", "2018-06-30", "--on", "2018-06-20", "--json", registry=registry, stdin=command)
        answer = json.loads(done.stdout)
        equal(answer["outcomes"][0]["events"], ["annulled"])
        equal([(effect["spaceId"], effect["before"]["titleStatus"], effect["after"]["titleStatus"])
               for effect in answer["effects"]], [("s1", "certified", "uncertified")])
        refused = ctl("whatif", "--on", "2018-06-20", registry=registry, stdin=command.replace("c9", "c3"))
        equal(refused.returncode, 1)
        holds("historyBecomesIllegal" in refused.stdout, refused.stdout)
        equal(client.query({"query": "status", "spaceId": "s1", "on": "2018-06-20"})["titleStatus"], "certified")


def test_every_question_takes_both_axes():
    """Every question verb takes --on and --known-at together, and what was recorded later stays out."""
    with Registry(rehearsal=True).start() as registry, registry.client() as client:
        for step in map(json.loads, (ORACLE / "examples" / "13.jsonl").read_text().splitlines()):
            if "submit" in step:
                client.submit([step["submit"]])
        both = ("--on", "2018-07-01", "--known-at", "2019-05-09", "--json")
        verbs = [("status", "s1"), ("show", "s1"), ("history", "s1"), ("explain", "s1"), ("timeline", "s1"),
                 ("diff", "s1", "--and", "2019-05-09"), ("register",), ("expiring",), ("overdue",),
                 ("assessments", "--year", "2018"), ("due",), ("bans",), ("ban", "op1"), ("remedy", "c9"),
                 ("record", "c9"), ("regulation",), ("log",)]
        for verb in verbs:
            done = ctl(*verb, *both, registry=registry)
            equal((done.returncode, done.stderr), (0, ""), str(verb))
            for word in ("fraudFound", "findFraud", '"revoked"'):
                holds(word not in done.stdout, f"{verb} knows too much: {done.stdout}")
        equal(json.loads(ctl("status", "s1", *both, registry=registry).stdout)["titleStatus"], "certified")
        late = json.loads(ctl("record", "c9", "--on", "2018-06-09", "--json", registry=registry).stdout)
        equal(late, {"commandId": "c9", "found": False}, "it had no effect yet")


def test_random_pasts():
    """For random histories, corrections among them, every answer of a past is that of a registry given only that past."""
    chance = random.Random(2016)
    for seed in (3, 14, 159):
        with Registry(rehearsal=True).start() as registry, registry.client() as client:
            taken = accepted(client, random_history(seed, 160))
            kinds = {command["command"] for command in taken}
            holds(kinds & {"correctRecord", "annulRecord", "decideDispute"}, f"seed {seed} amends nothing")
            spaces = sorted({command["data"]["spaceId"] for command in taken if command["command"] == "registerSpace"})
            for _ in range(3):
                instant = taken[chance.randrange(10, len(taken))]["recordedAt"]
                with Registry(rehearsal=True).start() as past, past.client() as other:
                    known = [command for command in taken if moment(command["recordedAt"]) <= moment(instant)]
                    equal(len(accepted(other, known)), len(known), "all of them are accepted again")
                    days = [f"{chance.randrange(2016, 2028)}-{chance.randrange(1, 13):02d}-{chance.randrange(1, 29):02d}"
                            for _ in range(3)]
                    earlier = chance.choice(known)["recordedAt"]
                    for question in questions(spaces, days):
                        equal(client.query({**question, "knownAt": instant}), other.query(question),
                              f"seed {seed}, known at {instant}: {question}")
                    for space in spaces:
                        difference = {"query": "diff", "spaceId": space, "on": days[0], "knownAt": earlier}
                        equal(client.query({**difference, "and": instant}), other.query(difference),
                              f"seed {seed}: {difference} and {instant}")


def moment(text):
    """A timestamp, or a date, which means its end in China Standard Time."""
    if len(text) > 10:
        return datetime.fromisoformat(text.replace("Z", "+00:00"))
    return datetime.fromisoformat(text + "T23:59:59.999999+08:00")


def questions(spaces, days):
    asked = []
    for day in days:
        asked += [{"query": kind, "on": day} for kind in ("register", "overdueReports", "obligations", "bans")]
        asked += [{"query": kind, "spaceId": space, "on": day}
                  for space in spaces for kind in ("status", "show", "explain")]
    for space in spaces:
        asked += [{"query": kind, "spaceId": space} for kind in ("history", "timeline")]
    return asked


def test_the_document_is_true():
    """What docs/DISPUTES.md shows of the commands is what they print."""
    text = (ROOT / "docs" / "DISPUTES.md").read_text()
    examples = ROOT / "Scripts" / "examples"
    with Registry(rehearsal=True).start() as registry:
        lines = [file.read_text() for file in sorted((examples / "life").glob("*.jsonl"))]
        ctl("submit", registry=registry, stdin="".join(lines) + (examples / "dispute.jsonl").read_text())
        shown = ""
        count = 0
        for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL):
            for part in re.split(r"^\$ registryctl ", block, flags=re.MULTILINE)[1:]:
                line, _, rest = part.partition("\n")
                words, _, here = line.partition(" <<'END'")
                stdin, _, rest = rest.partition("END\n") if here or "<<" in line else ("", "", rest)
                shown = ctl(*words.split(), "--lang", "en", registry=registry, stdin=stdin).stdout
                for wanted in rest.splitlines():
                    if wanted.strip() not in ("", "…"):
                        holds(wanted.strip() in shown, f"{words} prints {wanted!r}: {shown[:1500]}")
                        count += 1
        holds(count > 30, f"{count} lines were compared")


def test_the_document_begins_as_it_stands():
    """The first block of docs/DISPUTES.md runs as it is pasted, though it starts the daemon and goes on at once."""
    block = re.search(r"^```sh\n(.*?)^```", (ROOT / "docs" / "DISPUTES.md").read_text(), re.MULTILINE | re.DOTALL)[1]
    with Registry(init=False) as registry:
        (registry.home / "Scripts").symlink_to(ROOT / "Scripts")
        env = {**os.environ, "PATH": f"{PROGRAMS.resolve()}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}
        shell = subprocess.Popen(["bash", "-euo", "pipefail", "-c", block], cwd=registry.home, env=env, start_new_session=True,
                                 stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, text=True)
        try:
            # The daemon keeps the pipe: the shell ends, what it prints does not.
            code = shell.wait(2 * START_SECONDS)
        finally:
            os.killpg(shell.pid, signal.SIGKILL)
        said = shell.stdout.read()
        holds(said.count('"outcome":"accepted"') > 20, said[-900:])
        equal(code, 1, "one of its commands is refused")
